import type { ChangeIntent } from '../../domain/actions/change.ts';
import { optionsFor } from './doubts.ts';
import type { Heard } from './hear-clause.ts';
import type { Reading } from './judge-claim.ts';

const EXCEPT =
  /\b(?:all|everything|every\s+one|they|the\s+(?:rest|lot|others)|both|others)\b[^\n.;]*\b(?:except(?:\s+for)?|apart\s+from|bar|other\s+than|aside\s+from|excluding|minus|not|but|besides)\s*$/u;

/** "everything done except A-12": whatever A-12 is, it is not done, so that is not offered. */
export function withoutExcepted(reading: Reading, { clause, utterance, words }: Heard): Reading {
  const start = clause.before[0]?.start ?? 0;
  if (clause.refs === null || !EXCEPT.test(utterance.folded.slice(start, clause.refs.start))) return reading;
  if (reading.says === 'ask') return { ...reading, options: reading.options.filter(isLeft) };
  if (reading.says !== 'change' || reading.intents.every(isLeft)) return reading;
  const options = reading.intents.flatMap((intent) => optionsFor(intent, 'plan', words)).filter(isLeft);
  return { says: 'ask', doubt: 'plan', options };
}

function isLeft({ kind }: ChangeIntent): boolean {
  return kind !== 'done' && kind !== 'confirm';
}
