import { nominalKey } from '../../domain/refs.ts';
import type { Step } from '../plan.ts';
import { nominalRequest } from './nominal-request.ts';
import { tidy, type Utterance } from './normalise.ts';

const CODE = String.raw`[ncgul]\s?-?\s?\d{1,6}`;
const DECISION = new RegExp(
  String.raw`^(?:(?:please\s+)?(?:record|minute|note|log)\s+(?:this\s+|a\s+|the\s+|as\s+a\s+)?)?(?:decision|(?:we|it\s+was)\s+(?:decided|agreed)|decided)(?:\s+(?:for|on|about|re)\s+(${CODE}))?\s*[:–-]\s*(.+)$`,
  'su',
);

/**
 * "decision: Housing leads", "decision for L-7: visit once a week". What names an action is read as ever, and so is
 * "decision: close L-7", which does what was decided.
 */
export function decisionRequest(utterance: Utterance, today: string): Step | null {
  const [whole = '', code, words = ''] = DECISION.exec(utterance.folded) ?? [];
  if (whole === '') return null;
  const key = code === undefined ? null : nominalKey(code.replaceAll(/\s/gu, ''));
  const named = [...words.matchAll(new RegExp(`\\b${CODE}\\b`, 'gu'))]
    .map(([found]) => nominalKey(found.replaceAll(/\s/gu, '')))
    .filter((found) => found !== null);
  const doesIt = { raw: utterance.raw.slice(-words.length), folded: words };
  if (code === undefined && named.length > 0 && nominalRequest(named, doesIt, today).length > 0) return null;
  const decision = tidy(utterance.raw.slice(utterance.raw.length - words.length));
  return decision === null || decision === '' ? null : { command: 'meeting-decision', key, decision };
}
