import type {
  Actions,
  Conversations,
  Meetings,
  Nominals,
  People,
  SharedCards,
  StandingItems,
  Store,
} from '../ports.ts';

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
