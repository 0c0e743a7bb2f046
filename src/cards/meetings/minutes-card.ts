import { longDateTime } from '../../domain/calendar/dates.ts';
import {
  attendeeWords,
  minutesLines,
  minuteWords,
  sectionTitle,
  type Attendee,
  type Minutes,
} from '../../domain/meetings/minutes.ts';
import type { Message } from '../../domain/message.ts';
import { block, heading, shortened, subheading, typed, words } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { justNowBlock, justNowWords } from '../parts/just-now.ts';
import { inOwnChatOnly } from '../parts/own-chat.ts';
import type { JustNow } from '../parts/rated-action.ts';

export interface MinutesView extends WritingCardView {
  readonly minutes: Minutes;
  readonly justNow: JustNow | null;
}

/** So much of a card is words that people typed; what does not fit is counted. */
const WORDS_BYTES = 14_000;
const LINE_SHOWN = 700;
/** To be copied from, so that it stays whole as far as a message can hold it. */
const TEXT_BYTES = 15_000;
const PEOPLE_SHOWN = 1_500;

/** The draft of the minutes, as a card and as text that can be copied. For the personal chats of those who run the meeting. */
export function minutesCard(view: MinutesView): Message {
  if (isShared(view)) return inOwnChatOnly(view, 'Minutes extract');
  const { minutes, justNow } = view;
  const { startsAt, timezone, finishedAt, venue } = minutes;
  const title = `Minutes extract: ${minutes.partnership}`;
  const when = [
    longDateTime(startsAt, timezone),
    ...(venue === null ? [] : [venue]),
    finishedAt === null ? 'still going on' : 'draft',
  ].join(' · ');
  const { shown, hidden } = fitting(minutes);
  const more = hidden === 0 ? [] : [`${String(hidden)} more are in the text below.`];
  const text = cut(minutesLines(minutes).join('\n'));
  return finish(view, {
    audience: 'for those who run the meeting',
    body: [
      ...justNowBlock(view, justNow),
      heading(title),
      typed([when], { spacing: 'None' }),
      ...attendance('Present', minutes.present),
      ...attendance('Apologies', minutes.apologies),
      ...(minutes.sections.length === 0 ? [words('No decision or change was recorded.')] : []),
      ...shown.flatMap((section) => [
        subheading(section.title),
        ...section.lines.map((line) => typed([line], { spacing: 'Small' })),
      ]),
      ...more.map((line) => words(line)),
      block([
        {
          type: 'Input.Text',
          id: 'copy',
          label: 'As text, to copy',
          isMultiline: true,
          value: text,
        },
      ]),
    ],
    facts: [...(justNow === null ? [] : [justNowWords(view, justNow)]), title, when, ...minutesLines(minutes).slice(2)],
  });
}

function attendance(label: string, people: readonly Attendee[]) {
  const named = people.length === 0 ? 'none recorded' : shortened(people.map(attendeeWords).join('; '), PEOPLE_SHOWN);
  return [typed([{ text: `${label}: `, subtle: true }, named], { spacing: 'Small' })];
}

/** As much as fits, to the last whole character. */
function cut(text: string): string {
  const bytes = Buffer.from(text);
  return bytes.length <= TEXT_BYTES
    ? text
    : `${bytes
        .subarray(0, TEXT_BYTES)
        .toString()
        .replace(/\uFFFD+$/, '')}…`;
}

interface ShownSection {
  readonly title: string;
  readonly lines: readonly string[];
}

function fitting({ sections }: Minutes): { readonly shown: readonly ShownSection[]; readonly hidden: number } {
  let left = WORDS_BYTES;
  let hidden = 0;
  const shown = sections.flatMap((section): readonly ShownSection[] => {
    const lines = section.minutes.flatMap((minute) => {
      const line = shortened(minuteWords(minute), LINE_SHOWN);
      left -= Buffer.byteLength(line) + 120;
      if (left >= 0) return [line];
      hidden += 1;
      return [];
    });
    return lines.length === 0 ? [] : [{ title: sectionTitle(section), lines }];
  });
  return { shown, hidden };
}
