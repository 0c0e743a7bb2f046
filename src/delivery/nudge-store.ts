import type { Actions, Conversations, Meetings, People, Store } from '../ports.ts';

/** The part of the store that deciding and sending nudges needs. */
export type NudgeStore = Pick<Store, 'ledger' | 'partnerships' | 'note'> & {
  readonly people: Pick<People, 'members'>;
  readonly meetings: Pick<Meetings, 'all'>;
  readonly actions: Pick<Actions, 'list' | 'byNumber'>;
  readonly conversations: Pick<Conversations, 'channelOf'>;
};
