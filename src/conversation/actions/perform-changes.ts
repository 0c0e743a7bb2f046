import type { Action } from '../../domain/actions/action.ts';
import type { Change, ChangeIntent } from '../../domain/actions/change.ts';
import { dayOf } from '../../domain/calendar/dates.ts';
import { decideChange, type ChangeContext, type Missing } from '../../domain/actions/decide-change.ts';
import { hasRole } from '../../domain/people/person.ts';
import {
  canChange,
  canConfirm,
  canReassignTo,
  canSeeAction,
  canSeeNominalOf,
  canUpdate,
  seesEverything,
} from '../../domain/policy/policy.ts';
import { isRefusal, refusal, type Refusal } from '../../domain/refusal.ts';
import { findTarget, type Target } from './find-target.ts';
import { actionsByNumber } from './named-actions.ts';
import { noteRefused } from '../turn/audit-notes.ts';
import { scheduleOf, type Schedule } from '../turn/schedule.ts';
import { afterChange, type Context } from '../turn/turn.ts';
import {
  ABILITY_OF,
  cannotCancel,
  CHANGED_MEANWHILE,
  HEARD_ALREADY,
  noSuchAction,
  notAllowed,
  notYoursToDecide,
  ownersOnly,
  STALE,
  USED,
  type DecisionKind,
} from '../turn/wording.ts';

/** One change of one action; `version` is what the card showed, null where it was typed. */
export interface Requested {
  readonly number: number;
  readonly intent: ChangeIntent;
  readonly version: number | null;
}

/** How often words are tried again when other changes of the same action come between. */
const MOST_RETRIES = 8;

/** What became of it. */
export type Performed =
  | { readonly result: 'recorded'; readonly change: Change; readonly action: Action }
  | { readonly result: 'missing'; readonly missing: Missing; readonly intent: ChangeIntent; readonly action: Action }
  | { readonly result: 'refused'; readonly number: number; readonly refusal: Refusal; readonly action: Action | null }
  /** The name that was typed means several. */
  | { readonly result: 'several'; readonly names: readonly string[]; readonly action: Action; readonly typed: string };

export interface PerformedAll {
  readonly outcomes: readonly Performed[];
  /** What the actions are rated against in the answer. */
  readonly schedule: Schedule;
  /** What Undo takes back; null when nothing was recorded. */
  readonly batch: string | null;
}

/**
 * Decides every change that was asked for and records those that can be made, all of them in one transaction. Somebody
 * who types is taken at the latest version and tried again if another change came between; a card is not.
 */
export async function performChanges(
  requested: readonly Requested[],
  context: Context,
  token: string | null,
): Promise<PerformedAll> {
  const isRepeat = (request: Requested, index: number) =>
    requested.findIndex(({ number }) => number === request.number) < index;
  const repeats = requested.filter(isRepeat);
  if (repeats.length === 0) return inOneTransaction(requested, context, token);
  // The same action twice in one message ("in progress, and needs another week"): the second follows on the first.
  const before = await inOneTransaction(
    requested.filter((r, i) => !isRepeat(r, i)),
    context,
    token,
  );
  const after = await performChanges(repeats, afterChange(context), null);
  return { ...after, outcomes: [...before.outcomes, ...after.outcomes], batch: after.batch ?? before.batch };
}

async function inOneTransaction(
  requested: readonly Requested[],
  context: Context,
  token: string | null,
): Promise<PerformedAll> {
  const isPressed = requested.some(({ version }) => version !== null);
  let tried = await attempt(requested, context, token);
  for (let more = isPressed ? 0 : MOST_RETRIES; more > 0 && !tried.settled; more -= 1) {
    tried = await attempt(requested, afterChange(context), token);
  }
  return tried.result;
}

async function attempt(
  requested: readonly Requested[],
  context: Context,
  token: string | null,
): Promise<{ settled: boolean; result: PerformedAll }> {
  const { speaker, store, turn, source } = context;
  const numbers = [...new Set(requested.map(({ number }) => number))];
  const found = await actionsByNumber(numbers, context);
  const schedule = scheduleOf(context);
  const byNumber = new Map(found.map((action) => [action.number, action]));
  const decided: Performed[] = [];
  for (const request of requested) {
    const outcome = await decide(request, byNumber.get(request.number) ?? null, context, schedule);
    if (outcome.result === 'refused' && outcome.refusal.refused === 'not found') {
      await noteRefused(`A-${String(request.number)}`, context);
    }
    decided.push(outcome);
  }
  const changes = decided.flatMap((outcome) => (outcome.result === 'recorded' ? [outcome.change] : []));
  if (changes.length === 0) return { settled: true, result: { outcomes: decided, schedule, batch: null } };

  const batch = context.newId();
  const recorded = await store.actions.record({ speaker, at: turn.now, batch, changes, source, token });
  if (!recorded.recorded) {
    const settled = recorded.because === 'token used';
    return {
      settled,
      result: {
        outcomes: decided.map((outcome) => lost(outcome, settled ? usedWords(context) : CHANGED_MEANWHILE)),
        schedule,
        batch: null,
      },
    };
  }
  for (const { action } of changes) {
    if (action.nominal !== null && canSeeNominalOf(speaker, action)) context.noted.add(action.nominal.ref);
  }
  const after = new Map(recorded.actions.map((action) => [action.id, action]));
  const outcomes = decided.map((outcome) =>
    outcome.result === 'recorded' ? { ...outcome, action: after.get(outcome.action.id) ?? outcome.action } : outcome,
  );
  return { settled: true, result: { outcomes, schedule, batch } };
}

async function decide(
  request: Requested,
  action: Action | null,
  context: Context,
  schedule: Schedule,
): Promise<Performed> {
  const { speaker } = context;
  const { intent, number } = request;
  if (action !== null && isCancelling(intent) && canUpdate(speaker, action) && !canConfirm(speaker)) {
    return { result: 'refused', number, action, refusal: refusal('not allowed', cannotCancel(action.ref)) };
  }
  if (action !== null && isDecision(intent) && canSeeAction(speaker, action) && !canConfirm(speaker)) {
    return {
      result: 'refused',
      number,
      action,
      refusal: refusal('not allowed', notYoursToDecide(action.ref, intent.kind)),
    };
  }
  // Who sees the whole log learns nothing from hearing whose action it is.
  if (action !== null && seesEverything(speaker) && !canChange(speaker, action, intent)) {
    return { result: 'refused', number, action, refusal: refusal('not allowed', ownersOnly(action.ref)) };
  }
  if (action === null || !canChange(speaker, action, intent)) {
    return {
      result: 'refused',
      number,
      action: null,
      refusal: refusal('not found', noSuchAction(number, ABILITY_OF[intent.kind])),
    };
  }
  if (request.version !== null && request.version !== action.version) {
    return { result: 'refused', number, action, refusal: refusal('stale', STALE) };
  }
  const target = intent.kind === 'reassign' ? await findTarget(intent.to, context) : null;
  if (target !== null && 'names' in target) return { result: 'several', action, ...target };
  if (target !== null && isRefusal(target)) return { result: 'refused', number, action, refusal: target };
  if (target !== null && !canReassignTo(speaker, action, target.agency?.id ?? null)) {
    return { result: 'refused', number, action, refusal: elsewhere(action) };
  }
  const decision = decideChange(intent, action, changeContext(context, schedule, target));
  if (isRefusal(decision)) return { result: 'refused', number, action, refusal: decision };
  if ('missing' in decision) return { result: 'missing', missing: decision, intent, action };
  return { result: 'recorded', change: decision, action };
}

function changeContext(context: Context, schedule: Schedule, target: Target | null): ChangeContext {
  const { speaker, turn, today } = context;
  const { timezone, settings } = speaker.partnership;
  return {
    now: turn.now,
    today,
    settings,
    confirms: canConfirm(speaker),
    isChair: hasRole(speaker.member, 'chair'),
    speaker: speaker.member,
    nextMeeting: schedule.next === null ? null : dayOf(schedule.next.startsAt, timezone),
    target,
  };
}

/** Cancelling is the meeting's; an owner who sees that an action can no longer be done says that instead. */
function isCancelling(intent: ChangeIntent): boolean {
  return intent.kind === 'end' && intent.as === 'cancelled';
}

/** What only the chair and a coordinator do: whoever sees the action may hear so. */
function isDecision(intent: ChangeIntent): intent is Extract<ChangeIntent, { kind: DecisionKind }> {
  return intent.kind === 'confirm' || intent.kind === 'reject' || intent.kind === 'reopen';
}

function usedWords({ source }: Context): string {
  return source.from === 'card' ? USED : HEARD_ALREADY;
}

function elsewhere(action: Action): Refusal {
  return refusal(
    'not allowed',
    `${notAllowed('your agency’s lead or a coordinator', `give ${action.ref} to another agency`)} You can give it to somebody in your own.`,
  );
}

function lost(outcome: Performed, say: string): Performed {
  if (outcome.result !== 'recorded') return outcome;
  const { action } = outcome;
  return { result: 'refused', number: action.number, action, refusal: refusal('stale', say) };
}
