import { expect, test } from 'vitest';
import { compact } from './compact.ts';

/** Words that look like a verb of the clerk's and are not: each stays a word of the note. */
const NOT_VERBS =
  'gone one none bone tone zone dine dome dose don down note notes node dune dene locked unlocked clocked block black blockade flocked ' +
  'competed compelled compiled composed concluded-upon furnished famished fishing dished diminished finish-line closet cloned chose ' +
  'loosed posed shorted sported stored stared starred stated stayed stored starved charted attended intended expended expanded ' +
  'confined conformed conferred confided excepted adopted expected except concept accent reject-letter protected elected detected ' +
  'detained defined declared deceived cancer counsel console process profess prowess locked docked stock stack struck sticky';

test.each(NOT_VERBS.split(' '))('"%s" is not taken for a verb', (word) => {
  expect(compact(`A-12 ${word}`)).not.toMatch(
    /^(?:done|blocked|progress|confirm|accept|decline|extend|cancelled|reopen|reject)/u,
  );
});

test.each([
  ['a-12 dnoe', 'done 12'],
  ['A-12 doen', 'done 12'],
  ['A-12 doned', 'done 12'],
  ['A-12 complted', 'done 12'],
  ['A-12 completd', 'done 12'],
  ['A-12 compelted', 'done 12'],
  ['A-12 comleted', 'done 12'],
  ['A-12 finsihed', 'done 12'],
  ['A-12 finnished', 'done 12'],
  ['A-12 finised', 'done 12'],
  ['A-12 colsed', 'done 12'],
  ['A-12 sroted', 'done 12'],
  ['A-12 blcoked: no access', 'blocked 12 "no access"'],
  ['A-12 bloked', 'blocked 12'],
  ['A-12 in progres', 'progress 12'],
  ['A-12 on goign', 'progress 12'],
  ['A-12 ongiong', 'progress 12'],
  ['A-12 strated', 'progress 12'],
  ['A-12 no chnage', 'no_change 12'],
  ['A-12 unchnaged', 'no_change 12'],
  ['exetnd A-12 to 12 Jan', 'extend 12 → 2027-01-12'],
  ['extned A-12 to 12 Jan', 'extend 12 → 2027-01-12'],
  ['confrim A-12', 'confirm 12'],
  ['confirmd A-12', 'confirm 12'],
  ['acccept A-12', 'accept 12'],
  ['declien A-12', 'decline 12'],
  ['rejcet A-12', 'reject 12'],
  ['reasign A-12 to Housing', 'reassign 12 → Housing'],
  ['canecl A-12', 'cancelled 12'],
  ['my actoins', 'my-actions'],
  ['overdeu', 'list-actions overdue -'],
  ['stauts', 'status -'],
  ['waht is overdue', 'list-actions overdue -'],
  ['nomnials', 'list-nominals'],
  ['prevew nudges', 'preview-nudges'],
  ['next meting', 'next-meeting -'],
  ['A-12 probaly done', 'ask doubt 12: done progress no_change'],
  ['A-12 allmost done', 'ask plan 12: progress done no_change'],
  ['A-12 hopefuly done', 'ask plan 12: progress done no_change'],
] as const)('a slip of the finger is forgiven: %s', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
