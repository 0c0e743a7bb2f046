import { hasEnded, STATUS_WORDS, type Action, type ActionStatus } from './action.ts';
import type { ActionFields, Change, ChangeIntent, NewDue, UpdateKind } from './change.ts';
import { longDate, type IsoDate } from '../calendar/dates.ts';
import { newDueDate } from './new-due-date.ts';
import { decideTag } from './decide-tag.ts';
import type { AgencyRef, PersonRef } from '../people/person.ts';
import { refusal, type Refusal } from '../refusal.ts';
import type { Settings } from '../partnership/settings.ts';
import { latestSnooze, snoozeOn } from './snooze.ts';

/** The longest text that somebody may store with a change, in characters. */
export const LONGEST_NOTE = 2000;

export interface ChangeContext {
  readonly now: Date;
  readonly today: IsoDate;
  readonly settings: Pick<Settings, 'confirmation' | 'extensionApproval'>;
  /** The chair or a coordinator is speaking. */
  readonly confirms: boolean;
  readonly isChair: boolean;
  readonly speaker: PersonRef & { readonly agency: AgencyRef | null };
  readonly nextMeeting: IsoDate | null;
  /** Whom a reassignment goes to, once found. */
  readonly target: { readonly owner: PersonRef | null; readonly agency: AgencyRef | null } | null;
}

/** What is still needed before a change can be made: the clerk asks for it with a form. */
export interface Missing {
  readonly missing: 'reason' | 'date and reason';
  readonly due: IsoDate | null;
  /** The day that was asked for, where it has gone by: another is needed, and the reason stays. */
  readonly gone?: IsoDate;
}

type Decision = Change | Refusal | Missing;

/**
 * What an intent does to an action, by the status rules of domain.md:
 * proposed → accepted → in progress ⇄ blocked → awaiting confirmation → completed, with three other ends, any of which
 * can be reopened. Whether the speaker may is policy.ts's; this decides only whether the action can.
 */
export function decideChange(intent: ChangeIntent, action: Action, context: ChangeContext): Decision {
  if (intent.note !== null && intent.note.length > LONGEST_NOTE) {
    return refusal(
      'too long',
      `That note is longer than ${String(LONGEST_NOTE)} characters. Shorten it and send it again.`,
    );
  }
  if (hasEnded(action.status) && intent.kind !== 'reopen') return alreadyEnded(action);
  switch (intent.kind) {
    case 'accept':
      return accept(action, intent.note, context);
    case 'decline':
      return decline(action, intent.note);
    case 'progress':
      return begun(action, 'in_progress', 'progress', intent.note, context);
    case 'note':
      return begun(action, noteStatus(action.status), 'progress', intent.note, context);
    case 'no_change':
      return noChange(action, intent.note);
    case 'blocked':
      return block(action, intent.note, context);
    case 'done':
      return finish(action, intent.note, context);
    case 'confirm':
      return confirm(action, intent.note, context);
    case 'reject':
      return reject(action, intent.note);
    case 'extend':
      return extend(action, intent.due, intent.note, context);
    case 'reassign':
      return reassign(action, intent.note, context);
    case 'end':
      return intent.note === null
        ? { missing: 'reason', due: null }
        : change(
            action,
            { status: intent.as, outcome: intent.note, blocker: null, requestedDue: null },
            'ended',
            intent.note,
          );
    case 'reopen':
      return reopen(action, intent.note);
    case 'snooze':
      return snooze(action, intent.until, intent.note, context);
    case 'wake':
      return wake(action, intent.note, context);
    case 'tag':
    case 'untag':
    case 'safeguard':
      return decideTag(intent, action);
  }
}

function accept(action: Action, note: string | null, context: ChangeContext): Decision {
  if (action.status !== 'proposed') return already(action);
  // Who accepts an action that nobody owns takes it on.
  const taken =
    action.owner === null ? { owner: context.speaker, agency: context.speaker.agency ?? action.agency } : {};
  return change(action, { ...taken, status: 'accepted', acceptedAt: context.now }, 'accepted', note);
}

function decline(action: Action, note: string | null): Decision {
  if (action.status !== 'proposed' && action.status !== 'accepted') {
    return refusal(
      'not now',
      `${action.ref} is ${STATUS_WORDS[action.status]}, so it can be given to somebody else but not declined. Say “give ${action.ref} to …”.`,
    );
  }
  if (note === null) return { missing: 'reason', due: null };
  return change(action, { status: 'proposed', owner: null, acceptedAt: null }, 'declined', note);
}

/** Work under way: an action that was only proposed is accepted by being worked on. */
function begun(
  action: Action,
  status: ActionStatus,
  kind: UpdateKind,
  note: string | null,
  context: ChangeContext,
): Change {
  const accepted = action.acceptedAt ?? context.now;
  const blocker = status === 'blocked' ? action.blocker : null;
  return change(action, { status, blocker, acceptedAt: accepted }, kind, note);
}

function noteStatus(status: ActionStatus): ActionStatus {
  return status === 'proposed' || status === 'accepted' ? 'in_progress' : status;
}

function noChange(action: Action, note: string | null): Decision {
  if (action.status === 'awaiting_confirmation') return already(action);
  return change(action, {}, 'no_change', note);
}

function block(action: Action, note: string | null, context: ChangeContext): Decision {
  const blocker = note ?? (action.status === 'blocked' ? action.blocker : null);
  return change(action, { status: 'blocked', blocker, acceptedAt: action.acceptedAt ?? context.now }, 'blocked', note);
}

function finish(action: Action, note: string | null, context: ChangeContext): Decision {
  if (action.status === 'awaiting_confirmation') {
    return note === null ? already(action) : change(action, {}, 'progress', note);
  }
  const fields = { blocker: null, requestedDue: null, acceptedAt: action.acceptedAt ?? context.now };
  return context.settings.confirmation
    ? change(action, { ...fields, status: 'awaiting_confirmation' }, 'done', note)
    : change(action, { ...fields, status: 'completed', completed: context.today, outcome: note }, 'done', note);
}

function confirm(action: Action, note: string | null, context: ChangeContext): Decision {
  if (action.status === 'awaiting_confirmation') {
    const set = { status: 'completed', completed: context.today, confirmedById: context.speaker.id } as const;
    return change(action, set, 'confirmed', note);
  }
  if (action.requestedDue !== null) {
    return change(action, moveDue(action, action.requestedDue), 'extended', note);
  }
  return refusal('not now', `${action.ref} is ${STATUS_WORDS[action.status]}: there is nothing to confirm.`);
}

function reject(action: Action, note: string | null): Decision {
  const waits = action.status === 'awaiting_confirmation' || action.requestedDue !== null;
  if (!waits)
    return refusal('not now', `${action.ref} is ${STATUS_WORDS[action.status]}: there is nothing to send back.`);
  if (note === null) return { missing: 'reason', due: null };
  const status = action.status === 'awaiting_confirmation' ? 'in_progress' : action.status;
  // A sheet may have said on which day it was done.
  return change(action, { status, completed: null, requestedDue: null }, 'rejected', note);
}

function extend(action: Action, due: NewDue | null, note: string | null, context: ChangeContext): Decision {
  if (action.status === 'awaiting_confirmation') return already(action);
  if (due === null) return { missing: 'date and reason', due: null };
  const date = newDueDate(due, action, context);
  if (typeof date !== 'string') return date;
  if (date < context.today) return { missing: 'date and reason', due: null, gone: date };
  if (action.due !== null && date === action.due) {
    return refusal('not now', `${action.ref} is already due on ${longDate(date)}.`);
  }
  if (action.due !== null && date < action.due && !context.confirms) {
    return refusal(
      'bad date',
      `${action.ref} is due on ${longDate(action.due)}, which is later than ${longDate(date)}.`,
    );
  }
  if (note === null) return { missing: 'reason', due: date };
  if (context.settings.extensionApproval && !context.isChair) {
    return change(action, { requestedDue: date }, 'progress', `More time asked for, until ${longDate(date)}: ${note}`);
  }
  return change(action, moveDue(action, date), 'extended', note);
}

/** The original date stays; each later date counts as one extension. */
function moveDue(action: Action, date: IsoDate): Partial<ActionFields> {
  const isExtension = action.due !== null && date > action.due;
  return {
    due: date,
    originalDue: action.originalDue ?? action.due ?? date,
    extensions: action.extensions + (isExtension ? 1 : 0),
    requestedDue: null,
  };
}

/** The new owner has yet to accept it, so an acceptance that was given does not carry over. */
function reassign(action: Action, note: string | null, context: ChangeContext): Decision {
  const target = context.target;
  if (target === null) return refusal('missing', `Say whom to give ${action.ref} to: a person or an agency.`);
  if (action.status === 'awaiting_confirmation') return already(action);
  if (target.owner?.id === action.owner?.id && target.agency?.id === action.agency?.id) {
    return refusal('not now', `${action.ref} is already with them.`);
  }
  const status = action.status === 'accepted' ? 'proposed' : action.status;
  return change(
    action,
    {
      ...{ status, owner: target.owner, agency: target.agency, acceptedAt: null },
      ...{ issued: context.today, handedOverAt: context.now },
    },
    'reassigned',
    note,
  );
}

function reopen(action: Action, note: string | null): Decision {
  if (!hasEnded(action.status) && action.status !== 'awaiting_confirmation') {
    return refusal('not now', `${action.ref} is ${STATUS_WORDS[action.status]}, so it is open already.`);
  }
  const set = { status: 'in_progress', completed: null, confirmedById: null, outcome: null } as const;
  return change(action, set, 'reopened', note);
}

function snooze(action: Action, until: NewDue | null, note: string | null, context: ChangeContext): Decision {
  const { ref } = action;
  const { today, nextMeeting } = context;
  if (action.status === 'awaiting_confirmation') return already(action);
  if (action.owner === null) return refusal('not now', `${ref} has no owner, so nobody is reminded of it.`);
  const latest = latestSnooze(today, nextMeeting);
  if (latest <= today) {
    return refusal(
      'not now',
      `The partnership meets today, so reminders of ${ref} can be snoozed only after the meeting.`,
    );
  }
  if (until === null) return { missing: 'date and reason', due: null };
  const date = newDueDate(until, { due: null }, context);
  if (typeof date !== 'string') return date;
  if (date <= today) {
    return refusal(
      'bad date',
      `${longDate(date)} is not in the future. Reminders can be snoozed until tomorrow at the earliest.`,
    );
  }
  if (date > latest) {
    const limit = nextMeeting === null ? '60 days from now' : 'the day of the next meeting';
    return refusal('bad date', `${ref} can be snoozed until ${longDate(latest)} at the latest, ${limit}.`);
  }
  if (note === null) return { missing: 'reason', due: date };
  return change(action, { snoozedUntil: date, snoozeReason: note }, 'snoozed', note);
}

function wake(action: Action, note: string | null, { today }: ChangeContext): Decision {
  if (snoozeOn(action, today) === null) {
    return refusal('not now', `Reminders of ${action.ref} are not snoozed.`);
  }
  return change(action, { snoozedUntil: null, snoozeReason: null }, 'woken', note);
}

function already(action: Action): Refusal {
  return refusal('not now', `${action.ref} is already ${STATUS_WORDS[action.status]}.`);
}

function alreadyEnded(action: Action): Refusal {
  return refusal(
    'not now',
    `${action.ref} is ${STATUS_WORDS[action.status]}. The chair or a coordinator can reopen it.`,
  );
}

function change(action: Action, set: Partial<ActionFields>, kind: UpdateKind, text: string | null): Change {
  return { action, set: { ...set, ...endOfSnooze(action, set) }, update: { kind, text } };
}

/** A snooze was for one owner and one due date; another of either is to be reminded of. */
function endOfSnooze(action: Action, set: Partial<ActionFields>): Partial<ActionFields> {
  const hasNewDue = set.due !== undefined && set.due !== action.due;
  const hasNewOwner = set.owner !== undefined && set.owner?.id !== action.owner?.id;
  const ends = action.snoozedUntil !== null && (hasNewDue || hasNewOwner);
  return ends ? { snoozedUntil: null, snoozeReason: null } : {};
}
