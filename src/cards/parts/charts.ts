import type { ChartColor, IHorizontalBarChart } from '@microsoft/teams.cards';
import { STRAND_WORDS, STRANDS, type Strand } from '../../domain/actions/action.ts';
import type { Rating } from '../../domain/actions/brag.ts';
import { longDate } from '../../domain/calendar/dates.ts';
import type { TrendPoint } from '../../domain/standing-item/standing-item.ts';

/** What needs attention comes first. */
const RATING_ORDER = ['Red', 'Amber', 'Green', 'Blue'] as const satisfies readonly Rating[];

const RATING_COLORS: Readonly<Record<Rating, ChartColor>> = {
  Red: 'attention',
  Amber: 'warning',
  Green: 'good',
  Blue: 'categoricalBlue',
};

/*
 * A chart is a picture for those who see it: the card always says the same numbers in words as well, for screen readers
 * and for clients that know no charts, which leave it out.
 */

export function ratingChart(title: string, ratings: Readonly<Record<Rating, number>>): IHorizontalBarChart {
  return chart(
    title,
    RATING_ORDER.map((rating) => ({ x: rating, y: ratings[rating], color: RATING_COLORS[rating] })),
  );
}

export function strandChart(title: string, strands: Readonly<Record<Strand, number>>): IHorizontalBarChart {
  return chart(
    title,
    STRANDS.map((strand) => ({ x: STRAND_WORDS[strand], y: strands[strand], color: 'categoricalPurple' as const })),
  );
}

/** The numbers are in the table of the same meetings. */
export function trendChart(title: string, trend: readonly TrendPoint[]): IHorizontalBarChart {
  return chart(
    title,
    trend.map(({ meeting, overdue }) => ({ x: longDate(meeting), y: overdue, color: 'attention' as const })),
  );
}

function chart(title: string, data: IHorizontalBarChart['data'] & object): IHorizontalBarChart {
  return { type: 'Chart.HorizontalBar', title, data, displayMode: 'AbsoluteNoAxis', fallback: 'drop' };
}

/** "Red 3, Amber 4, Green 5, Blue 10": the chart in words. */
export function ratingCounts(ratings: Readonly<Record<Rating, number>>): string {
  return RATING_ORDER.map((rating) => `${rating} ${String(ratings[rating])}`).join(', ');
}

export function strandCounts(strands: Readonly<Record<Strand, number>>): string {
  return STRANDS.map((strand) => `${STRAND_WORDS[strand]} ${String(strands[strand])}`).join(', ');
}
