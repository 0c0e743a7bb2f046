import { z } from 'zod';
import type { ChangeKind, PlainEnd } from '../domain/actions/change.ts';
import { MEETING_KINDS } from '../domain/calendar/meeting.ts';
import { STOP_KEY } from '../domain/meetings/agenda.ts';
import { NUDGE_KINDS } from '../domain/reminders/nudge.ts';
import { PROFILE_STAMPS } from '../domain/registers/profile.ts';
import { PROGRAMME_COUNTS } from '../domain/registers/programme.ts';
import { POWER_GROUPS } from '../domain/powers/power.ts';
import { NOMINAL_KINDS } from '../domain/refs.ts';
import { NOTE_LIMIT } from './typed-inputs.ts';

/* What the buttons of cards carry: data that the clerk writes, and checks again when it comes back (presses.ts). */

/** A digest remembers this many actions, so that each of its buttons stays small. */
export const DIGEST_LIMIT = 150;

/** The lists that a card can show and page through. */
export const LIST_KINDS = [
  'overdue',
  'blocked',
  'ownerless',
  'awaiting',
  'silent',
  'open',
  'due',
  'red',
  'amber',
] as const;
export type CardList = (typeof LIST_KINDS)[number];

/** The changes that buttons ask for, an end by its own word; handing an action on is said in words. */
const BUTTON_CHANGES = [
  'accept',
  'decline',
  'progress',
  'no_change',
  'blocked',
  'done',
  'confirm',
  'reject',
  'extend',
  'reopen',
  'not_done',
  'circumstances_changed',
  'cancelled',
  'snooze',
] as const satisfies readonly (ChangeKind | PlainEnd)[];
export type ButtonChange = (typeof BUTTON_CHANGES)[number];

const number = z.number().int().min(1).max(999_999);
const version = z.number().int().min(1);
const token = z.uuid();
const skip = z.number().int().min(0).max(1_000_000);
const name = z.string().min(1).max(200);
const date = z.iso.date();
const note = z.string().max(NOTE_LIMIT).nullable();

/** What a digest is about, so that a press on it can return it: its actions as sent, and the page that is shown. */
const digestSchema = z.strictObject({
  kind: z.enum(NUDGE_KINDS),
  /** What the ledger says that it is about, by its key: "meeting 2026-12-08", "A-12 due 2026-12-04". */
  subject: z.string().max(100),
  /** When it was made (ISO 8601): an action updated since is shown as updated. */
  since: z.iso.datetime(),
  numbers: z.array(number).max(DIGEST_LIMIT),
  /** From 0. */
  page: z.number().int().min(0).max(DIGEST_LIMIT),
});
export type Digest = z.infer<typeof digestSchema>;

const newDueSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('date'), date }),
  z.strictObject({ to: z.literal('later'), days: z.number().int(), months: z.number().int() }),
  z.strictObject({ to: z.literal('next meeting') }),
  z.strictObject({ to: z.literal('after next meeting'), days: z.number().int() }),
]);

const plainKinds = [
  'accept',
  'decline',
  'progress',
  'no_change',
  'blocked',
  'done',
  'confirm',
  'reject',
  'reopen',
  'wake',
  'untag',
] as const satisfies readonly ChangeKind[];

/** A change as a card carries it, and as a planner proposes it. */
export const changeIntentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(plainKinds), note }),
  z.strictObject({ kind: z.literal('note'), note: z.string().min(1).max(NOTE_LIMIT) }),
  z.strictObject({ kind: z.literal('extend'), due: newDueSchema.nullable(), note }),
  z.strictObject({ kind: z.literal('snooze'), until: newDueSchema.nullable(), note }),
  z.strictObject({ kind: z.literal('tag'), power: z.string().max(60).nullable(), note }),
  z.strictObject({ kind: z.literal('safeguard'), on: z.boolean(), note }),
  z.strictObject({ kind: z.literal('reassign'), to: name.nullable(), note }),
  z.strictObject({ kind: z.literal('end'), as: z.enum(['not_done', 'circumstances_changed', 'cancelled']), note }),
]);

/** A meeting that is run, by its id, and the stop of its agenda. */
const meeting = z.number().int().min(1).max(2_147_483_647);
const atStop = { meeting, at: z.string().regex(STOP_KEY) };
const walkSchema = z.strictObject({ verb: z.literal('walk'), ...atStop, skip });
/** The card of a meeting to which an answer leads back, so that the walk through the agenda goes on. */
export type Walk = z.infer<typeof walkSchema>;
const inMeeting = { back: walkSchema.optional() };

/** The list, or the meeting's card, that an action was opened from, so that its card can lead back there. */
const backSchema = z.discriminatedUnion('verb', [
  walkSchema,
  z.strictObject({ verb: z.literal('my-actions'), skip }),
  z.strictObject({ verb: z.literal('list'), list: z.enum(LIST_KINDS), of: name.nullable(), skip }),
]);
export type Back = z.infer<typeof backSchema>;

/** An action and the version that the card showed; another version now means that the card is stale. */
const shown = z.strictObject({ number, version });

const actButton = z.strictObject({
  verb: z.literal('act'),
  ref: number,
  version,
  token,
  change: z.enum(BUTTON_CHANGES),
  /** Where the button stands: a form has already asked for what was missing. The answer is the action's card. */
  view: z.enum(['action', 'form']),
  back: backSchema.nullable(),
});

const digestActButton = z.strictObject({
  verb: z.literal('digest-act'),
  ref: number,
  version,
  token,
  change: z.enum(BUTTON_CHANGES),
  digest: digestSchema,
});

/** A nominal and the version that the card showed. */
const shownNominal = { kind: z.enum(NOMINAL_KINDS), number, version, token, ...inMeeting };

const addButton = z.strictObject({ verb: z.literal('add'), token, ...inMeeting });
const decideButton = z.strictObject({ verb: z.literal('decide'), ...atStop, token });
const walkToButton = z.strictObject({ verb: z.literal('walk-to'), meeting });
const attendButton = z.strictObject({ verb: z.literal('attend'), meeting, token });

export const buttonSchema = z.discriminatedUnion('verb', [
  actButton,
  digestActButton,
  addButton,
  walkSchema,
  walkToButton,
  decideButton,
  attendButton,
  /** The digest again, at the page that it says. */
  z.strictObject({ verb: z.literal('digest-page'), digest: digestSchema }),
  /** Takes back the batch that this card reported; nothing when the speaker has done something else since. */
  z.strictObject({ verb: z.literal('undo'), batch: z.uuid(), token, ...inMeeting }),
  /** The reading that somebody chose where the clerk had asked. */
  z.strictObject({
    verb: z.literal('ask-answer'),
    actions: z.array(shown).min(1).max(50),
    intent: changeIntentSchema,
    token,
  }),
  z.strictObject({ verb: z.literal('leave'), ...inMeeting }),
  z.strictObject({ verb: z.literal('open'), ref: number, back: backSchema.nullable() }),
  z.strictObject({ verb: z.literal('open-nominal'), kind: z.enum(NOMINAL_KINDS), number, skip }),
  z.strictObject({ verb: z.literal('show-alias'), kind: z.enum(NOMINAL_KINDS), number }),
  z.strictObject({ verb: z.literal('my-actions'), skip }),
  /** `of` is the agency's or the person's name, or null for all. */
  z.strictObject({ verb: z.literal('list'), list: z.enum(LIST_KINDS), of: name.nullable(), skip }),
  z.strictObject({ verb: z.literal('nominals'), skip }),
  z.strictObject({ verb: z.literal('close-nominal'), ...shownNominal }),
  z.strictObject({ verb: z.literal('reopen-nominal'), ...shownNominal }),
  z.strictObject({ verb: z.literal('review-nominal'), ...shownNominal }),
  z.strictObject({ verb: z.literal('reviews'), skip }),
  z.strictObject({ verb: z.literal('profiles'), skip }),
  z.strictObject({
    verb: z.literal('stamp-profile'),
    number,
    stamp: z.enum(PROFILE_STAMPS).exclude(['review']),
    token,
    ...inMeeting,
  }),
  z.strictObject({ verb: z.literal('programmes') }),
  z.strictObject({ verb: z.literal('programme-form'), number }),
  /** `shown`: the figures that the form began with, so that what was left as it was is not reported. */
  z.strictObject({
    verb: z.literal('report-programme'),
    number,
    shown: z.record(z.enum(PROGRAMME_COUNTS), z.number().int().nullable()),
    token,
  }),
  z.strictObject({ verb: z.literal('add-programme-form') }),
  z.strictObject({ verb: z.literal('add-programme'), token }),
  z.strictObject({ verb: z.literal('meeting-pack'), skip }),
  /** Which meeting is meant, by the instant that it was planned for. */
  z.strictObject({ verb: z.literal('start-meeting'), startsAt: z.iso.datetime(), token }),
  /** The form for a new action about the nominal of a stop. */
  z.strictObject({ verb: z.literal('meeting-add'), back: walkSchema }),
  z.strictObject({ verb: z.literal('attendance'), meeting }),
  z.strictObject({ verb: z.literal('finish-meeting'), meeting, token }),
  /** Null: how many there are of each strand. */
  z.strictObject({ verb: z.literal('powers'), of: z.enum(POWER_GROUPS).nullable() }),
  z.strictObject({ verb: z.literal('power'), id: z.string().min(1).max(60) }),
  z.strictObject({ verb: z.literal('gaps'), skip }),
  z.strictObject({ verb: z.literal('changes'), skip }),
  z.strictObject({ verb: z.literal('status'), of: name.nullable() }),
  z.strictObject({ verb: z.literal('nudge-preview'), skip }),
  z.strictObject({ verb: z.literal('reachability'), skip }),
  z.strictObject({ verb: z.literal('choose-partnership'), code: name }),
  /** The yes to a day that was asked about, as it is a Saturday or the like. */
  z.strictObject({
    verb: z.literal('move-meeting'),
    kind: z.enum(MEETING_KINDS),
    date,
    time: z.string().regex(/^\d\d:\d\d$/),
    token,
  }),
  /** The yes to reminding people outside working hours. */
  z.strictObject({ verb: z.literal('nudge-now'), token }),
  /** The one of several who covers; `cover` is an email address. */
  z.strictObject({ verb: z.literal('away'), from: date, until: date, cover: name, token }),
  z.strictObject({ verb: z.literal('draft-standing-item'), token }),
  z.strictObject({ verb: z.literal('show-standing-item') }),
  z.strictObject({ verb: z.literal('edit-statements'), number, version }),
  z.strictObject({ verb: z.literal('save-statements'), number, version, revision: version, token }),
  /** Cards from before there were statements say no revision. */
  z.strictObject({
    verb: z.literal('approve-standing-item'),
    number: z.number().int(),
    version,
    revision: version.default(1),
    token,
  }),
  z.strictObject({ verb: z.literal('post-standing-item'), number: z.number().int(), version, token }),
]);

/** The buttons of a question whose answer may be typed as well. */
export const ANSWERABLE = ['move-meeting', 'nudge-now', 'away', 'start-meeting'] as const;

/** What a button carries, as the clerk writes it. */
export type Button = z.infer<typeof buttonSchema>;
export type ButtonOf<V extends Button['verb']> = Extract<Button, { verb: V }>;
export type AnswerableButton = ButtonOf<(typeof ANSWERABLE)[number]>;

export const answerableSchema = buttonSchema.pipe(
  z.custom<AnswerableButton>((button) => (ANSWERABLE as readonly string[]).includes((button as Button).verb)),
);
