import type { Message } from '../../domain/message.ts';
import type { NudgeKind } from '../../domain/reminders/nudge.ts';
import { heading, shortened, typed, words, type Run } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { PageOf } from '../parts/rated-action.ts';
import { previewButton } from './nudge-buttons.ts';

/** One member: what they would get, or why they get nothing. */
export interface PreviewLine {
  readonly name: string;
  readonly agency: string | null;
  readonly gets: { readonly kind: NudgeKind; readonly actions: number; readonly refs: readonly string[] } | null;
  /** "Updated since the last meeting", "Cannot be messaged: another organisation", …; null where it just goes out. */
  readonly reason: string | null;
}

/** Those who get something come first. */
export interface NudgePreviewView extends CardView {
  /** What it is a preview of: "the reminders of Friday 4 December 2026", "nudge now". */
  readonly of: string;
  readonly sending: number;
  readonly notSending: number;
  readonly page: PageOf<PreviewLine>;
}

const REFS_SHOWN = 10;

const KIND_NAMES: Readonly<Record<NudgeKind, string>> = {
  profiles: 'a prompt to ask for profiles',
  call: 'a call for updates',
  digest: 'a digest',
  reminder: 'a reminder',
  brief: 'the chair’s brief',
  issue: 'new actions to accept or decline',
  overdue: 'notice of what is overdue',
  prompt: 'a prompt to update',
  unreached: 'who cannot be reached',
  mention: 'a mention in the channel',
  relay: 'a message about somebody who was not reached',
  closed: 'a notice that something was closed',
  papers: 'a reminder of the board’s papers',
};

/** Who would get what, and who gets nothing and why. Names people, so only the counts show in a shared place. */
export function nudgePreviewCard(view: NudgePreviewView): Message {
  const title = `Preview of ${view.of}`;
  const counts = `${String(view.sending)} would be sent, ${String(view.notSending)} would not. Nothing has been sent.`;
  const items = isShared(view) ? [] : view.page.items;
  const paged = isShared(view) ? null : pageWords(view.page);
  return finish(view, {
    body: [
      heading(title),
      words(counts, { spacing: 'Small' }),
      ...items.map((line) => typed(runs(line), { separator: true })),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: isShared(view) ? [] : pageButtons(view.page, (skip) => previewButton.with({ skip })),
    facts: [title, counts, ...items.map((line) => `${who(line)}: ${what(line)}`), ...(paged === null ? [] : [paged])],
  });
}

function runs(line: PreviewLine): Run[] {
  return [{ text: who(line), strong: true }, { text: `: ${what(line)}` }];
}

function who(line: PreviewLine): string {
  return line.agency === null ? line.name : `${line.name}, ${line.agency}`;
}

function what(line: PreviewLine): string {
  const reason = line.reason === null ? [] : [shortened(line.reason, 200)];
  if (line.gets === null) return ['nothing', ...reason].join('. ');
  const { kind, actions, refs } = line.gets;
  const shown = refs.slice(0, REFS_SHOWN).join(', ');
  const more = refs.length > REFS_SHOWN ? ` and ${String(refs.length - REFS_SHOWN)} more` : '';
  const about = actions === 0 ? [] : [`${String(actions)} ${actions === 1 ? 'action' : 'actions'} (${shown}${more})`];
  return [KIND_NAMES[kind], ...about, ...reason].join(', ');
}
