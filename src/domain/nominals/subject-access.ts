import { spansOf, type Detail, type Span } from '../minimise/details/detail.ts';
import { findDetails, plainText } from '../minimise/details/find-details.ts';
import type { IsoDate } from '../calendar/dates.ts';
import { codePlaces, type NominalKey } from '../refs.ts';

/** What is held about one nominal, for an answer to a request for access, with everybody else taken out. */
export interface SubjectAccess {
  readonly marking: string;
  readonly handling: string;
  readonly exported_at: string;
  readonly partnership: string;
  readonly nominal: {
    readonly code: string;
    readonly kind: string;
    readonly categories: readonly string[];
    readonly status: 'open' | 'closed';
    readonly opened: IsoDate | null;
    readonly closed: IsoDate | null;
    readonly review_by: IsoDate | null;
    readonly held_since: IsoDate | null;
    readonly profile: string | null;
    readonly lead_agency: string | null;
    readonly agencies_that_need_to_know: readonly string[];
    /** Whether there is one; it is read where it is kept. */
    readonly alias: 'held' | 'none';
  };
  readonly actions: readonly SubjectAction[];
  /** What meetings decided about it. */
  readonly decisions: readonly { readonly date: IsoDate; readonly text: string | null }[];
  /** Refs of other actions, and meetings' days, whose words name it: an officer reads those, because they are about somebody else. */
  readonly named_in: readonly string[];
  readonly shown_to: readonly SubjectShowing[];
}

export interface SubjectAction {
  readonly ref: string;
  readonly title: string | null;
  readonly strand: string | null;
  readonly tactic: string | null;
  readonly agency: string | null;
  readonly raised: IsoDate | null;
  readonly due: IsoDate | null;
  readonly original_due: IsoDate | null;
  readonly status: string;
  readonly blocker: string | null;
  readonly outcome: string | null;
  readonly evidence: string | null;
  readonly snooze_reason: string | null;
  readonly power: string | null;
  readonly safeguarding: boolean;
  readonly completed: IsoDate | null;
  readonly updates: readonly SubjectUpdate[];
}

export interface SubjectUpdate {
  readonly date: IsoDate;
  /** Of who wrote it; null: the clerk, or nobody knows. */
  readonly agency: string | null;
  readonly status: string;
  readonly text: string | null;
}

/** How often people of an agency were shown it; null: whoever runs the clerk, or somebody who is no member now. */
export interface SubjectShowing {
  readonly agency: string | null;
  readonly times: number;
  readonly last: IsoDate;
}

export const HANDLING = 'Check before it is released: exemptions are for an officer to decide.';

/** Whose words stay out of an answer to somebody else. */
export interface ThirdParties {
  /** Full names of the partnership's members. */
  readonly members: readonly string[];
  /** Names on the partnership's list of those who must not be named. */
  readonly names: (plain: string) => readonly Detail[];
}

interface Cut extends Span {
  readonly instead: string;
}

/**
 * Makes words fit for their subject: members' names, and other nominals' codes, are somebody else's; personal details are
 * nobody's to send. What overlaps goes as one, by the wider reading.
 */
export function redactor(shown: NominalKey, { members, names }: ThirdParties): (text: string | null) => string | null {
  const people = members.filter((name) => name.trim() !== '').map(nameAsWords);
  const others = (plain: string): readonly Span[] =>
    codePlaces(plain).filter(({ key }) => key.kind !== shown.kind || key.number !== shown.number);
  return (text) => {
    if (text === null) return null;
    const plain = plainText(text);
    const details = [...findDetails(plain, () => false), ...names(plain)];
    const cuts: Cut[] = [
      ...details.map(({ from, to }) => ({ from, to, instead: '(removed)' })),
      ...[...people.flatMap((name) => spansOf(plain, name)), ...others(plain)].map(({ from, to }) => ({
        ...{ from, to, instead: '(somebody else)' },
      })),
    ];
    return without(plain, cuts);
  };
}

function without(text: string, cuts: readonly Cut[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to, instead } of cuts.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    if (from >= at) kept += text.slice(at, from) + instead;
    at = Math.max(at, to);
  }
  return kept + text.slice(at);
}

/** "Sam Okafor", with any spaces between, and not as a part of other words. */
function nameAsWords(name: string): RegExp {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\^$\\.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu');
}
