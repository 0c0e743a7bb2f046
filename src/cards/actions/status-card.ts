import type { IExecuteAction } from '@microsoft/teams.cards';
import { STRAND_WORDS, type Strand } from '../../domain/actions/action.ts';
import type { Rating } from '../../domain/actions/brag.ts';
import type { UpdateKind } from '../../domain/actions/change.ts';
import { longDate, longDateTime, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { listButton, type CardList } from '../parts/back-buttons.ts';
import { ratingChart, ratingCounts } from '../parts/charts.ts';
import { countsTable, moreRows, plainRows, type CountsRow } from '../parts/counts-table.ts';
import { execute, heading, subheading, typed, words } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';
import { UPDATE_WORDS } from '../parts/update-words.ts';

export interface StatusCounts {
  readonly open: number;
  readonly overdue: number;
  readonly blocked: number;
  readonly awaiting: number;
}

export interface StatusView extends CardView {
  readonly asAt: Date;
  /** The agency that it is about; null: the whole partnership. */
  readonly agency: string | null;
  readonly counts: StatusCounts & { readonly ownerless: number };
  readonly ratings: Readonly<Record<Rating, number>>;
  /** `agency` null: actions without an agency. */
  readonly agencies: readonly (StatusCounts & { readonly agency: string | null })[];
  /** `strand` null: not known. */
  readonly strands: readonly (StatusCounts & { readonly strand: Strand | null })[];
  /** What has been recorded since the last meeting, by kind; null where there was none. */
  readonly changed: { readonly since: IsoDate; readonly kinds: Partial<Record<UpdateKind, number>> } | null;
  /** Who has not updated since the last meeting; null where the reader may not see it. Left out of shared places. */
  readonly silent: readonly { readonly name: string; readonly agency: string | null }[] | null;
  /** In a shared place: counted over what everybody there may see. */
  readonly isOfEverybodyHere: boolean;
}

const OF_EVERYBODY = 'Counted: what everybody here may see. In your own chat you see all that is yours to know.';
const PEOPLE_SHOWN = 20;
const COLUMNS = ['Open', 'Overdue', 'Blocked', 'Awaiting'] as const;

/** Where the partnership, or one agency, stands: counts and agency names only, so that it may be shown in a channel. */
export function statusCard(view: StatusView): Message {
  const title = `Status: ${view.agency ?? view.partnership.name}`;
  const asAt = `As at ${longDateTime(view.asAt, view.partnership.timezone)}`;
  const counts = countWords(view.counts);
  const ratings = ratingCounts(view.ratings);
  const agencies = view.agencies.map((row) => countsRow(row.agency ?? 'No agency', row));
  const strands = view.strands.map((row) =>
    countsRow(row.strand === null ? 'Not known' : STRAND_WORDS[row.strand], row),
  );
  const byAgency = ['Agency', ...COLUMNS];
  const byStrand = ['Strand', ...COLUMNS];
  const more = moreRows(agencies);
  const changed = view.changed === null ? null : changedWords(view.changed);
  const silent = view.silent === null || isShared(view) ? null : silentWords(view.silent);
  return finish(view, {
    body: [
      heading(title),
      words(asAt, { isSubtle: true, spacing: 'None' }),
      ...(view.isOfEverybodyHere ? [words(OF_EVERYBODY, { isSubtle: true, spacing: 'None' })] : []),
      words(counts),
      subheading('Ratings'),
      ratingChart('Actions by rating', view.ratings),
      words(ratings),
      ...(agencies.length === 0 ? [] : [subheading('By agency'), countsTable(byAgency, agencies)]),
      ...(more === null ? [] : [words(more)]),
      ...(strands.length === 0 ? [] : [subheading('By strand'), countsTable(byStrand, strands)]),
      ...(changed === null ? [] : [subheading('Since the last meeting'), words(changed)]),
      ...(silent === null ? [] : [subheading('Not updated since the last meeting'), typed([silent])]),
    ],
    actions: listButtons(view),
    facts: [
      title,
      asAt,
      ...(view.isOfEverybodyHere ? [OF_EVERYBODY] : []),
      counts,
      ratings,
      ...plainRows(byAgency, agencies),
      ...plainRows(byStrand, strands),
      ...(changed === null ? [] : [`Since the last meeting, ${changed}`]),
      ...(silent === null ? [] : [`Not updated since the last meeting: ${silent}`]),
    ],
  });
}

function countWords(counts: StatusView['counts']): string {
  return [
    `${String(counts.open)} open`,
    `${String(counts.overdue)} overdue`,
    `${String(counts.blocked)} blocked`,
    `${String(counts.awaiting)} awaiting confirmation`,
    `${String(counts.ownerless)} without an owner`,
  ].join(' · ');
}

function countsRow(name: string, counts: StatusCounts): CountsRow {
  return { name, counts: [counts.open, counts.overdue, counts.blocked, counts.awaiting] };
}

function changedWords({ since, kinds }: StatusView['changed'] & object): string {
  const found = Object.entries(UPDATE_WORDS).flatMap(([kind, word]) => {
    const count = kinds[kind as UpdateKind] ?? 0;
    return count === 0 ? [] : [`${word} ${String(count)}`];
  });
  return `${longDate(since)}: ${found.length === 0 ? 'nothing recorded' : found.join(', ')}`;
}

function silentWords(people: StatusView['silent'] & object): string {
  if (people.length === 0) return 'everybody has updated';
  const names = people
    .slice(0, PEOPLE_SHOWN)
    .map(({ name, agency }) => (agency === null ? name : `${name} (${agency})`));
  const more = people.length > PEOPLE_SHOWN ? [`and ${String(people.length - PEOPLE_SHOWN)} more`] : [];
  return [...names, ...more].join(', ');
}

function listButtons(view: StatusView): IExecuteAction[] {
  const of = view.agency;
  const { overdue, blocked, awaiting, ownerless } = view.counts;
  const offered: readonly (readonly [string, CardList, boolean])[] = [
    ['Overdue', 'overdue', overdue > 0],
    ['Blocked', 'blocked', blocked > 0],
    ['Awaiting confirmation', 'awaiting', awaiting > 0],
    ['No owner', 'ownerless', ownerless > 0],
    ['Not updated', 'silent', view.silent !== null && view.silent.length > 0 && !isShared(view)],
  ];
  return offered
    .filter(([, , some]) => some)
    .map(([title, list]) => execute(title, listButton.with({ list, of, skip: 0 })));
}
