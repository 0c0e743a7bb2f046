import { actionCard } from '../cards/action-card.ts';
import { askCard } from '../cards/ask-card.ts';
import { changesCard, type ChangeLine } from '../cards/changes-card.ts';
import type { ButtonChange } from '../cards/presses.ts';
import { reasonForm } from '../cards/reason-form.ts';
import type { Action } from '../domain/action.ts';
import type { ChangeIntent } from '../domain/change.ts';
import { longDate } from '../domain/dates.ts';
import type { Missing } from '../domain/decide-change.ts';
import type { Message } from '../domain/message.ts';
import { canSeeAction } from '../domain/policy.ts';
import { actionView, cardView, personalView } from './card-view.ts';
import { rememberQuestion } from './open-question.ts';
import type { Performed, PerformedAll } from './perform-changes.ts';
import { rated, type Schedule } from './schedule.ts';
import { here, inPersonalChat, plain, say, type Context, type Reply } from './turn.ts';
import { IN_YOUR_CHAT, reasonAsked, recorded, sayReason, severalMeant } from './wording.ts';

/** What the person reads after a message or a press that changed actions, or tried to. */
export async function replyToChanges(performed: PerformedAll, context: Context): Promise<Reply> {
  const { schedule } = performed;
  const [only, ...others] = performed.outcomes;
  if (only === undefined) return say('Nothing was recorded.');
  if (others.length > 0) return here(manyChanges(performed, context));
  switch (only.result) {
    case 'recorded':
      if (only.action.status === 'blocked' && only.action.blocker === null) {
        await rememberQuestion(context, {
          number: only.action.number,
          intent: { kind: 'blocked', note: null },
          awaits: 'words',
        });
      }
      return here(await recordedCard(only, performed.batch, context, schedule));
    case 'missing':
      await rememberQuestion(context, {
        number: only.action.number,
        intent: withDue(only.intent, only.missing),
        awaits: 'words',
      });
      return inPersonalChat(context, missingForm(only, context), reasonAsked(only.action.ref, only.intent));
    case 'several':
      return inPersonalChat(context, severalCard(only, context), IN_YOUR_CHAT);
    case 'refused':
      return here(await refusedMessage(only, context, schedule));
  }
}

type Outcome<R extends Performed['result']> = Extract<Performed, { result: R }>;

async function recordedCard(
  outcome: Outcome<'recorded'>,
  undo: string | null,
  context: Context,
  schedule: Schedule,
): Promise<Message> {
  const said = recorded(outcome.change, outcome.action, context.turn.place);
  return actionCard(
    await actionView(outcome.action, { said, note: outcome.change.update.text, undo }, context, schedule),
  );
}

/** A refusal about an action that the person sees comes with how the action stands. */
async function refusedMessage(outcome: Outcome<'refused'>, context: Context, schedule: Schedule): Promise<Message> {
  const { action, refusal } = outcome;
  if (action === null || refusal.refused !== 'stale' || !canSeeAction(context.speaker, action)) {
    return plain(refusal.say);
  }
  return actionCard(await actionView(action, { said: refusal.say, note: null, undo: null }, context, schedule));
}

/** The form that asks for what a change still needs. */
export function missingForm(outcome: Outcome<'missing'>, context: Context): Message {
  return reasonForm({
    ...personalView(context),
    action: outcome.action,
    change: buttonChange(outcome.intent),
    known: { due: outcome.missing.due, reason: outcome.intent.note },
    today: context.today,
    problem: problemOf(outcome.missing),
  });
}

function buttonChange(intent: ChangeIntent): ButtonChange {
  switch (intent.kind) {
    case 'end':
      return intent.as;
    case 'note':
    case 'wake':
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
      press: {
        verb: 'ask-answer',
        actions,
        intent: { kind: 'reassign', to: name, note: null },
        token: context.newId(),
      },
    })),
  });
}

function manyChanges(performed: PerformedAll, context: Context): Message {
  const lines = performed.outcomes.map((outcome) => line(outcome, context, performed.schedule));
  return changesCard({ ...cardView(context), asked: 'to change', lines, undo: performed.batch });
}

function line(outcome: Performed, context: Context, schedule: Schedule): ChangeLine {
  const shown = (action: Action | null) =>
    action !== null && canSeeAction(context.speaker, action) ? rated(action, schedule) : null;
  switch (outcome.result) {
    case 'recorded':
      return {
        ref: outcome.action.ref,
        recorded: true,
        said: recorded(outcome.change, outcome.action, context.turn.place).replace('Recorded: ', ''),
        note: outcome.change.update.text,
        now: rated(outcome.action, schedule),
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
