import { longDate, longDateTime, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { reviewsButton } from '../nominals/nominal-pages.ts';
import { execute, heading, typed, words } from '../parts/elements.ts';
import { finish, type WritingCardView } from '../parts/finish.ts';
import { profilesButton } from '../registers/profile-buttons.ts';

const AWAITED_SHOWN = 20;

/** The coordinator's prompt before the call: has police been asked for the partnership profiles? */
export interface ProfilesView extends WritingCardView {
  readonly kind: 'profiles';
  readonly meetingAt: Date;
  /** Profiles that have not been received, or whose review date (`stale`) has passed. */
  readonly awaited: readonly {
    readonly ref: string;
    readonly requested: IsoDate | null;
    readonly stale: IsoDate | null;
  }[];
  /** Since when the local profile is stale; null: it is not, or there is none. */
  readonly staleSince: IsoDate | null;
  /** How many open nominals are to be reviewed by the meeting. */
  readonly forReview: number;
}

export function profilesCard(view: ProfilesView): Message {
  const title = `${view.partnership.name} meets on ${longDateTime(view.meetingAt, view.partnership.timezone)}`;
  const question = 'Have the partnership profiles for it been asked for from police?';
  const lines = view.awaited.slice(0, AWAITED_SHOWN).map(({ ref, ...profile }) => ({ ref, state: stateOf(profile) }));
  const local =
    view.staleSince === null ? [] : [`The local profile is stale since its review date, ${longDate(view.staleSince)}.`];
  const reviews = view.forReview === 0 ? [] : [`Due for review by the meeting: ${String(view.forReview)}.`];
  return finish(view, {
    body: [
      heading(title),
      words(question),
      ...lines.map(({ ref, state }) => typed([{ text: ref, strong: true }, ` · ${state}`], { spacing: 'Small' })),
      ...[...local, ...reviews].map((text) => words(text)),
    ],
    actions: [
      execute('Profiles', profilesButton.with({ skip: 0 })),
      ...(view.forReview === 0 ? [] : [execute('Due for review', reviewsButton.with({ skip: 0 }))]),
    ],
    facts: [title, question, ...lines.map(({ ref, state }) => `${ref} · ${state}`), ...local, ...reviews],
  });
}

function stateOf({ requested, stale }: Omit<ProfilesView['awaited'][number], 'ref'>): string {
  if (stale !== null) return `stale since its review date, ${longDate(stale)}`;
  return requested === null ? 'not asked for yet' : `asked for on ${longDate(requested)}, not received`;
}
