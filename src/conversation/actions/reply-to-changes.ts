import { actionCard } from '../../cards/actions/action-card.ts';
import type { ButtonChange } from '../../cards/parts/action-buttons.ts';
import { askCard } from '../../cards/talk/ask-card.ts';
import { changesCard, type ChangeLine } from '../../cards/actions/changes-card.ts';
import { reasonForm } from '../../cards/actions/reason-form.ts';
import { readingButton } from '../../cards/parts/question-buttons.ts';
import type { Action } from '../../domain/actions/action.ts';
import type { ChangeIntent } from '../../domain/actions/change.ts';
import { longDate } from '../../domain/calendar/dates.ts';
import type { Missing } from '../../domain/actions/decide-change.ts';
import type { Message } from '../../domain/message.ts';
import { childWording } from '../../domain/minimise/child-wording.ts';
import { asSeenBy, canSeeAction, canSeeNominalOf } from '../../domain/policy/policy.ts';
import { answer, answerPrivately, sayPrivately } from '../turn/answer.ts';
import { actionView, cardView, personalView } from '../turn/card-view.ts';
import { rememberQuestion } from '../turn/open-question.ts';
import type { Performed, PerformedAll } from './perform-changes.ts';
import { rated, type Schedule } from '../turn/schedule.ts';
import { plain, say, type Context, type Reply } from '../turn/turn.ts';
import { recorded, sayBetter, sayReason, severalMeant } from '../turn/wording.ts';

/**
 * What the person reads after a message or a press that changed actions, or tried to. Where others read along it is said
 * there only if all of it is theirs to know; whether there is an action of that number is not.
 */
export async function replyToChanges(performed: PerformedAll, context: Context): Promise<Reply> {
  const { schedule } = performed;
  const [only, ...others] = performed.outcomes;
  if (only === undefined) return say('Nothing was recorded.');
  if (others.length > 0) return manyChanges(performed, context);
  switch (only.result) {
    case 'recorded':
      if (only.action.status === 'blocked' && only.action.blocker === null) {
        await rememberQuestion(context, {
          number: only.action.number,
          intent: { kind: 'blocked', note: null },
          awaits: 'words',
        });
      }
      return answer(context, { actions: [only.action] }, (there) =>
        recordedCard(only, performed.batch, there, schedule),
      );
    case 'missing':
      await rememberQuestion(context, {
        number: only.action.number,
        intent: withDue(only.intent, only.missing),
        awaits: 'words',
      });
      return answerPrivately(context, (there) => missingForm(only, there));
    case 'several':
      return answerPrivately(context, (there) => severalCard(only, there));
    case 'refused':
      return refused(only, context, schedule);
  }
}

type Outcome<R extends Performed['result']> = Extract<Performed, { result: R }>;

async function recordedCard(
  outcome: Outcome<'recorded'>,
  undo: string | null,
  context: Context,
  schedule: Schedule,
): Promise<Message> {
  const said = [recorded(outcome.change, outcome.action, context.turn.place), ...betterWords(outcome, context)].join(
    ' ',
  );
  return actionCard(
    await actionView(outcome.action, { said, note: outcome.change.update.text, undo }, context, schedule),
  );
}

/** Where the words are about a child; a code's kind is used only for those who may know of it, and not before others. */
function betterWords({ change, action }: Outcome<'recorded'>, context: Context): readonly string[] {
  const { text } = change.update;
  if (text === null || context.turn.place !== 'personal') return [];
  const isChilds = action.nominal?.kind === 'child' && canSeeNominalOf(context.speaker, action);
  const advice = childWording(text, isChilds);
  return advice === null ? [] : [sayBetter(advice)];
}

/** A refusal about an action that the person sees comes with how the action stands. */
function refused({ action, refusal }: Outcome<'refused'>, context: Context, schedule: Schedule): Promise<Reply> {
  if (action === null || !canSeeAction(context.speaker, action)) {
    return Promise.resolve(sayPrivately(context, refusal.say));
  }
  return answer(context, { actions: [action] }, async (there) =>
    refusal.refused === 'stale'
      ? actionCard(await actionView(action, { said: refusal.say, note: null, undo: null }, there, schedule))
      : plain(refusal.say),
  );
}

/** The form that asks for what a change still needs. */
export function missingForm(outcome: Outcome<'missing'>, context: Context): Message {
  return reasonForm({
    ...personalView(context),
    action: asSeenBy(context.speaker, outcome.action),
    change: buttonChange(outcome.intent),
    known: { due: outcome.missing.due, reason: outcome.intent.note },
    today: context.today,
    problem: problemOf(outcome.missing),
    back: context.back,
  });
}

function buttonChange(intent: ChangeIntent): ButtonChange {
  switch (intent.kind) {
    case 'end':
      return intent.as;
    case 'note':
    case 'wake':
    case 'tag':
    case 'untag':
    case 'safeguard':
      return 'progress';
    case 'reassign':
      return 'decline';
    default:
      return intent.kind;
  }
}

function problemOf({ gone }: Missing): string | null {
  return gone === undefined ? null : `${longDate(gone)} is in the past. Give a day that is still to come.`;
}

/** The change as far as it is known: a day that has gone by is not. */
function withDue(intent: ChangeIntent, { due, gone }: Missing): ChangeIntent {
  if (gone !== undefined && intent.kind === 'extend') return { ...intent, due: null };
  if (due === null) return intent;
  if (intent.kind === 'snooze') return { ...intent, until: { to: 'date', date: due } };
  return intent.kind === 'extend' ? { ...intent, due: { to: 'date', date: due } } : intent;
}

function severalCard(outcome: Outcome<'several'>, context: Context): Message {
  const { action, names, typed } = outcome;
  const actions = [{ number: action.number, version: action.version }];
  return askCard({
    ...personalView(context),
    question: severalMeant(typed, names),
    quote: null,
    options: names.slice(0, 5).map((name) => ({
      label: name,
      press: readingButton.with({
        actions,
        intent: { kind: 'reassign', to: name, note: null },
        token: context.newId(),
      }),
    })),
  });
}

function manyChanges(performed: PerformedAll, context: Context): Promise<Reply> {
  const { outcomes, schedule, batch } = performed;
  const seen = outcomes.flatMap(({ action }) =>
    action !== null && canSeeAction(context.speaker, action) ? [action] : [],
  );
  const write = (there: Context): Message => {
    const lines = outcomes.map((outcome) => line(outcome, there, schedule));
    return changesCard({ ...cardView(there), asked: 'to change', lines, undo: batch });
  };
  return seen.length === outcomes.length ? answer(context, { actions: seen }, write) : answerPrivately(context, write);
}

function line(outcome: Performed, context: Context, schedule: Schedule): ChangeLine {
  const shown = (action: Action | null) =>
    action !== null && canSeeAction(context.speaker, action) ? rated(action, context.speaker, schedule) : null;
  switch (outcome.result) {
    case 'recorded':
      return {
        ref: outcome.action.ref,
        recorded: true,
        said: [
          recorded(outcome.change, outcome.action, context.turn.place).replace('Recorded: ', ''),
          ...betterWords(outcome, context),
        ].join(' '),
        note: outcome.change.update.text,
        now: rated(outcome.action, context.speaker, schedule),
      };
    case 'missing':
      return unrecorded(outcome.action.ref, lineProblem(outcome), shown(outcome.action));
    case 'several':
      return unrecorded(outcome.action.ref, severalMeant(outcome.typed, outcome.names), shown(outcome.action));
    case 'refused':
      return unrecorded(
        outcome.action?.ref ?? `A-${String(outcome.number)}`,
        outcome.refusal.say,
        shown(outcome.action),
      );
  }
}

function lineProblem({ action, intent, missing }: Outcome<'missing'>): string {
  return [problemOf(missing), sayReason(action.ref, intent)].filter((part) => part !== null).join(' ');
}

function unrecorded(ref: string, said: string, now: ChangeLine['now']): ChangeLine {
  return { ref, recorded: false, said, note: null, now };
}
