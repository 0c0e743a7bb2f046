import type { Back } from '../cards/buttons.ts';
import { intentOf, type Press, type PressOf } from '../cards/presses.ts';
import { noteCard } from '../cards/talk/note-card.ts';
import { STOP_KEY } from '../domain/meetings/agenda.ts';
import { hasRole } from '../domain/people/person.ts';
import { canRunTheMeeting } from '../domain/policy/policy.ts';
import { refusal, type Refusal } from '../domain/refusal.ts';
import { answer, answerPrivately, FOR_MEMBERS } from './answer.ts';
import { cardView } from './card-view.ts';
import { isOutOfPlace } from './command.ts';
import { add, addInMeeting } from './commands/actions/add-action.ts';
import { attend, attendanceOf } from './commands/meetings/attendance.ts';
import { finishThat } from './commands/meetings/finish-meeting.ts';
import { decideAt } from './commands/meetings/meeting-decision.ts';
import { pageOfPack } from './commands/meetings/meeting-pack.ts';
import { start, walkMeeting } from './commands/meetings/run-meeting.ts';
import { goAway } from './commands/people/away.ts';
import { pageOfChanges } from './commands/actions/changes.ts';
import { pageOfGaps } from './commands/nominals/plan-gaps.ts';
import { pageOfActions } from './commands/actions/list-actions.ts';
import { pageOfNominals } from './commands/nominals/list-nominals.ts';
import { close, reopen, review } from './commands/nominals/keep-nominals.ts';
import { move } from './commands/meetings/meeting.ts';
import { pageOfMyActions } from './commands/actions/my-actions.ts';
import { nudge, pageOfPreview } from './commands/reminders/nudges.ts';
import { addAsTyped, addProgramme, formOf, listOfProgrammes, reportInForm } from './commands/registers/programmes.ts';
import { pageOfProfiles, stampOn } from './commands/registers/profiles.ts';
import { listOfPowers, onePower } from './commands/powers/powers.ts';
import { pageOfReachability } from './commands/people/reachability.ts';
import { pageOfReviews } from './commands/nominals/reviews.ts';
import { showAction } from './commands/actions/show-action.ts';
import { aliasOf } from './commands/nominals/show-alias.ts';
import { pageOfNominal } from './commands/nominals/show-nominal.ts';
import { draft } from './commands/standing-item/draft-standing-item.ts';
import { post } from './commands/standing-item/post-standing-item.ts';
import { approve, show } from './commands/standing-item/standing-item.ts';
import { openForm, saveStatements } from './commands/standing-item/statements.ts';
import { statusOf } from './commands/actions/status.ts';
import { takeBack } from './commands/undo/undo.ts';
import { choosePartnership } from './commands/people/choose-partnership.ts';
import { digestNow } from './reminders/digest.ts';
import { performChanges, type Performed } from './actions/perform-changes.ts';
import type { CommandName } from './plan.ts';
import { REGISTRY } from './registry.ts';
import { missingForm, replyToChanges } from './actions/reply-to-changes.ts';
import { noteRefused } from './audit-notes.ts';
import { scheduleOf } from './meetings/schedule.ts';
import { say, type Context, type Reply } from './turn.ts';
import { walkTo } from './meetings/walk.ts';
import { LEFT, notForYou, OWN_CHAT_ONLY, PRESSED_ALREADY, recorded } from './wording.ts';

/** The command that a press stands for: whoever may not say it may not press it either. A new verb has to be named here. */
export const COMMAND_OF: Readonly<Record<Press['verb'], CommandName>> = {
  act: 'change-actions',
  'digest-act': 'change-actions',
  'digest-page': 'my-actions',
  'ask-answer': 'change-actions',
  add: 'add-action',
  undo: 'undo',
  leave: 'unknown',
  open: 'show-action',
  'open-nominal': 'show-nominal',
  'show-alias': 'show-alias',
  'my-actions': 'my-actions',
  list: 'list-actions',
  nominals: 'list-nominals',
  'close-nominal': 'close-nominal',
  'reopen-nominal': 'reopen-nominal',
  'review-nominal': 'review-nominal',
  reviews: 'reviews',
  profiles: 'profiles',
  'stamp-profile': 'stamp-profile',
  programmes: 'programmes',
  'programme-form': 'report-programme',
  'report-programme': 'report-programme',
  'add-programme-form': 'add-programme',
  'add-programme': 'add-programme',
  powers: 'powers',
  power: 'show-power',
  gaps: 'gaps',
  changes: 'changes',
  status: 'status',
  'nudge-preview': 'preview-nudges',
  reachability: 'reachability',
  'choose-partnership': 'choose-partnership',
  'move-meeting': 'move-meeting',
  'meeting-pack': 'meeting-pack',
  'start-meeting': 'start-meeting',
  walk: 'walk-meeting',
  'walk-to': 'walk-meeting',
  decide: 'meeting-decision',
  'meeting-add': 'add-action',
  attendance: 'attendance',
  attend: 'attendance',
  'finish-meeting': 'finish-meeting',
  'nudge-now': 'nudge-now',
  away: 'away',
  'draft-standing-item': 'draft-standing-item',
  'show-standing-item': 'show-standing-item',
  'edit-statements': 'edit-statements',
  'save-statements': 'edit-statements',
  'approve-standing-item': 'approve-standing-item',
  'post-standing-item': 'post-standing-item',
};

/** What a press on a card does: the same commands as words, with the card's version and one-use token. */
export async function answerPress(press: Press, turned: Context): Promise<Reply | Refusal> {
  const context = { ...turned, back: backOf(press, turned) };
  const { may, summary, answers } = REGISTRY[COMMAND_OF[press.verb]];
  if (isOutOfPlace({ answers }, context)) {
    await noteRefused(COMMAND_OF[press.verb], context);
    return refusal('not now', OWN_CHAT_ONLY);
  }
  if (!may(context.speaker)) {
    await noteRefused(COMMAND_OF[press.verb], context);
    const isCoordinator = hasRole(context.speaker.member, 'coordinator');
    return refusal('not allowed', notForYou(summary ?? 'do that', isCoordinator));
  }
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
      return add(press, { from: 'form', token: press.token }, context);
    case 'undo':
      return takeBack(press.batch, context);
    case 'leave':
      if (context.back?.verb === 'walk') return walkTo(context.back, null, context);
      return answer(context, FOR_MEMBERS, (there) =>
        noteCard({ ...cardView(there), say: LEFT, options: [], undo: null }),
      );
    case 'open':
      return showAction.run({ numbers: [press.ref] }, context);
    case 'open-nominal':
      return pageOfNominal({ kind: press.kind, number: press.number }, press.skip, context);
    case 'show-alias':
      return aliasOf(press, context);
    case 'my-actions':
      return pageOfMyActions(press.skip, context);
    case 'list':
      return pageOfActions(press.list, press.of, press.skip, context);
    case 'nominals':
      return pageOfNominals(press.skip, context);
    case 'close-nominal':
      return close(press, press.version, context);
    case 'reopen-nominal':
      return reopen(press, press.version, context);
    case 'review-nominal':
      return review(press, null, press.version, context);
    case 'profiles':
      return pageOfProfiles(press.skip, null, context);
    case 'stamp-profile':
      return once(press.token, context, () => stampOn(press.number, press.stamp, null, context));
    case 'programmes':
      return listOfProgrammes(null, context);
    case 'programme-form':
      return formOf(press.number, context);
    case 'report-programme':
      return reportInForm(press, context);
    case 'add-programme-form':
      return addProgramme.run({ name: null, venue: null }, context);
    case 'add-programme':
      return addAsTyped(press.programme, press.token, context);
    case 'reviews':
      return pageOfReviews(press.skip, context);
    case 'powers':
      return listOfPowers(press.of, context);
    case 'power':
      return onePower(press.id, context);
    case 'gaps':
      return pageOfGaps(press.skip, context);
    case 'changes':
      return pageOfChanges(press.skip, context);
    case 'status':
      return statusOf(press.of, context);
    case 'nudge-preview':
      return pageOfPreview(press.skip, context);
    case 'reachability':
      return pageOfReachability(press.skip, context);
    case 'choose-partnership':
      return choosePartnership.run({ code: press.code }, context);
    case 'move-meeting':
      return once(press.token, context, () => move(press.kind, press.date, press.time, context, true));
    case 'meeting-pack':
      return pageOfPack(press.skip, context);
    case 'start-meeting':
      return once(press.token, context, () => start(new Date(press.startsAt), context));
    case 'walk':
      return walkTo(press, null, context);
    case 'walk-to':
      return skipTo(press, context);
    case 'decide':
      return once(press.token, context, () =>
        decideAt({ verb: 'walk', meeting: press.meeting, at: press.at, skip: 0 }, press.decision, context),
      );
    case 'meeting-add':
      return addInMeeting(context);
    case 'attendance':
      return attendanceOf(press.meeting, context);
    case 'attend':
      return once(press.token, context, () => attend(press, context));
    case 'finish-meeting':
      return once(press.token, context, () => finishThat(press.meeting, context));
    case 'nudge-now':
      return nudge(press.token, context);
    case 'away':
      return once(press.token, context, () => goAway(press, context));
    case 'draft-standing-item':
      return once(press.token, context, () => draft(context));
    case 'show-standing-item':
      return show(context);
    case 'edit-statements':
      return openForm(press, context);
    case 'save-statements':
      return saveStatements(press, context);
    case 'approve-standing-item':
      return approve(press, context);
    case 'post-standing-item':
      return post(press, context);
  }
}

/** For what has no version of its own to be stale against: a repeated press changes nothing. */
async function once(token: string, { store, turn }: Context, work: () => Promise<Reply>): Promise<Reply> {
  return (await store.useToken(token, turn.now)) ? work() : say(PRESSED_ALREADY);
}

/** Where the answer leads back to; to a meeting's card only whoever runs meetings. */
function backOf(press: Press, { speaker, back }: Context): Back | null {
  const asked = 'back' in press ? (press.back ?? null) : back;
  return asked?.verb === 'walk' && !canRunTheMeeting(speaker) ? null : asked;
}

/** A button of an action's card, which comes back as the action now stands; of a meeting's card, and the walk goes on. */
async function act(press: PressOf<'act'>, context: Context): Promise<Reply> {
  const requested = [{ number: press.ref, intent: intentOf(press), version: press.version }];
  const performed = await performChanges(requested, context, press.token);
  const [outcome] = performed.outcomes;
  const said = outcome === undefined ? null : saidOf(outcome, press.ref, context);
  if (context.back?.verb !== 'walk' || said === null) return replyToChanges(performed, context);
  const justNow = { said: `${said.ref}: ${said.said}`, note: null, undo: performed.batch };
  return walkTo(context.back, justNow, context);
}

/** What was chosen from the list of stops; where it is no stop, the meeting stays where it is. */
async function skipTo({ meeting, stop }: PressOf<'walk-to'>, context: Context): Promise<Reply> {
  if (stop !== null && STOP_KEY.test(stop)) return walkTo({ verb: 'walk', meeting, at: stop, skip: 0 }, null, context);
  return walkMeeting.run({ to: 'here' }, context);
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
