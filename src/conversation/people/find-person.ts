import type { AgencyRef, Member } from '../../domain/people/person.ts';

/** Whom or what somebody meant by a name they typed. */
export type Found =
  | { readonly found: 'person'; readonly person: Member }
  | { readonly found: 'agency'; readonly agency: AgencyRef }
  | { readonly found: 'several'; readonly names: readonly string[] }
  | { readonly found: 'nobody' };

interface Candidate {
  readonly result: Found;
  /** What the clerk would call it when it has to ask. */
  readonly label: string;
  readonly words: readonly string[];
}

/**
 * Reads "someone@example.org", "Priya", "priya shah", "Housing" or "the police" against the partnership's people and
 * agencies. An exact match wins over a part of a name; two equally good matches are never guessed between.
 */
export function findPersonOrAgency(typed: string, members: readonly Member[], agencies: readonly AgencyRef[]): Found {
  const wanted = normal(typed);
  // "Housing's" is Housing, and "childrens services" is Children's Services.
  const owned = normal(typed.replace(/['’]s(?![\p{L}\p{N}])/gu, ''));
  if (wanted === '') return { found: 'nobody' };
  const byEmail = members.find((member) => member.email.toLowerCase() === typed.trim().toLowerCase());
  if (byEmail !== undefined) return { found: 'person', person: byEmail };

  const candidates = [
    ...members.map((person): Candidate => candidate({ found: 'person', person }, person.name)),
    ...agencies.map((agency): Candidate => candidate({ found: 'agency', agency }, agency.name)),
  ];
  const exact = candidates.filter(({ words }) => [wanted, owned].includes(words.join(' ')));
  if (exact.length > 0) return oneOf(exact);
  return oneOf(
    candidates.filter(({ words }) => [wanted, owned].some((name) => name !== '' && isPartOf(name.split(' '), words))),
  );
}

function isPartOf(wanted: readonly string[], words: readonly string[]): boolean {
  return wanted.every((want) => words.some((word) => word === want || (want.length > 3 && word.startsWith(want))));
}

/** Only agencies: what "status for Housing" can mean. */
export function findAgency(typed: string, agencies: readonly AgencyRef[]): Found {
  return findPersonOrAgency(typed, [], agencies);
}

function candidate(result: Found, name: string): Candidate {
  return { result, label: name, words: normal(name).split(' ') };
}

function oneOf(candidates: readonly Candidate[]): Found {
  const [first, ...others] = candidates;
  if (first === undefined) return { found: 'nobody' };
  return others.length === 0 ? first.result : { found: 'several', names: candidates.map(({ label }) => label) };
}

function normal(name: string): string {
  return name
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
    .replace(/ (?:team|please|pls)$/, '');
}
