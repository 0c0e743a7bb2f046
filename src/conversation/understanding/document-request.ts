import type { DocumentKind } from '../../domain/standing-item/committee.ts';
import type { Step } from '../plan.ts';
import type { Utterance } from './normalise.ts';
import { correct, vocabulary } from './spelling.ts';

const ASKING =
  'please pls can could would will you i id we like to need want wanted may let have get send give email mail bring download export open me us over now just also and the a an our my this latest newest current approved draft full new copy of version file document documents for in as with into s it its is';
const NAMING =
  'report reports paper papers board committee partnership meeting standing item agenda figures one page pager single sheet shp';
const FORMATS = 'word docx doc pdf excel xlsx spreadsheet workbook';
const WORDS = new Set(`${ASKING} ${NAMING} ${FORMATS}`.split(' '));
const KNOWN = vocabulary(WORDS);
const MOST_WORDS = 16;

/** Sent to others, or made anew: that is another request. */
const ELSEWHERE =
  /\b(?:to (?:the |our )?(?:board|committee|shp|meeting|partnership)|new (?:draft|report|standing|version))\b/u;
const FOR_ME =
  /\b(?:send|give|get|email|mail|bring|let) (?:me|us)\b|\b(?:i|we)(?: would|d)? (?:need|want|like|have)\b|\b(?:can|could|may) (?:i|we) have\b|\b(?:download|export)\b/u;
const FORMAT = /\b(?:word|docx?|pdf|excel|xlsx|spreadsheet|workbook)\b/u;
/** Named and nothing else, by the names that no other request has. */
const BARE =
  /^(?:(?:please|pls|the|our|latest|current) )*(?:(?:board |committee |one page |single page )?(?:report|agenda item|agenda paper)|one pager)(?: (?:please|pls))?$/u;

/** "Send me the report", "figures in Excel", "agenda item": the document that is asked for; null for all else. */
export function documentRequest({ folded }: Utterance): Step | null {
  const typed = folded.replaceAll(/['’]/gu, '').match(/[\p{L}\d]+/gu) ?? [];
  if (typed.length === 0 || typed.length > MOST_WORDS) return null;
  const words = typed.map((word) => correct(word, KNOWN));
  if (!words.every((word) => WORDS.has(word))) return null;
  const said = words.join(' ');
  const document = documentIn(said);
  if (document === null || ELSEWHERE.test(said)) return null;
  return FOR_ME.test(said) || FORMAT.test(said) || BARE.test(said) ? { command: 'send-report', document } : null;
}

function documentIn(said: string): DocumentKind | null {
  if (/\b(?:excel|xlsx|spreadsheet|workbook|figures)\b/u.test(said)) return 'excel';
  if (/\bagenda\b|\bone page|\bpager\b|\bsingle page/u.test(said)) return 'agenda';
  return /\b(?:report|reports|paper|papers|word|docx?|pdf|standing item)\b/u.test(said) ? 'word' : null;
}
