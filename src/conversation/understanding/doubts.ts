import type { ChangeIntent, ChangeKind, TagKind } from '../../domain/actions/change.ts';
import type { Doubt } from '../plan.ts';
import type { Claim, Hedge } from './lexicon.ts';

/** What a reading could be, before the person's words are put to it. */
type Choice = Exclude<ChangeKind, 'extend' | 'reassign' | 'end' | 'snooze' | TagKind> | 'not_done' | 'itself';

const CHOICES: Readonly<
  Partial<Record<ChangeKind, Readonly<Record<'negation' | 'plan' | 'doubt', readonly Choice[]>>>>
> = {
  done: {
    negation: ['progress', 'not_done', 'no_change'],
    plan: ['progress', 'done', 'no_change'],
    doubt: ['done', 'progress', 'no_change'],
  },
  progress: { negation: ['no_change', 'blocked'], plan: ['no_change', 'progress'], doubt: ['progress', 'no_change'] },
  blocked: { negation: ['progress', 'no_change'], plan: ['progress', 'blocked'], doubt: ['blocked', 'progress'] },
  no_change: { negation: ['progress', 'no_change'], plan: ['no_change', 'progress'], doubt: ['no_change', 'progress'] },
  accept: { negation: ['decline', 'accept'], plan: ['accept', 'decline'], doubt: ['accept', 'decline'] },
  decline: { negation: ['accept', 'decline'], plan: ['decline', 'accept'], doubt: ['decline', 'accept'] },
  reassign: {
    negation: ['no_change', 'itself'],
    plan: ['itself', 'no_change'],
    doubt: ['itself', 'decline', 'no_change'],
  },
  confirm: { negation: ['reject', 'confirm'], plan: ['confirm', 'reject'], doubt: ['confirm', 'reject'] },
  reject: { negation: ['confirm', 'reject'], plan: ['reject', 'confirm'], doubt: ['reject', 'confirm'] },
  // Neither is news of the action, so no status is offered in their place.
  snooze: { negation: ['itself'], plan: ['itself'], doubt: ['itself'] },
  wake: { negation: ['itself'], plan: ['itself'], doubt: ['itself'] },
};
const OTHERS = {
  negation: ['no_change', 'itself'],
  plan: ['itself', 'no_change'],
  doubt: ['itself', 'no_change'],
} as const;

/** The readings to offer, the likeliest first; `itself` is what was said, `note` the person's own words. */
export function optionsFor(itself: ChangeIntent, doubt: Doubt, note: string | null): ChangeIntent[] {
  const side = doubt === 'negation' ? 'negation' : doubt === 'plan' ? 'plan' : 'doubt';
  return (CHOICES[itself.kind] ?? OTHERS)[side].map((choice) => {
    if (choice === 'itself') return itself;
    if (choice === 'not_done') return { kind: 'end', as: 'not_done', note };
    return choice === 'note' ? { kind: 'note', note: note ?? '' } : { kind: choice, note };
  });
}

/**
 * The doubt that words beside a claim leave, or null. Time to come is no doubt about an offer or a request: "I'll take
 * A-12" accepts it, "we will need another week" asks for it.
 */
export function doubtOf(kind: Claim['kind'], hedges: readonly Hedge['doubt'][]): Doubt | null {
  const tolerated = kind === 'accept' || kind === 'extend' || kind === 'snooze' || kind === 'wake';
  for (const doubt of ['hearsay', 'doubt', 'negation', 'condition', 'degree', 'plan'] as const) {
    if (!hedges.includes(doubt)) continue;
    if (tolerated && (doubt === 'plan' || doubt === 'degree')) continue;
    return doubt === 'condition' || doubt === 'degree' ? 'plan' : doubt;
  }
  return null;
}
