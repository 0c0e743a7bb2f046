/** Who is there, who sent apologies, and who stands in for whom: names as typed. */
export interface AttendanceSaid {
  readonly present: readonly string[];
  readonly apologies: readonly string[];
  readonly deputies: readonly { readonly who: string; readonly insteadOf: string }[];
}

const INSTEAD = '(?:for|instead of|in place of|on behalf of)';
const ATTENDS = '(?:attends|attending|is attending|are attending)';
const STANDS = '(?:deputis(?:es|ing)|deputiz(?:es|ing)|stand(?:s|ing) in|sit(?:s|ting) in)';
const APOLOGIES = [
  /^apol(?:ogie)?s\s*(?:(?:have been\s+)?(?:received\s+)?(?:from|by)\b|[:–-])\s*(.+)$/iu,
  /^(.+?)\s+(?:sends?|sent|gives?|gave|(?:has|have)\s+(?:sent|given))\s+(?:(?:their|his|her)\s+)?apol(?:ogie)?s$/iu,
  /^(.+?)\s+(?:(?:is|are)\s+)?(?:not\s+(?:attending|here|coming|able to (?:attend|come))|absent)(?:\s+today)?$/iu,
  /^(.+?)\s+can(?:no|['’]?)t\s+(?:make it|attend|come)(?:\s+today)?$/iu,
];
const PRESENT = /^(?:present|here|attending|in the room|attendance)\s*(?:are|is)?\s*[:–-]\s*(.+)$/iu;
const IS_HERE = new RegExp(
  `^(.+?)\\s+(?:is|are)\\s+(?:here|present|attending|in the room)(?:\\s+${INSTEAD}\\s+(.+))?$`,
  'iu',
);
const STANDS_IN = new RegExp(`^(.+?)\\s+(?:(?:is|are)\\s+)?${STANDS}\\s+for\\s+(.+)$`, 'iu');
const ATTENDS_FOR = new RegExp(`^(.+?)\\s+${ATTENDS}\\s+${INSTEAD}\\s+(.+)$`, 'iu');
/** "Tom (Jo deputises)", "Tom (Jo for him)". */
const IN_BRACKETS = new RegExp(`^(.+?)\\s*\\(\\s*(.+?)\\s+(?:(?:is\\s+)?${STANDS}|${INSTEAD}\\b.*)\\s*\\)$`, 'iu');

/** What words say of attendance while a meeting goes on; null where they say nothing of it. */
export function readAttendance(typed: string): AttendanceSaid | null {
  const said = typed.trim().replace(/[.!]+$/u, '');
  for (const way of APOLOGIES) {
    const names = way.exec(said)?.[1];
    if (names !== undefined) return apologiesOf(names);
  }
  const present = PRESENT.exec(said)?.[1];
  if (present !== undefined) return { present: namesIn(present), apologies: [], deputies: [] };
  const [, who, insteadOf] = IS_HERE.exec(said) ?? STANDS_IN.exec(said) ?? ATTENDS_FOR.exec(said) ?? [];
  if (who === undefined) return null;
  if (insteadOf === undefined) return { present: namesIn(who), apologies: [], deputies: [] };
  return { present: [], apologies: [], deputies: [{ who, insteadOf }] };
}

function apologiesOf(list: string): AttendanceSaid {
  const deputies: { who: string; insteadOf: string }[] = [];
  const apologies = namesIn(list).map((name) => {
    const [, absent, who] = IN_BRACKETS.exec(name) ?? [];
    if (absent === undefined || who === undefined) return name;
    deputies.push({ who, insteadOf: absent });
    return absent;
  });
  return { present: [], apologies, deputies };
}

/** "Jo for Priya, Sam for Nia", as the form asks for them; null where a part is not like that. */
export function readDeputies(list: string): AttendanceSaid['deputies'] | null {
  const pairs = namesIn(list).map((part) => new RegExp(`^(.+?)\\s+${INSTEAD}\\s+(.+)$`, 'iu').exec(part));
  return pairs.every((pair) => pair !== null)
    ? pairs.map((pair) => ({ who: pair[1] ?? '', insteadOf: pair[2] ?? '' }))
    : null;
}

export function namesIn(list: string): readonly string[] {
  return list
    .split(/\s*(?:[,;\n]|\band\b|&)\s*/iu)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
