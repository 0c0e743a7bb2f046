import { POWER_GROUPS, type PowerGroup } from '../../domain/powers/power.ts';
import type { Step } from '../plan.ts';
import { tidy, type Utterance } from './normalise.ts';
import { isPlainName, namedPower, POWER_WORDS } from './power-names.ts';
import { vocabulary } from './spelling.ts';
import { saidOf } from './templates.ts';
import type { Token } from './tokens.ts';

const OWN_WORDS =
  'powers power tactics tactic catalogue search browse explain county lines cuckooing cuckooed exploitation signs indicators spot safeguarding gaps plans plan nobody safeguarded about means pursue place protect prevent prepare';
const KNOWN = vocabulary([...OWN_WORDS.split(' '), ...POWER_WORDS]);

const POWERS = '(?:powers?|tactics)(?: (?:and|or) (?:powers|tactics))?';
const ALL =
  /^(?:(?:show|list|see|give|get|view|browse|what|which|tell about|is|are|our|legal|civil|do|have) )*(?:powers|tactics|powers and tactics|(?:power|powers) catalogue|catalogue(?: of powers)?|list of powers)(?: (?:are|is|do|have|got|available|exist|list|use|apply|help))*$/u;
const OF = new RegExp(
  `^(?:(?:show|list|see|give|get|view|what|which|any|are|is|search|find|look|up|in|through) )*(?:${POWERS}|catalogue)(?: (?:are|is|do|have|available|exist|use))* (?:for|against|on|about|with|of|in|under|to|concerning) (.+)$`,
  'u',
);
const USE =
  /^what (?:else )?(?:powers? |tactics? )?(?:(?:be|should|may|might|do|have|are) )*used? (?:for|against|on|about|with|in) (.+)$/u;
/** "Powers to safeguard a child": little words are left out before. */
const TO_KEEP_SAFE = /^(?:(?:what|which|powers?|tactics|are|is) )+(?:safeguard(?:ing|ed)?|protect|help|keep) .{2,40}$/u;
const SEARCH = /^(?:search|find|look up|look for) (?:for )?(.+?) (?:powers?|in powers|in catalogue)$/u;
const GROUP_FIRST =
  /^(?:(?:show|list|what|which|are|see) )*(pursue|place|location|protect|prevent|prepare|enforcement|disruption|safeguarding|prevention|diversion) (?:powers|tactics)(?: are| have)?$/u;
const ASKS =
  /^(?:(?:tell|show|explain|define|describe|see|give|what|whats|who|when|how|about|is|are|does|do|did|info|information|on|meaning|more|mean by|know|need|stands?|apply|applies|get|obtain|use|for|of|threshold|law) )+/u;
const THRESHOLD = / (?:threshold|test|explained)$/u;
const ASKED_LAST = /(?: (?:mean|means|stand for|work|works|stands for|for|do|explained|threshold|test))+$/u;

/** Whom or what a list is asked for, in the words of its strand. */
const GROUP_OF: readonly (readonly [RegExp, PowerGroup])[] = [
  [/^(?:locations?|places?|premises|address(?:es)?|buildings?|propert(?:y|ies)|houses?|homes?)$/u, 'place'],
  [/^(?:child(?:ren)?|victims?|vulnerable (?:people|adults?|persons?)|safeguarding|protection|safety)$/u, 'protect'],
  [/^(?:enforcement|disruption)$/u, 'pursue'],
  [/^(?:prevention|diversion)$/u, 'prevent'],
  [/^(?:preparation)$/u, 'prepare'],
];

const SIGNS =
  /^(?:(?:show|tell|give|explain|what|whats|how|do|does|is|are|about|help|info|information|on|with|for|know|spot|spotting|recognise|recognize|see|identify|signs?|indicators?|warning|of|guidance|someone|somebody|people|person|home|has|have|been|being) )*(county lines?|cuckooing|cuckooed|cuckoo|(?:child )?criminal exploitation|cce|home takeover)(?: (?:signs?|indicators?|help|guidance|info|information|look|like|mean|means))*$/u;
const GAPS =
  /^(?:(?:show|list|see|what|which|where|are|is|any|do|have|our|find) )*(?:(?:plan |plans |safeguarding |action plan )?gaps(?: (?:in|are|do|have|our|plans?|action plan|safeguarding|log))*|(?:who|what|which|children|codes)(?: is| are| has| have)* nobody (?:is )?safeguarding|who (?:is )?(?:not (?:being )?safeguarded)|(?:plans )?(?:that )?(?:are )?(?:all|only) pursue(?: plans?)?|pursue(?: only)? plans)$/u;

/** What a message asks about powers, about the gaps in the plans, or about the signs of exploitation; null for all else. */
export function powerRequest(tokens: readonly Token[], utterance: Utterance): Step | null {
  const said = saidOf(tokens, utterance, KNOWN)?.text.trim().replaceAll("'", '') ?? '';
  if (said === '' || said.length > LONGEST) return null;
  const signs = SIGNS.exec(said)?.[1];
  if (signs !== undefined) return { command: 'signs', of: /^cuckoo|^home/u.test(signs) ? 'cuckooing' : 'county lines' };
  if (GAPS.test(said)) return { command: 'gaps' };
  if (ALL.test(said)) return { command: 'powers', of: null };
  if (TO_KEEP_SAFE.test(said)) return { command: 'powers', of: 'protect' };
  const of = OF.exec(said)?.[1] ?? USE.exec(said)?.[1] ?? SEARCH.exec(said)?.[1] ?? GROUP_FIRST.exec(said)?.[1];
  if (of !== undefined) return powersFor(of);
  if (isPlainName(said)) return shown(said);
  if (isPlainName(said.replace(THRESHOLD, ''))) return shown(said.replace(THRESHOLD, ''));
  const lead = ASKS.exec(said)?.[0];
  return lead === undefined ? null : shown(said.slice(lead.length).replace(ASKED_LAST, ''));
}

const LONGEST = 120;

function powersFor(of: string): Step {
  const wanted = of.replace(/ (?:powers|tactics|strand)$/u, '');
  const strand = POWER_GROUPS.find((group) => group === wanted);
  const group = strand ?? GROUP_OF.find(([names]) => names.test(wanted))?.[1];
  if (group !== undefined) return { command: 'powers', of: group };
  return shown(wanted) ?? { command: 'search-powers', words: tidy(wanted) ?? wanted };
}

function shown(words: string): Step | null {
  const power = namedPower(words);
  return power === null ? null : { command: 'show-power', power: power.id };
}
