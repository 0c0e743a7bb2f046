import type { Actions, Meetings, People, Store } from '../ports.ts';

/** The part of the store that deciding and sending nudges needs. */
export type NudgeStore = Pick<Store, 'ledger' | 'partnerships'> & {
  readonly people: Pick<People, 'members'>;
  readonly meetings: Pick<Meetings, 'all'>;
  readonly actions: Pick<Actions, 'list'>;
};
