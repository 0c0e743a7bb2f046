import type { GivenSection, SectionContent } from './committee.ts';

/** A section of a report, with its number, heading, and what stands in it. */
export interface ReportSection {
  readonly section: string;
  readonly heading: string;
  /** A paragraph a line; null: nobody has written any. */
  readonly words: string | null;
  readonly contains: Exclude<SectionContent, 'left out'>;
}

/** The headings of a council's committee report, where a partnership gives no others. */
const USUAL: readonly ReportSection[] = [
  usual('1.0', 'Purpose of the report', 'purpose'),
  usual('2.0', 'Recommendation', 'recommendation'),
  usual('3.0', 'Supporting information', 'figures'),
  usual('4.0', 'Prevention programmes', 'programmes'),
  usual('5.0', 'Policy implications'),
  usual('6.0', 'Financial implications'),
  usual('7.0', 'Implications for the council’s priorities'),
  usual('7.1', 'Children and young people'),
  usual('8.0', 'Employment, learning and skills'),
  usual('9.0', 'A healthy community'),
  usual('10.0', 'A safer community'),
  usual('11.0', 'Urban renewal'),
  usual('12.0', 'Risk analysis'),
  usual('13.0', 'Equality and diversity issues'),
  usual('14.0', 'List of background papers under section 100D of the Local Government Act 1972'),
];

/** What a partnership against serious and organised crime is for, where it says nothing else. */
export const USUAL_OBJECTIVES: readonly string[] = [
  'Identify and research the threat that serious and organised crime poses to local communities.',
  'Document that threat in a local profile that can be shared: serious crime, organised crime groups, urban street gangs and criminality across borders.',
  'Assess individuals, groups and places from partnership profiles, which the police produce for each meeting.',
  'Use all civil, criminal and legal powers for enforcement, disruption and safeguarding, so that the threat is reduced.',
];

/** Whether a number has a usual heading, so that a template may leave it out. */
export function hasUsualHeading(section: string): boolean {
  return USUAL.some((one) => one.section === section);
}

/**
 * The sections of a committee's report in order: the usual ones, each with what its template says of it, and the
 * template's own. What a section of the template contains, the usual one does not contain as well; the figures are left
 * out by no template.
 */
export function sectionsOf(given: readonly GivenSection[]): readonly ReportSection[] {
  const claimed = new Set(given.map(({ contains }) => contains));
  const usualOnes = USUAL.map((one): ReportSection => {
    const contains = claimed.has(one.contains) ? 'words' : one.contains;
    const own = given.find(({ section }) => section === one.section);
    return own === undefined ? { ...one, contains } : overriding({ ...one, contains }, own);
  });
  const others = given
    .filter(({ section }) => !hasUsualHeading(section))
    .map((own) => overriding({ section: own.section, heading: own.section, words: null, contains: 'words' }, own));
  const leftOut = given.filter(({ contains }) => contains === 'left out').map(({ section }) => section);
  const inOrder = [...usualOnes, ...others]
    .filter(({ section, contains }) => contains === 'figures' || !leftOut.includes(section))
    .toSorted((a, b) => compare(a.section, b.section));
  // Each thing stands in one section, the first of those that a template asks it for.
  return inOrder.map((one, at) =>
    inOrder.findIndex(({ contains }) => contains === one.contains) === at ? one : { ...one, contains: 'words' },
  );
}

function overriding(usualOne: ReportSection, { heading, words, contains }: GivenSection): ReportSection {
  return {
    ...usualOne,
    heading: heading ?? usualOne.heading,
    words: words ?? usualOne.words,
    contains: contains === null || contains === 'left out' ? usualOne.contains : contains,
  };
}

/** "7.1" is within 7.0. */
export function isWithin({ section }: Pick<ReportSection, 'section'>): boolean {
  return !section.endsWith('.0');
}

function compare(one: string, other: string): number {
  const [a = 0, b = 0] = one.split('.').map(Number);
  const [c = 0, d = 0] = other.split('.').map(Number);
  return a - c || b - d;
}

function usual(section: string, heading: string, contains: ReportSection['contains'] = 'words'): ReportSection {
  return { section, heading, words: null, contains };
}
