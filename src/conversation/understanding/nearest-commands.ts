import { distance } from 'fastest-levenshtein';

/** A command as people would type it, with the words that point to it. */
const COMMANDS: readonly (readonly [example: string, keywords: string])[] = [
  ['A-12 done', 'done finished complete completed close closed action sorted'],
  ['my actions', 'my mine actions owe list tasks me work job jobs'],
  ['A-12 in progress', 'progress started working update ongoing visited spoke letter sent met'],
  ['A-12 blocked waiting for HMRC', 'blocked stuck waiting hold cannot problem'],
  ['extend A-12 to 12 January', 'extend extension time longer later deadline due date delay postpone'],
  ['snooze A-12 until Friday', 'snooze quiet mute reminding'],
  ['give A-12 to Housing', 'give pass reassign transfer owner hand assign'],
  ['accept A-12', 'accept take yes agree'],
  ['decline A-12: not ours', 'decline refuse ours no'],
  ['confirm all', 'confirm approve sign all'],
  ['add action for L-7', 'add new create raise action nominal'],
  ['what is overdue', 'overdue late behind red missed'],
  ['who has not updated', 'who updated update silent chase nobody everyone'],
  ['no owner', 'owner owners unowned unassigned'],
  ['status', 'status summary report rag how doing overview figures chair'],
  ['what has changed since the last meeting', 'changed changes new happened since'],
  ['next meeting', 'meeting meet when agenda board venue next'],
  ['preview nudges', 'nudge nudges remind reminder reminders chase preview send'],
  ['draft the standing item', 'standing item draft paper board publish post'],
  ['hold N-3 because of the court case', 'legal court inquiry retention release erase'],
  ['powers', 'powers power tactics law injunction closure catalogue'],
  ['county lines', 'county lines cuckooing exploitation signs'],
  ['nominals', 'nominal nominals person group location code profile'],
  ['away until 12 January', 'away leave holiday sick absent cover back'],
  ['undo', 'undo wrong mistake revert back cancel'],
];
const MOST_WORDS = 30;

/** The two commands that come nearest to words that were not understood, as examples to type; the reply offers help itself. */
export function nearestCommands(words: readonly string[]): readonly [string, string] {
  const said = words.slice(0, MOST_WORDS);
  const scored = COMMANDS.map(([example, keywords], place) => ({
    example,
    place,
    score: scoreOf(said, keywords.split(' ')),
  }));
  scored.sort((a, b) => b.score - a.score || a.place - b.place);
  return [scored[0]?.example ?? 'my actions', scored[1]?.example ?? 'status'];
}

function scoreOf(said: readonly string[], keywords: readonly string[]): number {
  let score = 0;
  for (const word of said) {
    if (word.length < 2) continue;
    const closest = Math.max(...keywords.map((keyword) => likeness(word, keyword)));
    score += closest > 0.7 ? closest : 0;
  }
  return score;
}

function likeness(word: string, keyword: string): number {
  if (word === keyword) return 1;
  if (word.length < 4 || word.length > 20) return 0;
  return 1 - distance(word, keyword) / Math.max(word.length, keyword.length);
}
