import { intentOf, type Press, type PressOf } from '../cards/presses.ts';
import { noteCard } from '../cards/note-card.ts';
import { canAddActions, canApproveStandingItem, canDraftStandingItem, canRunTheMeeting } from '../domain/policy.ts';
import { refusal, type Refusal } from '../domain/refusal.ts';
import { answer, answerPrivately, FOR_MEMBERS } from './answer.ts';
import { cardView } from './card-view.ts';
import { add } from './commands/add-action.ts';
import { goAway } from './commands/away.ts';
import { pageOfChanges } from './commands/changes.ts';
import { pageOfActions } from './commands/list-actions.ts';
import { pageOfNominals } from './commands/list-nominals.ts';
import { move } from './commands/meeting.ts';
import { pageOfMyActions } from './commands/my-actions.ts';
import { nudge, pageOfPreview } from './commands/nudges.ts';
import { pageOfReachability } from './commands/reachability.ts';
import { showAction } from './commands/show-action.ts';
import { pageOfNominal } from './commands/show-nominal.ts';
import { approve, post } from './commands/standing-item.ts';
import { statusOf } from './commands/status.ts';
import { takeBack } from './commands/undo.ts';
import { choosePartnership } from './commands/choose-partnership.ts';
import { digestNow } from './digest.ts';
import { performChanges, type Performed } from './perform-changes.ts';
import { missingForm, replyToChanges } from './reply-to-changes.ts';
import { scheduleOf } from './schedule.ts';
import { say, type Context, type Reply } from './turn.ts';
import { LEFT, notAllowed, PRESSED_ALREADY, recorded } from './wording.ts';

/** What a press on a card does: the same commands as words, with the card's version and one-use token. */
export async function answerPress(press: Press, context: Context): Promise<Reply | Refusal> {
  switch (press.verb) {
    case 'act':
      return act(press, context);
    case 'digest-act':
      return digestAct(press, context);
    case 'digest-page':
      await digestIsShown(context);
      return digestNow(press.digest, null, context, scheduleOf(context));
    case 'ask-answer':
      return answerAsked(press, context);
    case 'add':
      return canAddActions(context.speaker)
        ? add(press, { from: 'form', token: press.token }, context)
        : notYours('a coordinator, the chair or an analyst', 'add actions');
    case 'undo':
      return takeBack(press.batch, context);
    case 'leave':
      return answer(context, FOR_MEMBERS, (there) =>
        noteCard({ ...cardView(there), say: LEFT, options: [], undo: null }),
      );
    case 'open':
      return showAction.run({ numbers: [press.ref] }, { ...context, back: press.back });
    case 'open-nominal':
      return pageOfNominal({ kind: press.kind, number: press.number }, press.skip, context);
    case 'my-actions':
      return pageOfMyActions(press.skip, context);
    case 'list':
      return pageOfActions(press.list, press.of, press.skip, context);
    case 'nominals':
      return pageOfNominals(press.skip, context);
    case 'changes':
      return pageOfChanges(press.skip, context);
    case 'status':
      return statusOf(press.of, context);
    case 'nudge-preview':
      return canRunTheMeeting(context.speaker)
        ? pageOfPreview(press.skip, context)
        : notYours('a coordinator or the chair', 'preview nudges');
    case 'reachability':
      return canRunTheMeeting(context.speaker)
        ? pageOfReachability(press.skip, context)
        : notYours('a coordinator or the chair', 'see how everybody can be reached');
    case 'choose-partnership':
      return choosePartnership.run({ code: press.code }, context);
    case 'move-meeting':
      return canRunTheMeeting(context.speaker)
        ? once(press.token, context, () => move(press.kind, press.date, press.time, context, true))
        : notYours('a coordinator or the chair', 'move the meeting');
    case 'nudge-now':
      return canRunTheMeeting(context.speaker)
        ? nudge(press.token, context)
        : notYours('a coordinator or the chair', 'send reminders');
    case 'away':
      return once(press.token, context, () => goAway(press, context));
    case 'approve-standing-item':
      return canApproveStandingItem(context.speaker)
        ? approve(press, context)
        : notYours('the chair', 'approve the standing item');
    case 'post-standing-item':
      return canDraftStandingItem(context.speaker)
        ? post(press, context)
        : notYours('a coordinator or the chair', 'post the standing item');
  }
}

/** For what has no version of its own to be stale against: a repeated press changes nothing. */
async function once(token: string, { store, turn }: Context, work: () => Promise<Reply>): Promise<Reply> {
  return (await store.useToken(token, turn.now)) ? work() : say(PRESSED_ALREADY);
}

/** A button of an action's card: the card comes back as the action now stands. */
async function act(press: PressOf<'act'>, context: Context): Promise<Reply> {
  const requested = [{ number: press.ref, intent: intentOf(press), version: press.version }];
  const performed = await performChanges(requested, context, press.token);
  return replyToChanges(performed, { ...context, back: press.back });
}

async function answerAsked(press: PressOf<'ask-answer'>, context: Context): Promise<Reply> {
  const requested = press.actions.map(({ number, version }) => ({ number, intent: press.intent, version }));
  return replyToChanges(await performChanges(requested, context, press.token), context);
}

/** A button of one action in a digest: the digest comes back with that action shown as updated. */
async function digestAct(press: PressOf<'digest-act'>, context: Context): Promise<Reply> {
  const requested = [{ number: press.ref, intent: intentOf(press), version: press.version }];
  const performed = await performChanges(requested, context, press.token);
  const [outcome] = performed.outcomes;
  if (outcome?.result === 'missing') return answerPrivately(context, (there) => missingForm(outcome, there));
  const said = outcome === undefined ? null : saidOf(outcome, press.ref, context);
  const justNow = said === null ? null : { ...said, undo: performed.batch };
  await digestIsShown(context);
  return digestNow(press.digest, justNow, context, performed.schedule);
}

/** The page that somebody has turned to, and what they have just pressed there, stays as it is at the next beat. */
async function digestIsShown({ store, speaker, turn }: Context): Promise<void> {
  const { conversationId, pressedId } = turn;
  if (typeof pressedId === 'string') await store.ledger.showsAll(speaker.partnership.id, conversationId, pressedId);
}

function saidOf(outcome: Performed, number: number, context: Context): { ref: string; said: string } | null {
  switch (outcome.result) {
    case 'recorded':
      return { ref: outcome.action.ref, said: recorded(outcome.change, outcome.action, context.turn.place) };
    case 'refused':
      return { ref: outcome.action?.ref ?? `A-${String(number)}`, said: outcome.refusal.say };
    case 'missing':
    case 'several':
      return null;
  }
}

function notYours(who: string, what: string): Refusal {
  return refusal('not allowed', notAllowed(who, what));
}
