import type { Action } from '../domain/actions/action.ts';
import type { Speaker } from '../domain/people/person.ts';
import type { Source } from './audit.ts';

/** Takes changes back, whatever they were about. */
export interface Undo {
  /**
   * Takes back the speaker's last batch; null when there is none, `blockedBy` when somebody changed it since. With
   * `only` (a card's Undo), nothing is taken back unless that batch is still the last one: then null.
   */
  last(speaker: Speaker, at: Date, source: Source, only: string | null): Promise<Undone | null>;
}

export type Undone =
  | { readonly undone: true; readonly what: readonly string[]; readonly actions: readonly Action[] }
  | { readonly undone: false; readonly blockedBy: string };
