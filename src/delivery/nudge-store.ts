import type { Actions } from '../ports/actions.ts';
import type { Conversations } from '../ports/conversations.ts';
import type { Meetings } from '../ports/meetings.ts';
import type { Nominals } from '../ports/nominals.ts';
import type { People } from '../ports/people.ts';
import type { SharedCards } from '../ports/shared-cards.ts';
import type { StandingItems } from '../ports/standing-items.ts';
import type { Store } from '../ports/store.ts';

/** The part of the store that deciding and sending nudges needs, and erasing what was kept long enough. */
export type NudgeStore = Pick<Store, 'ledger' | 'partnerships' | 'note'> & {
  readonly people: Pick<People, 'members'>;
  readonly meetings: Pick<Meetings, 'all'>;
  readonly actions: Pick<Actions, 'list' | 'byNumber'>;
  readonly nominals: Pick<Nominals, 'closedShown' | 'dueForErasure' | 'erase'>;
  readonly standingItems: Pick<StandingItems, 'latest'>;
  readonly sharedCards: Pick<SharedCards, 'stale' | 'takenDown'>;
  readonly conversations: Pick<Conversations, 'channelOf'>;
};
