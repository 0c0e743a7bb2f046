import { hasEnded, type Action, type NominalRef } from '../actions/action.ts';
import type { Nominal } from './nominal.ts';
import { TELECOMMUNICATIONS_ORDER } from '../powers/catalogue.ts';

/** Something that a plan may lack. It is a question for the meeting, and says nothing of what ought to be done. */
export type Gap =
  | { readonly gap: 'nobody safeguarding'; readonly ref: string }
  | { readonly gap: 'all pursue'; readonly ref: string; readonly actions: number }
  /** An order that stops a phone line, and nothing else about the same code, or no code at all. */
  | { readonly gap: 'order alone'; readonly ref: string | null; readonly action: string };

export type PlannedAction = Pick<Action, 'ref' | 'status' | 'strand' | 'powerId' | 'safeguarding'> & {
  readonly nominal: Pick<NominalRef, 'ref'> | null;
};

type Planned = Pick<Nominal, 'ref' | 'kind' | 'categories' | 'open'>;

/**
 * The gaps in the plans about open nominals, as their live actions show them: who should be kept safe first, then plans
 * that only pursue, then orders that stand alone.
 */
export function planGaps(nominals: readonly Planned[], actions: readonly PlannedAction[]): readonly Gap[] {
  const live = actions.filter(({ status }) => !hasEnded(status));
  const about = new Map<string | null, PlannedAction[]>();
  for (const action of live) {
    const ref = action.nominal?.ref ?? null;
    about.set(ref, [...(about.get(ref) ?? []), action]);
  }
  const open = nominals.filter((nominal) => nominal.open);
  const planOf = ({ ref }: Planned): readonly PlannedAction[] => about.get(ref) ?? [];
  return [
    ...open
      .filter((nominal) => needsSafeguarding(nominal) && !planOf(nominal).some(safeguards))
      .map(({ ref }): Gap => ({ gap: 'nobody safeguarding', ref })),
    ...open.flatMap((nominal): Gap[] => {
      const plan = planOf(nominal);
      const isAllPursue = plan.length > 0 && plan.every(({ strand }) => strand === 'pursue');
      return isAllPursue ? [{ gap: 'all pursue', ref: nominal.ref, actions: plan.length }] : [];
    }),
    ...[
      ...open.map((nominal) => [nominal.ref, planOf(nominal)] as const),
      [null, about.get(null) ?? []] as const,
    ].flatMap(([ref, plan]) => ordersAlone(ref, plan)),
  ];
}

/** A child, and whoever is a victim or vulnerable, whatever else they are. */
function needsSafeguarding({ kind, categories }: Planned): boolean {
  return kind === 'child' || categories.includes('victim') || categories.includes('vulnerable person');
}

function safeguards({ strand, safeguarding }: PlannedAction): boolean {
  return safeguarding || strand === 'protect';
}

/** Another order of the same kind is no companion. Actions that are about nobody have nothing in common. */
function ordersAlone(ref: string | null, plan: readonly PlannedAction[]): Gap[] {
  const orders = plan.filter(({ powerId }) => powerId === TELECOMMUNICATIONS_ORDER);
  const hasCompanion = ref !== null && plan.length > orders.length;
  return hasCompanion ? [] : orders.map((action) => ({ gap: 'order alone', ref, action: action.ref }));
}

/** The gap in words, which name no power for anybody. */
export function gapWords(gap: Gap): string {
  switch (gap.gap) {
    case 'nobody safeguarding':
      return `Nobody is safeguarding ${gap.ref}: no open action is Protect or tagged as safeguarding.`;
    case 'all pursue':
      return `${allOf(gap.actions)} about ${gap.ref} ${gap.actions === 1 ? 'is' : 'are'} Pursue.`;
    case 'order alone':
      return `${gap.action} is a telecommunications order, and no other open action ${gap.ref === null ? 'goes with it' : `about ${gap.ref} goes with it`}.`;
  }
}

function allOf(actions: number): string {
  if (actions === 1) return 'The only open action';
  return actions === 2 ? 'Both open actions' : `All ${String(actions)} open actions`;
}
