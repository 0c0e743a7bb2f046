import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Clause } from './clauses.ts';
import { withoutExcepted } from './excepted.ts';
import { hear, type Heard } from './hear-clause.ts';
import type { Reading } from './judge-claim.ts';
import type { Utterance } from './normalise.ts';
import { asHearsay, isQuoted } from './others-words.ts';
import { readHandOver } from './read-hand-over.ts';
import { readOwnWords } from './read-own-words.ts';
import { readRefFirst } from './read-ref-first.ts';
import { readReminder } from './read-reminder.ts';
import { readTag } from './read-tag.ts';
import { readVerbFirst } from './read-verb-first.ts';

/** Reads what a clause says; a claim inside quotation marks is somebody else's. */
export function readClause(clause: Clause, utterance: Utterance, today: IsoDate): Reading {
  const heard = hear(clause, utterance, today);
  const reading = withoutExcepted(readHeard(heard), heard);
  return isQuoted(clause.refs, utterance) ? asHearsay(reading, heard.words) : reading;
}

/** Reads what a clause says in one of its shapes: "done A-12", "A-12 is done", or the person's own words about A-12. */
function readHeard(heard: Heard): Reading {
  const { behind, ahead } = heard;
  const reminder = readReminder(heard);
  if (reminder !== null) return reminder;
  const tag = readTag(heard);
  if (tag !== null) return tag;
  const handOver = readHandOver(heard);
  if (handOver !== null) return handOver;
  if (behind.undo || (ahead.undo && ahead.content.length === 0))
    return { says: heard.mark === '?' && !behind.request ? 'show' : 'undo' };
  if (behind.tell && behind.claim === null) return { says: 'show' };
  if (behind.claim !== null) return readVerbFirst(heard, behind.claim);
  if (ahead.claim !== null && ahead.content.length === 0) return readRefFirst(heard, ahead.claim);
  return readOwnWords(heard);
}
