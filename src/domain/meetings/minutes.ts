import { STATUS_WORDS, type ActionStatus } from '../actions/action.ts';
import { longDate, longDateTime, type IsoDate } from '../calendar/dates.ts';
import { KIND_WORDS } from '../nominals/nominal.ts';
import type { Role } from '../people/person.ts';
import { NOMINAL_KINDS, type NominalKey } from '../refs.ts';

/** What the minutes tell of, beside who was there. */
export const MINUTE_KINDS = [
  'decision',
  'confirmed',
  'rejected',
  'extended',
  'ended',
  'reopened',
  'reassigned',
  'added',
  'nominal_closed',
  'nominal_reopened',
  'nominal_reviewed',
] as const;
export type MinuteKind = (typeof MINUTE_KINDS)[number];

/** One thing that a meeting decided or did. */
export interface Minute {
  readonly kind: MinuteKind;
  readonly at: Date;
  readonly nominal: (NominalKey & { readonly ref: string }) | null;
  readonly action: { readonly ref: string; readonly title: string; readonly status: ActionStatus } | null;
  /** A decision's words, or a change's reason. */
  readonly text: string | null;
  readonly owner: string | null;
  readonly due: IsoDate | null;
}

export interface Attendee {
  readonly name: string;
  readonly agency: string | null;
  readonly roles: readonly Role[];
  /** In whose place they were there. */
  readonly deputyFor: string | null;
}

/** The minutes extract of one meeting: a value that a card shows, and that a document can be written from. */
export interface Minutes {
  readonly partnership: string;
  readonly marking: string;
  readonly timezone: string;
  readonly startsAt: Date;
  readonly venue: string | null;
  /** null: it is still going on. */
  readonly finishedAt: Date | null;
  readonly present: readonly Attendee[];
  readonly apologies: readonly Attendee[];
  readonly sections: readonly MinutesSection[];
}

/** What was decided and done about one nominal; about none, where `nominal` is null. */
export interface MinutesSection {
  readonly nominal: (NominalKey & { readonly ref: string }) | null;
  readonly minutes: readonly Minute[];
}

/** By nominal in the order of the agenda, what is about none last; in each, decisions first, as they were taken. */
export function sectionsOf(minutes: readonly Minute[]): readonly MinutesSection[] {
  const about = new Map<string, Minute[]>();
  for (const minute of minutes) {
    const ref = minute.nominal?.ref ?? '';
    about.set(ref, [...(about.get(ref) ?? []), minute]);
  }
  return [...about.values()]
    .map((some) => ({
      nominal: some[0]?.nominal ?? null,
      minutes: some.toSorted(
        (a, b) =>
          MINUTE_KINDS.indexOf(a.kind) - MINUTE_KINDS.indexOf(b.kind) ||
          (a.action?.ref ?? '').localeCompare(b.action?.ref ?? '') ||
          a.at.getTime() - b.at.getTime(),
      ),
    }))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || (a.nominal?.number ?? 0) - (b.nominal?.number ?? 0));
}

function placeOf({ nominal }: MinutesSection): number {
  return nominal === null ? NOMINAL_KINDS.length : NOMINAL_KINDS.indexOf(nominal.kind);
}

/** "A-0030 added: visit the school. Owner Sam Okafor, due Tuesday 12 January 2027." */
export function minuteWords({ kind, action, text, owner, due }: Minute): string {
  const because = text === null ? '' : `: ${ended(text)}`;
  const ref = action?.ref ?? '';
  switch (kind) {
    case 'decision':
      return `Decision: ${ended(text ?? '')}`;
    case 'confirmed':
      return `${ref} confirmed as completed${because === '' ? '.' : because}`;
    case 'rejected':
      return `${ref} sent back${because === '' ? '.' : because}`;
    case 'extended':
      return `${ref} extended${due === null ? '' : ` to ${longDate(due)}`}${because === '' ? '.' : because}`;
    case 'ended':
      return `${ref} closed${action === null ? '' : ` as ${STATUS_WORDS[action.status]}`}${because === '' ? '.' : because}`;
    case 'reopened':
      return `${ref} reopened${because === '' ? '.' : because}`;
    case 'reassigned':
      return `${ref} given to ${owner ?? 'nobody yet'}.`;
    case 'added':
      return `${ref} added: ${ended(action?.title ?? '')} Owner ${owner ?? 'not named yet'}${due === null ? '' : `, due ${longDate(due)}`}.`;
    case 'nominal_closed':
      return 'Closed.';
    case 'nominal_reopened':
      return 'Opened again.';
    case 'nominal_reviewed':
      return 'Reviewed, stays open.';
  }
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

export function attendeeWords({ name, agency, roles, deputyFor }: Attendee): string {
  const post = roles.filter((role) => role !== 'member');
  const from = [agency, post.length === 0 ? null : post.join(' and ')].filter((part) => part !== null).join(', ');
  return `${name}${from === '' ? '' : ` (${from})`}${deputyFor === null ? '' : `, for ${deputyFor}`}`;
}

export function sectionTitle({ nominal }: MinutesSection): string {
  return nominal === null ? 'Other business' : `${nominal.ref}, ${KIND_WORDS[nominal.kind]}`;
}

/** The whole of it as text that can be copied, a line each. */
export function minutesLines(minutes: Minutes): readonly string[] {
  const { present, apologies, sections, timezone, venue } = minutes;
  const named = (people: readonly Attendee[]): string =>
    people.length === 0 ? 'not recorded' : people.map(attendeeWords).join('; ');
  return [
    `${minutes.marking}. For those who run the meeting.`,
    `Minutes extract: ${minutes.partnership}, ${longDateTime(minutes.startsAt, timezone)}${venue === null ? '' : `, ${venue}`}`,
    `Present: ${named(present)}`,
    `Apologies: ${apologies.length === 0 ? 'none recorded' : named(apologies)}`,
    ...(sections.length === 0 ? ['No decision or change was recorded.'] : []),
    ...sections.flatMap((section) => [
      sectionTitle(section),
      ...section.minutes.map((minute) => `- ${minuteWords(minute)}`),
    ]),
  ];
}
