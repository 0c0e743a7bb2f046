import { longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { THREAT_WORDS, type AssessedThreat, type LocalProfile } from '../../domain/registers/threats.ts';
import { countsTable, plainRows, type CountsRow } from '../parts/counts-table.ts';
import { escapeMarkdown, heading, subheading, typed, words } from '../parts/elements.ts';
import { finish, type WritingCardView } from '../parts/finish.ts';
import { justNowBlock, justNowWords } from '../parts/just-now.ts';
import type { JustNow } from '../parts/rated-action.ts';

export interface LocalProfileView extends WritingCardView {
  readonly profile: LocalProfile | null;
  readonly threats: readonly AssessedThreat[];
  readonly today: IsoDate;
  readonly justNow: JustNow | null;
}

const HEADER = ['Threat', 'Level', 'Trend'];

/** Which version of the local profile stands, and the threats across the area: no code, so that every member may see it. */
export function localProfileCard(view: LocalProfileView): Message {
  const { profile, threats } = view;
  const title =
    profile === null ? 'There is no local profile yet' : `${profile.name}, version ${String(profile.version)}`;
  const lines = profile === null ? [] : aboutIt(profile, view.today);
  const rows: readonly CountsRow[] = threats.map(({ threat, level, trend }) => ({
    name: THREAT_WORDS[threat],
    counts: [sentence(level), sentence(trend ?? 'not known')],
  }));
  const none = rows.length === 0 ? ['No threat has been assessed yet'] : [];
  return finish(view, {
    body: [
      ...justNowBlock(view, view.justNow),
      heading(title),
      ...lines.map((text) => typed([text], { spacing: 'Small' })),
      subheading('Threats across the area'),
      ...(rows.length === 0 ? [] : [countsTable(HEADER, rows)]),
      ...none.map((text) => words(escapeMarkdown(text))),
    ],
    facts: [
      ...(view.justNow === null ? [] : [justNowWords(view, view.justNow)]),
      title,
      ...lines,
      'Threats across the area:',
      ...plainRows(HEADER, rows),
      ...none,
    ],
  });
}

function aboutIt({ author, issued, reviewBy }: LocalProfile, today: IsoDate): readonly string[] {
  const by = author === null ? '' : ` by ${author}`;
  const written = issued === null ? (author === null ? [] : [`Written${by}`]) : [`Issued${by} on ${longDate(issued)}`];
  if (reviewBy === null) return [...written, 'No review date is set'];
  const isStale = reviewBy < today;
  return [
    ...written,
    isStale ? `Stale since its review date, ${longDate(reviewBy)}` : `Review by ${longDate(reviewBy)}`,
  ];
}

function sentence(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
