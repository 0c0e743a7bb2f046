import {
  THREAT_LEVELS,
  THREAT_TRENDS,
  type Threat,
  type ThreatLevel,
  type ThreatTrend,
} from '../../domain/registers/threats.ts';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Step } from '../plan.ts';
import { firstDate } from './find-dates.ts';
import type { Utterance } from './normalise.ts';

/** How people call the threats; the longer names come before those that are part of them. */
const NAMES: readonly (readonly [Threat, string])[] = [
  ['child_exploitation', 'child criminal exploitation|cce|criminal exploitation(?: of children)?'],
  ['sexual_exploitation', '(?:child )?sexual exploitation|cse'],
  ['county_lines', 'county lines?'],
  ['cuckooing', 'cuckooing|home takeovers?'],
  ['ocg', 'organi[sz]ed crime (?:groups?|gangs?)|ocgs?'],
  ['usg', '(?:urban )?street gangs?|usgs?|gangs?'],
  ['cross_border', 'cross[ -]border(?: crime| criminality)?'],
  ['modern_slavery', 'modern slavery|human trafficking|trafficking'],
  ['acquisitive_crime', '(?:organi[sz]ed )?acquisitive crime|burglary|vehicle crime'],
  ['cyber_crime', 'cyber(?:[ -]?crime)?'],
  ['serious_crime', 'serious(?: and organi[sz]ed)? crime|soc'],
  ['violence', 'serious violence|violence|knife crime'],
  ['drugs', 'drugs?(?: supply| dealing| markets?)?'],
  ['firearms', 'firearms?|guns?|gun crime'],
  ['fraud', 'fraud'],
];
const LEVEL = `(?<level>${THREAT_LEVELS.join('|')}|moderate|severe|substantial)`;
const TREND = `(?<trend>${THREAT_TRENDS.join('|')}|stable|up|down|increasing|decreasing|growing|unchanged)`;
const ANY_NAME = `(?<name>${NAMES.map(([, names]) => names).join('|')})`;
const JOIN = '(?:\\s*(?:,|;|:|=|-|–|—)\\s*|\\s+(?:and|but|now|is|are|as|to|at|still|has|have|going|gone)\\b\\s*|\\s+)*';
const LEAD = '^(?:(?:please|set|assess|record|update|change|put|rate|raise|lower|move|the|our)\\s+)*';
const ASSESSED = new RegExp(
  `${LEAD}(?<threat>threat(?:s)?(?:\\s+(?:of|from|level of))?${JOIN})?${ANY_NAME}(?<said>\\s+threat(?:\\s+level)?)?${JOIN}(?:${LEVEL}${JOIN}(?:${TREND})?|(?<only>${TREND.replace('?<trend>', '?<alone>')}))\\s*[.!]?$`,
  'u',
);
const LEVELS: Readonly<Record<string, ThreatLevel>> = { moderate: 'medium', severe: 'high', substantial: 'high' };
const TRENDS: Readonly<Record<string, ThreatTrend>> = {
  ...{ stable: 'steady', unchanged: 'steady', up: 'rising', increasing: 'rising', growing: 'rising' },
  ...{ down: 'falling', decreasing: 'falling' },
};

const SHOW =
  /^(?:(?:please|show|see|view|open|what|which|is|are|me|do|we|have|the|our|all|current|borough|area) )*(?:(?:[a-z]+ )?local profile(?: (?:of )?threats)?|threats?(?: levels?| assessments?| list)?(?: (?:are there|do we face|in the local profile|now|across the (?:area|borough)))?)\s*[.?]?$/u;
const ISSUE =
  /^(?:(?:please|add|record|there is|we have|issue|issued|the|a|our|new) )*(?:version (?<before>\d{1,4}) of (?:the )?)?(?<name>(?:[\p{L}'’-]+ ){0,4}local profile)(?:,? (?:(?:is|was|has been|updated|refreshed|revised),? )*(?:now )?(?:at |to )?(?:version|v)\s?(?<after>\d{1,4}))?(?<rest>.*)$/u;
const NEW = /\b(?:new|another|next) (?:version|issue)\b|\bissued?\b|\bnew (?:[a-z]+ )?local profile\b/u;
const REVIEW = /\breview(?:ed)?(?: it)?(?: date)?(?: is)?(?: by| on| due)?\b/u;

/** A question, with its mark or without, issues nothing. */
const ASKS = /^(?:when|what|which|is|how|who|where|has|does|do|should)\b.*\blocal profile\b/u;

/** What a message asks of the local profile and its threats; null for all else. */
export function threatRequest({ folded, raw }: Utterance, today: IsoDate): Step | null {
  if (SHOW.test(folded) || ASKS.test(folded)) return { command: 'local-profile' };
  return assessed(folded) ?? issued(folded, raw, today) ?? unassessed(folded);
}

/** A level or a trend is said, or the word threat: "county lines" alone asks for its signs. */
function assessed(folded: string): Step | null {
  const groups = ASSESSED.exec(folded)?.groups;
  if (groups === undefined) return null;
  const named = groups['name'] ?? '';
  const threat = NAMES.find(([, names]) => new RegExp(`^(?:${names})$`, 'u').test(named))?.[0];
  if (threat === undefined) return null;
  const level = groups['level'];
  const trend = groups['trend'] ?? groups['alone'];
  return {
    command: 'assess-threat',
    threat,
    level: level === undefined ? null : (LEVELS[level] ?? (level as ThreatLevel)),
    trend: trend === undefined ? null : (TRENDS[trend] ?? (trend as ThreatTrend)),
  };
}

/** "threat: county lines enormous" means to assess one: what is missing is asked for. */
function unassessed(folded: string): Step | null {
  const words =
    /^(?:(?:please|set|assess|record|update|rate|the)\s+)*threat(?:\s+(?:of|from))?\s*(?::|\s-)\s*(.+)$/u.exec(
      folded,
    )?.[1];
  if (words === undefined) return null;
  const threat = NAMES.find(([, names]) => new RegExp(`^(?:${names})\\b`, 'u').test(words))?.[0] ?? null;
  return { command: 'assess-threat', threat, level: null, trend: null };
}

function issued(folded: string, raw: string, today: IsoDate): Step | null {
  const found = ISSUE.exec(folded);
  const { before, after, name = '', rest = '' } = found?.groups ?? {};
  if (found === null || folded.trimEnd().endsWith('?')) return null;
  const version = before ?? after;
  if (version === undefined && !NEW.test(folded) && !REVIEW.test(rest)) return null;
  const read = REVIEW.test(rest) ? firstDate(rest, today) : null;
  if (read !== null && read.found !== 'date') return { command: 'bad-date', typed: read.typed };
  const at = folded.indexOf(name);
  return {
    command: 'issue-local-profile',
    name: raw.slice(at, at + name.length).replace(/^(?:(?:the|our|a|an|new|next|another|version|issue|of)\s+)+/iu, ''),
    version: version === undefined ? null : Number(version),
    reviewBy: read === null ? null : read.date,
  };
}
