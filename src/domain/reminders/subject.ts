import type { IsoDate } from '../calendar/dates.ts';
import { refNumber } from '../refs.ts';

/** The kinds that ask somebody about their actions: what they ask is asked elsewhere when it does not arrive. */
const ASKING = ['call', 'digest', 'reminder', 'issue', 'overdue', 'prompt'] as const;
export type AskingKind = (typeof ASKING)[number];

/** What a nudge of its own is about. An action is named by its ref, as the log shows it. */
export type OwnSubject =
  | { readonly of: 'meeting' | 'board'; readonly day: IsoDate }
  | { readonly of: 'overdue'; readonly action: string; readonly due: IsoDate }
  | { readonly of: 'hand-over'; readonly action: string; readonly at: Date }
  | { readonly of: 'prompt'; readonly at: Date }
  /** By the nominal's id, as its code is not for the ledger to keep; `times`: how often it had been closed in chat. */
  | { readonly of: 'closed'; readonly nominalId: number; readonly closed: IsoDate; readonly times: number };

/** What a nudge is about: at every beat the same, so that the ledger knows it again. */
export type Subject =
  | OwnSubject
  /** What is asked in the channel instead of the member's own chat: the nudge that did not arrive there. */
  | { readonly of: 'mention'; readonly kind: AskingKind; readonly about: OwnSubject }
  /** What is asked of somebody else instead; `whose`: the id of the member whom it was for. */
  | { readonly of: 'relay'; readonly kind: AskingKind; readonly about: OwnSubject; readonly whose: number };

/** A subject as the ledger gives it back; unknown: another version of the clerk wrote it, in a form of its own. */
export type StoredSubject = Subject | { readonly of: 'unknown'; readonly key: string };

/**
 * The text that stands for a subject in the ledger and makes its entry the only one. It never changes: what is written
 * differently is another subject to the ledger, and is sent once more.
 */
export function toKey(subject: StoredSubject): string {
  switch (subject.of) {
    case 'meeting':
    case 'board':
      return `${subject.of} ${subject.day}`;
    case 'overdue':
      return `${subject.action} due ${subject.due}`;
    case 'hand-over':
      return `${subject.action} handed over ${subject.at.toISOString()}`;
    case 'prompt':
      return `prompt ${subject.at.toISOString()}`;
    case 'closed':
      return `nominal ${String(subject.nominalId)} closed ${subject.closed} (${String(subject.times)})`;
    case 'mention':
      return `${subject.kind}, ${toKey(subject.about)}`;
    case 'relay':
      return `${subject.kind}, ${toKey(subject.about)}, for ${String(subject.whose)}`;
    case 'unknown':
      return subject.key;
  }
}

/** The subject that a key stands for. It is never another one's: whatever is given, its key is the one that was read. */
export function fromKey(key: string): StoredSubject {
  const [, kind, about = '', whose] = /^([a-z]+), (.+?)(?:, for (\d+))?$/s.exec(key) ?? [];
  const own = ownSubject(kind === undefined ? key : about);
  const subject = own === null || kind === undefined ? own : insteadOf(kind, own, whose);
  return subject !== null && toKey(subject) === key ? subject : { of: 'unknown', key };
}

export function isSameSubject(one: StoredSubject, other: StoredSubject): boolean {
  return toKey(one) === toKey(other);
}

/** A subject in words for a report: its key, with a member's name in place of their id. */
export function subjectWords(subject: StoredSubject, nameOf: (memberId: number) => string | undefined): string {
  if (subject.of !== 'relay') return toKey(subject);
  const { kind, about, whose } = subject;
  return `${toKey({ of: 'mention', kind, about })}, for ${nameOf(whose) ?? 'somebody who has left'}`;
}

export function isAsking(kind: string): kind is AskingKind {
  return (ASKING as readonly string[]).includes(kind);
}

function insteadOf(kind: string, about: OwnSubject, whose: string | undefined): Subject | null {
  if (!isAsking(kind)) return null;
  return whose === undefined ? { of: 'mention', kind, about } : { of: 'relay', kind, about, whose: Number(whose) };
}

/** How each form is read, from what its pattern captures. */
const FORMS: readonly (readonly [RegExp, (...found: readonly string[]) => OwnSubject | null])[] = [
  [/^(meeting|board) (\S+)$/, (of, day = '') => (isDay(day) ? { of: of === 'board' ? of : 'meeting', day } : null)],
  [
    /^(.+) due (\S+)$/s,
    (action = '', due = '') => (isRef(action) && isDay(due) ? { of: 'overdue', action, due } : null),
  ],
  [
    /^(.+) handed over (\S+)$/s,
    (action = '', at = '') => (isRef(action) && isInstant(at) ? { of: 'hand-over', action, at: new Date(at) } : null),
  ],
  [/^prompt (\S+)$/, (at = '') => (isInstant(at) ? { of: 'prompt', at: new Date(at) } : null)],
  [
    /^nominal (\d+) closed (\S+) \((\d+)\)$/,
    (id, closed = '', times) =>
      isDay(closed) ? { of: 'closed', nominalId: Number(id), closed, times: Number(times) } : null,
  ],
];

function ownSubject(key: string): OwnSubject | null {
  for (const [form, read] of FORMS) {
    const [match, ...found] = form.exec(key) ?? [];
    if (match !== undefined) return read(...found);
  }
  return null;
}

function isRef(text: string): boolean {
  return refNumber(text, 'A') !== null;
}

function isDay(text: string): boolean {
  return isInstant(`${text}T00:00:00.000Z`);
}

/** As keys hold them: in UTC, with milliseconds. */
function isInstant(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}
