import type { ButtonChange } from '../parts/action-buttons.ts';
import { closedNotice, type ClosedView } from './closed-notice.ts';
import type { CardElement, IExecuteAction } from '@microsoft/teams.cards';
import { hasEnded, STATUS_WORDS } from '../../domain/actions/action.ts';
import { longDateTime } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import type { NudgeKind } from '../../domain/reminders/nudge.ts';
import { briefCard, type BriefView } from './chair-brief.ts';
import { CHANGE_TITLES, noteInput } from '../parts/offered-changes.ts';
import { actionLine, dueWords, plainLine, ratingRuns } from '../parts/action-lines.ts';
import { block, buttons, execute, heading, shortened, typed, words } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { undoButton } from '../parts/just-now.ts';
import type { RatedAction } from '../parts/rated-action.ts';
import { digestActButton, digestPageButton, type Digest } from './digest-buttons.ts';
import { papersCard, type PapersView } from './papers-prompt.ts';
import { profilesCard, type ProfilesView } from './profiles-prompt.ts';
import { mentionCard, relayCard, type MentionView, type RelayView } from './nudge-instead.ts';
import { unreachedCard, type UnreachedView } from '../people/unreached-card.ts';

/** How many actions a digest shows at once. */
const DIGEST_PAGE_SIZE = 5;

const TITLE_SHOWN = 250;
const TEXT_SHOWN = 250;

interface DigestAction extends RatedAction {
  readonly mayUpdate: boolean;
}

/** The kinds of nudge that carry actions to update. */
export const DIGEST_KINDS = [
  'call',
  'digest',
  'reminder',
  'issue',
  'overdue',
  'prompt',
] as const satisfies readonly NudgeKind[];
export type DigestKind = (typeof DIGEST_KINDS)[number];

export function isDigest(kind: NudgeKind): kind is DigestKind {
  return (DIGEST_KINDS as readonly NudgeKind[]).includes(kind);
}

/**
 * A digest, first sent or returned after a press. An action updated since `digest.since` is shown as updated.
 * In a shared place it lists codes only and has no buttons. `actions` are those of the page (digestPage), in its order; what the reader may no longer see is left out.
 */
export interface DigestView extends WritingCardView {
  readonly digest: Digest & { readonly kind: DigestKind };
  /** All that the nudge is about; more than digest.numbers where those were cut at DIGEST_LIMIT. */
  readonly total: number;
  readonly actions: readonly DigestAction[];
  /** Whose chat it is: other owners' actions say whose they are. */
  readonly readerId: number;
  readonly meetingAt: Date | null;
  /** What the press changed, or (`undo` null) why it changed nothing. */
  readonly justNow: { readonly ref: string; readonly said: string; readonly undo: string | null } | null;
}

export type NudgeView =
  DigestView | BriefView | ProfilesView | UnreachedView | MentionView | RelayView | ClosedView | PapersView;

/** The numbers of the actions that a page of a digest shows. */
export function digestPage(digest: Pick<Digest, 'numbers' | 'page'>): readonly number[] {
  return digest.numbers.slice(digest.page * DIGEST_PAGE_SIZE, (digest.page + 1) * DIGEST_PAGE_SIZE);
}

export function nudgeCard(view: NudgeView): Message {
  if ('digest' in view) return digestCard(view);
  switch (view.kind) {
    case 'brief':
      return briefCard(view);
    case 'profiles':
      return profilesCard(view);
    case 'unreached':
      return unreachedCard(view);
    case 'mention':
      return mentionCard(view);
    case 'relay':
      return relayCard(view);
    case 'closed':
      return closedNotice(view);
    case 'papers':
      return papersCard(view);
  }
}

function digestCard(view: DigestView): Message {
  const [title = '', ...request] = headline(view);
  const { justNow } = view;
  const isShown = justNow !== null && view.actions.some(({ action }) => action.ref === justNow.ref);
  const gone = justNow === null || isShown ? null : justNow;
  const goneWords = gone === null ? [] : [`${gone.ref}: ${gone.said}`];
  const paged = pagedWords(view);
  return finish(view, {
    body: [
      heading(title),
      ...request.map((text) => words(text, { spacing: 'Small' })),
      ...goneWords.map((text) => typed([{ text, strong: true }])),
      ...undoButton(view, gone?.undo ?? null),
      ...view.actions.map((item) => (isShared(view) ? actionLine(view, item, null) : actionBlock(view, item))),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: isShared(view) ? [] : turnPage(view),
    facts: [
      [title, ...request].join(' '),
      ...goneWords,
      ...view.actions.map((item) => `${plainLine(view, item)}${isUpdated(view, item) ? ' · Updated' : ''}`),
      ...(paged === null ? [] : [paged]),
    ],
  });
}

/** What it is about and by when, then what is asked. */
function headline(view: DigestView): readonly string[] {
  const { partnership, meetingAt, total } = view;
  const actions = total === 1 ? 'this action' : `these ${String(total)} actions`;
  const before =
    meetingAt === null ? [] : [`${partnership.name} meets on ${longDateTime(meetingAt, partnership.timezone)}.`];
  switch (view.digest.kind) {
    case 'call':
    case 'digest':
      return [...before, `Please update ${actions}.`];
    case 'reminder':
      return [...before, `Please update ${actions}: nothing has been recorded since the last meeting.`];
    case 'prompt':
      return [...before, `The coordinator asks you to update ${actions}.`];
    case 'issue':
      return issueHeadline(view);
    case 'overdue':
      return overdueHeadline(view);
  }
}

/** New actions wait to be accepted; one that was handed on in the middle of the work waits for an update. */
function issueHeadline({ total, actions, digest }: DigestView): readonly string[] {
  const isUnderWay = actions.some(
    (item) => item.action.status !== 'proposed' && !isUpdated({ digest }, item) && !hasEnded(item.action.status),
  );
  if (total === 1) {
    const asks = isUnderWay
      ? 'It is under way already. Please update it, or say who should have it.'
      : 'Please accept or decline it.';
    return ['You have a new action.', asks];
  }
  const asks = isUnderWay ? 'Please accept, decline or update each.' : 'Please accept or decline each.';
  return [`You have ${String(total)} new actions.`, asks];
}

function overdueHeadline(view: DigestView): readonly string[] {
  const [first] = view.actions;
  if (view.total !== 1 || first === undefined) {
    const asks = view.actions.some(({ mayUpdate }) => mayUpdate)
      ? ['Please update them, or say what holds them up.']
      : [];
    return [`${String(view.total)} actions are overdue.`, ...asks];
  }
  const { ref, owner } = first.action;
  if (owner === null) return [`${ref} is overdue and has no owner.`];
  if (isShared(view)) return [`${ref} is overdue.`];
  return owner.id === view.readerId
    ? [`Your action ${ref} is overdue.`, 'Please update it, or say what holds it up.']
    : [`${owner.name}’s action ${ref} is overdue.`];
}

function isUpdated({ digest }: Pick<DigestView, 'digest'>, { action }: DigestAction): boolean {
  return action.lastUpdate !== null && action.lastUpdate.at >= new Date(digest.since);
}

function actionBlock(view: DigestView, item: DigestAction): CardElement {
  const { action } = item;
  const due = dueWords(item);
  const others = action.owner !== null && action.owner.id !== view.readerId ? [` · ${action.owner.name}’s action`] : [];
  const lines = [
    typed([{ text: action.ref, strong: true }, `  ${shortened(action.title, TITLE_SHOWN)}`]),
    typed(
      [
        STATUS_WORDS[action.status],
        ...(item.rating === null ? [] : [' · ', ...ratingRuns(item)]),
        ...(due === null ? [] : [{ text: ` · ${due}`, subtle: true }]),
        ...others,
      ],
      { spacing: 'None' },
    ),
  ];
  const said = view.justNow?.ref === action.ref ? view.justNow : null;
  const problem = said === null ? [] : [typed([{ text: said.said, strong: true }], { spacing: 'Small' })];
  if (isUpdated(view, item)) {
    const recorded =
      said === null ? [typed([{ text: updatedWords(item), strong: true }], { spacing: 'Small' })] : problem;
    return block([...lines, ...recorded, ...undoButton(view, said?.undo ?? null)], { style: 'emphasis' });
  }
  return block([...lines, ...problem, ...controls(view, item)], { separator: true, spacing: 'Medium' });
}

function updatedWords({ action }: DigestAction): string {
  const text = action.lastUpdate?.text ?? null;
  return text === null ? 'Updated.' : `Updated: ${shortened(text, TEXT_SHOWN)}`;
}

function controls(view: DigestView, item: DigestAction): CardElement[] {
  const { action } = item;
  if (!item.mayUpdate || hasEnded(action.status) || action.status === 'awaiting_confirmation') return [];
  const isAnswered = view.digest.kind === 'issue' && action.status === 'proposed';
  const changes: readonly ButtonChange[] = isAnswered
    ? ['accept', 'decline']
    : ['progress', 'done', 'blocked', 'no_change'];
  const label = isAnswered ? `Note on ${action.ref} (a reason if you decline)` : `Note on ${action.ref} (optional)`;
  return [noteInput(action.number, label), buttons(changes.map((change) => act(view, item, change)))];
}

function act(view: DigestView, { action }: DigestAction, change: ButtonChange): IExecuteAction {
  const { digest } = view;
  const press = { ref: action.number, version: action.version, token: view.newToken(), change, digest };
  const button = execute(CHANGE_TITLES[change], digestActButton.with(press), 'inputs');
  return { ...button, tooltip: `${CHANGE_TITLES[change]}: ${action.ref}` };
}

function pagedWords({ digest, total }: DigestView): string | null {
  const kept = digest.numbers.length;
  const beyond = total > kept ? ` There are ${String(total - kept)} more: say “my actions”.` : '';
  if (kept <= DIGEST_PAGE_SIZE) return beyond === '' ? null : beyond.trim();
  const first = digest.page * DIGEST_PAGE_SIZE;
  const last = Math.min(kept, first + DIGEST_PAGE_SIZE);
  return `${String(first + 1)} to ${String(last)} of ${String(kept)}.${beyond}`;
}

function turnPage({ digest }: DigestView): IExecuteAction[] {
  const to = (title: string, page: number) => execute(title, digestPageButton.with({ digest: { ...digest, page } }));
  const hasNext = (digest.page + 1) * DIGEST_PAGE_SIZE < digest.numbers.length;
  return [
    ...(digest.page > 0 ? [to('Previous', digest.page - 1)] : []),
    ...(hasNext ? [to('Next', digest.page + 1)] : []),
  ];
}
