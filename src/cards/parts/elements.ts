import type {
  CardElement,
  IActionSet,
  IContainer,
  IExecuteAction,
  IRichTextBlock,
  ITextBlock,
  ITextRun,
  TextColor,
} from '@microsoft/teams.cards';
import type { Button } from './button.ts';

/*
 * Cards are plain data typed by @microsoft/teams.cards. Its builder classes are left out on purpose: they write every
 * default into the JSON (four times the bytes) and cost a cold start 50 ms; the types alone cost nothing.
 */

/** The clerk's own words. A TextBlock reads markdown, so nothing that somebody typed may stand in one. */
export function words(text: string, look: Partial<ITextBlock> = {}): ITextBlock {
  return { type: 'TextBlock', text, wrap: true, ...look };
}

export function heading(text: string): IRichTextBlock | ITextBlock {
  return words(escapeMarkdown(text), { style: 'heading', size: 'Large', weight: 'Bolder' });
}

export function subheading(text: string): ITextBlock {
  return words(escapeMarkdown(text), { style: 'heading', size: 'Medium', weight: 'Bolder', spacing: 'Medium' });
}

export interface Run {
  readonly text: string;
  readonly strong?: boolean;
  readonly subtle?: boolean;
  readonly compact?: boolean;
  readonly color?: TextColor;
}

/** Texts that people typed appear as typed: a RichTextBlock reads no markdown, so it makes no links or images of them. */
export function typed(runs: readonly (Run | string)[], look: Partial<IRichTextBlock> = {}): IRichTextBlock {
  return { type: 'RichTextBlock', inlines: runs.map(textRun), ...look };
}

function textRun(run: Run | string): ITextRun {
  const { text, strong, subtle, compact, color }: Run = typeof run === 'string' ? { text: run } : run;
  return {
    type: 'TextRun',
    text: withoutFunctions(text),
    ...(strong === true ? { weight: 'Bolder' as const } : {}),
    ...(subtle === true ? { isSubtle: true } : {}),
    ...(compact === true ? { size: 'Small' as const } : {}),
    ...(color === undefined ? {} : { color }),
  };
}

/** Teams fills in {{DATE(…)}} and {{TIME(…)}} wherever they stand; a word joiner keeps a partner's braces as they are. */
function withoutFunctions(text: string): string {
  return text.replaceAll('{{', '{\u2060{');
}

/** For names in headings, which must be TextBlocks to be headings. */
export function escapeMarkdown(text: string): string {
  return withoutFunctions(text)
    .replace(/[\\`*_[\]~<>|]/g, '\\$&')
    .replace(/^(\s*\d*)([#+.-])(?=\s)/, '$1\\$2');
}

export function block(items: readonly CardElement[], look: Partial<IContainer> = {}): IContainer {
  return { type: 'Container', items: [...items], ...look };
}

export function buttons(actions: readonly IExecuteAction[]): IActionSet {
  return { type: 'ActionSet', actions: [...actions] };
}

/** A button whose data is checked against what the clerk reads back. `reads`: it sends what was typed on the card. */
export function execute(title: string, press: Button, reads: 'inputs' | 'no inputs' = 'no inputs'): IExecuteAction {
  return {
    type: 'Action.Execute',
    title,
    verb: press.verb,
    data: { ...press },
    associatedInputs: reads === 'inputs' ? 'auto' : 'none',
  };
}

/** Cuts a long text at a word, so that a card stays short. */
export function shortened(text: string, limit: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
