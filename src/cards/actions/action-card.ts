import type { CardElement, IExecuteAction } from '@microsoft/teams.cards';
import { STATUS_WORDS, STRAND_WORDS, type Action, type LastUpdate } from '../../domain/actions/action.ts';
import { dayOf, longDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { KIND_WORDS } from '../../domain/nominals/nominal.ts';
import type { Snooze } from '../../domain/actions/snooze.ts';
import { CHANGE_TITLES, noteInput, offeredChanges, type OfferedChanges } from '../parts/offered-changes.ts';
import { actButton, type ButtonChange } from '../parts/action-buttons.ts';
import { ratingRuns, ratingWords } from '../parts/action-lines.ts';
import { backButton, type Back } from '../parts/back-buttons.ts';
import { buttons, execute, heading, shortened, typed } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { tagLines } from '../parts/power-lines.ts';
import { justNowBlock, justNowWords } from '../parts/just-now.ts';
import type { ActionViewer, JustNow, RatedAction } from '../parts/rated-action.ts';

export interface ActionCardView extends WritingCardView, RatedAction {
  readonly viewer: ActionViewer;
  readonly justNow: JustNow | null;
  /** The list that it was opened from, as the press says. */
  readonly back?: Back | null;
  /** The last words about it, where an update without any came after them. */
  readonly lastWords?: LastUpdate | null;
  /** The snooze that holds today. */
  readonly snooze?: Snooze | null;
}

const TITLE_SHOWN = 600;
const TEXT_SHOWN = 400;

/** One action: where it stands and, for those who may change it, the buttons that do. Codes only in shared places. */
export function actionCard(view: ActionCardView): Message {
  const { action } = view;
  const top = `${action.ref} · ${STATUS_WORDS[action.status]}`;
  const rating = ratingWords(view);
  const title = isShared(view) ? null : shortened(action.title, TITLE_SHOWN);
  const details = isShared(view) ? sharedDetails(action) : personalDetails(view);
  const offered = isShared(view) ? { answers: [], updates: [] } : offeredChanges(action, view.viewer);
  const body: CardElement[] = [
    ...justNowBlock(view, view.justNow),
    heading(top),
    ...(title === null ? [] : [typed([{ text: title, strong: true }], { spacing: 'Small' })]),
    ...(rating === null ? [] : [typed(ratingRuns(view), { spacing: 'Small' })]),
    ...details.map(([label, text]) => typed([{ text: `${label}: `, subtle: true }, text], { spacing: 'Small' })),
    ...controls(view, offered),
  ];
  const facts = [
    ...(view.justNow === null ? [] : [justNowWords(view, view.justNow)]),
    [top, rating].filter((part) => part !== null).join(' · '),
    ...(title === null ? [] : [title]),
    ...details.map(([label, text]) => `${label}: ${text}`),
  ];
  return finish(view, { body, actions: [...offered.updates.map((change) => act(view, change)), ...back(view)], facts });
}

type Detail = readonly [label: string, text: string];

function details(...found: readonly (Detail | null)[]): readonly Detail[] {
  return found.filter((detail) => detail !== null);
}

function sharedDetails(action: Action): readonly Detail[] {
  return details(
    action.agency === null ? null : ['Agency', action.agency.name],
    action.due === null ? null : ['Due', longDate(action.due)],
  );
}

function personalDetails(view: ActionCardView): readonly Detail[] {
  const { action } = view;
  const owner = action.owner === null ? 'nobody yet' : action.owner.name;
  return details(
    ['Due', dueWords(action)],
    action.requestedDue === null
      ? null
      : ['New date asked for', `${longDate(action.requestedDue)}, waits for the chair`],
    ['Owner', action.agency === null ? owner : `${owner}, ${action.agency.name}`],
    action.nominal === null || !view.viewer.seesNominal
      ? null
      : ['About', `${action.nominal.ref}, ${KIND_WORDS[action.nominal.kind]}`],
    action.strand === null ? null : ['Strand', STRAND_WORDS[action.strand]],
    ...tagLines(action),
    action.tactic === null ? null : ['Tactic', shortened(action.tactic, TEXT_SHOWN)],
    action.blocker === null ? null : ['Blocked by', shortened(action.blocker, TEXT_SHOWN)],
    snoozed(view.snooze ?? null),
    action.completed === null ? null : ['Completed', longDate(action.completed)],
    action.outcome === null ? null : ['Outcome', shortened(action.outcome, TEXT_SHOWN)],
    lastUpdate(view, view.action.lastUpdate),
    view.lastWords === undefined || view.lastWords === null ? null : ['Before that', said(view, view.lastWords)],
  );
}

const TIMES: Readonly<Record<number, string>> = { 1: 'extended once', 2: 'extended twice' };

/** The original date stays visible however often the date was moved. */
function dueWords(action: Action): string {
  if (action.due === null) return 'no date';
  const due = longDate(action.due);
  if (action.extensions === 0) return due;
  const times = TIMES[action.extensions] ?? `extended ${String(action.extensions)} times`;
  return action.originalDue === null
    ? `${due}, ${times}`
    : `${due}, ${times}, first due ${longDate(action.originalDue)}`;
}

function snoozed(snooze: Snooze | null): Detail | null {
  if (snooze === null) return null;
  return [`Reminders snoozed until ${longDate(snooze.until)}`, shortened(snooze.reason ?? '', TEXT_SHOWN)];
}

function lastUpdate(view: ActionCardView, last: LastUpdate | null): Detail {
  return ['Last update', last === null ? 'none yet' : said(view, last)];
}

function said(view: ActionCardView, { at, by, text }: LastUpdate): string {
  const when = longDate(dayOf(at, view.partnership.timezone));
  const who = by === null ? when : `${when}, ${by}`;
  return text === null ? who : `${who}: ${shortened(text, TEXT_SHOWN)}`;
}

function controls(view: ActionCardView, offered: OfferedChanges): CardElement[] {
  const { answers, updates } = offered;
  return [
    ...(answers.length + updates.length > 0 ? [noteInput(null)] : []),
    ...(answers.length > 0 ? [buttons(answers.map((change) => act(view, change)))] : []),
  ];
}

function act(view: ActionCardView, change: ButtonChange): IExecuteAction {
  const { action } = view;
  const carried = { ref: action.number, version: action.version, token: view.newToken(), change };
  const press = actButton.with({ ...carried, view: 'action', back: view.back ?? null });
  return execute(CHANGE_TITLES[change], press, 'inputs');
}

function back(view: ActionCardView): IExecuteAction[] {
  if (view.back === undefined || view.back === null || isShared(view)) return [];
  return [execute('Back', backButton(view.back))];
}
