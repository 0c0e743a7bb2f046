import { type ActionStatus, ACTION_STATUSES, STATUS_WORDS } from '../../domain/actions/action.ts';
import { nominalKey, refNumber } from '../../domain/refs.ts';
import { quoted, type Reader, reader, Unreadable, withoutControls } from './cell-reader.ts';
import { THREAT_WORDS, THREATS, type Threat } from '../../domain/registers/threats.ts';

/** Words as they were typed, whatever they look like: a formula or markup is stored as the text that it is. */
export function text(longest: number): Reader<string> {
  return reader((shown) => {
    const clean = withoutControls(shown);
    if (clean.length > longest) {
      return new Unreadable(`it has ${String(clean.length)} characters; at most ${String(longest)} are kept`);
    }
    return clean;
  });
}

/** Names separated by semicolons; commas belong to the names. */
export const list: Reader<readonly string[]> = reader((shown) => [
  ...new Set(splitAt(withoutControls(shown), /[;\n]/)),
]);

export function word<T extends string>(known: readonly T[]): Reader<T> {
  return reader((shown) => known.find((one) => one === plain(shown)) ?? unknownWord(shown, known));
}

export function words<T extends string>(known: readonly T[]): Reader<readonly T[]> {
  return reader((shown) => {
    const typed = splitAt(shown, /[;,\n]/);
    const found = known.filter((one) => typed.some((each) => plain(each) === one));
    const strange = typed.find((each) => !known.some((one) => one === plain(each)));
    return strange === undefined ? found : unknownWord(strange, known);
  });
}

/** Status words of contract.md, any case, with spaces, hyphens or underscores; "open" means In progress. */
export const statusWord: Reader<ActionStatus> = reader((shown) => {
  const typed = plain(shown);
  if (typed === 'open') return 'in_progress';
  if (typed === 'awaiting') return 'awaiting_confirmation';
  const status = ACTION_STATUSES.find((one) => plain(one) === typed);
  return status ?? unknownWord(shown, Object.values(STATUS_WORDS));
});

/** A threat as people read it or as an export has it: "County lines", "county_lines". */
export const threatWord: Reader<Threat> = reader((shown) => {
  const typed = plain(shown);
  const threat = THREATS.find((one) => plain(one) === typed || plain(THREAT_WORDS[one]) === typed);
  return threat ?? unknownWord(shown, Object.values(THREAT_WORDS));
});

export const email: Reader<string> = reader((shown) => {
  const address = shown.replace(/^mailto:/i, '').toLowerCase();
  const wellFormed = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]+$/.test(address) && address.length <= 254;
  return wellFormed ? address : new Unreadable(`${quoted(shown)} is not an email address`);
});

/** A GUID in Microsoft Entra ID; test clients use other short ids. */
export const entraId: Reader<string> = reader((shown) =>
  /^[\w.-]{1,64}$/.test(shown) ? shown.toLowerCase() : new Unreadable(`${quoted(shown)} is not an object id`),
);

export function ref(letter: 'A' | 'P'): Reader<string> {
  return reader((shown) =>
    refNumber(shown, letter) === null ? new Unreadable(`${quoted(shown)} is not a ref such as ${letter}-12`) : shown,
  );
}

export const nominalRef: Reader<string> = reader((shown) =>
  nominalKey(shown) === null
    ? new Unreadable(`${quoted(shown)} is not a code such as N-12, C-4, G-3, U-2 or L-7`)
    : shown,
);

export const count: Reader<number> = reader((shown) => {
  const number = /^\d{1,7}$/.test(shown) ? Number(shown) : NaN;
  return Number.isNaN(number) ? new Unreadable(`${quoted(shown)} is not a count (a whole number, 0 or more)`) : number;
});

export const months: Reader<number> = reader((shown) => {
  const number = /^\d{1,3}$/.test(shown) ? Number(shown) : 0;
  return number === 0 ? new Unreadable(`${quoted(shown)} is not a number of months (from 1 to 999)`) : number;
});

/** Nought is a number of days too. */
export const days: Reader<number> = reader((shown) =>
  /^\d{1,2}$/.test(shown) ? Number(shown) : new Unreadable(`${quoted(shown)} is not a number of days (from 0 to 99)`),
);

/** The number of a section: "7.1" as it is, and "7" as "7.0". */
export const sectionNumber: Reader<string> = reader((shown) => {
  const [, whole = '', part = '0'] = /^([1-9]\d?)(?:\.(\d{1,2}))?\.?$/.exec(shown) ?? [];
  return whole === ''
    ? new Unreadable(`${quoted(shown)} is not the number of a section such as 7.0 or 7.1`)
    : `${whole}.${part}`;
});

export const onOff: Reader<boolean> = reader((shown) => {
  const typed = plain(shown);
  if (['on', 'yes', 'true'].includes(typed)) return true;
  if (['off', 'no', 'false'].includes(typed)) return false;
  return new Unreadable(`${quoted(shown)} is neither on nor off`);
});

/** A protective marking. Nothing above OFFICIAL-SENSITIVE belongs in the clerk. */
export const marking: Reader<string> = reader((shown) => {
  const clean = withoutControls(shown);
  if (clean.length > 100) return new Unreadable('a marking has up to 100 characters');
  return /\bsecret\b/i.test(clean)
    ? new Unreadable(`${quoted(clean)} is above OFFICIAL-SENSITIVE, the highest marking that belongs here`)
    : clean;
});

function unknownWord(typed: string, known: readonly string[]): Unreadable {
  return new Unreadable(`${quoted(typed)} is not one of ${known.join(', ')}`);
}

function plain(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

function splitAt(shown: string, separator: RegExp): readonly string[] {
  return shown
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
