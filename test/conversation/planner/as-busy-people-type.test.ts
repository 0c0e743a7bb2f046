import { describe, expect, it } from 'vitest';
import { planMessage } from '../../../src/conversation/planner.ts';
import { readAttendance } from '../../../src/conversation/understanding/read-attendance.ts';

/* The standing item, the meeting and the registers, asked for in a hurry. Monday 23 November 2026. */

const stepsOf = (text: string) => planMessage(text, { today: '2026-11-23', place: 'personal' }).steps;

const SAID: Readonly<Record<string, string>> = {
  'draft-standing-item': `draft standing item pls | can you draft the board report | draft the paper for SHP |
    do a new draft of the standing item | redraft the standing item | refresh the draft | draft it again |
    update the draft with todays figures | write the standing item for me | i need a new draft of the safer halton item`,
  'show-standing-item': `whats in the standing item | let me see the draft | where is the standing item up to |
    has the standing item been approved? | view draft report | can i see the standing item before it goes`,
  'edit-statements': `edit the risks | change the decisions sought | amend the risk wording | open the statements form`,
  'approve-standing-item': `i approve the standing item | happy to approve the standing item | yes approve it |
    looks good, approve it | approve the report | sign off the standing item`,
  'post-standing-item': `pls post it | publish it | post it to the boards channel | put it in the board channel |
    post the report to SHP | send the standing item to the board`,
  'send-report': `word report please | figures in excel | give me the one pager | standing item as excel | report in word pls`,
  'meeting-pack': `can i have the meeting pack | show the pack | pack for tuesday | agenda by exception | meetng pack |
    what do we need to cover at the meeting`,
  'start-meeting': `lets start the meeting | run the meeting | kick off the meeting | start meeting mode`,
  'finish-meeting': `thats the end of the meeting | wrap up the meeting | meeting closed | were done with the meeting`,
  minutes: `minutes from the last meeting | what was decided at the last meeting | what did we agree at the last meeting`,
  attendance: `whos here | who is at the meeting | take the register | who sent apologies`,
  profiles: `any stale profiles | what profiles are we waiting for | are any profiles out of date | chase profiles |
    what profiles do we have | which profiles have police not sent`,
  'stamp-profile': `p2 recieved | profile 2 has come in | police have sent P-2 | review P-2 by 12 Jan`,
  'local-profile': `when is the local profile due for review | what version is the local profile | borough threats |
    is the local profile up to date`,
  'issue-local-profile': `local profile updated to version 5 | local profile refreshed, version 4`,
  'assess-threat': `raise county lines to high | knife crime threat going up | cuckooing threat has gone down`,
  powers: `disruption powers | powers to safeguard a child`,
  'show-power': `closure order threshold | how do i get a closure order`,
  gaps: `who has nobody safeguarding | all pursue plans`,
  signs: `what does cuckooing look like`,
  programmes: `rnr figures | how is the rnr programme doing | how many young people have started rnr | programs`,
  'report-programme': `rnr horizons 12 referred 10 started | programme 2 now has 11 started |
    horizons: referred 12 started 9 completed 7 | 12 young people referred to RNR at Horizons`,
  'add-programme': `start a new programme | set up a programme at horizons`,
  'meeting-decision': `we agreed: joint visit in january | decided: housing to lead | log a decision: refer it`,
  'add-statements': `new risk: staff turnover | key risk: staff turnover`,
};

describe.each(Object.entries(SAID))('%s', (command, phrases) => {
  it.each(phrases.split('|').map((phrase) => phrase.trim()))('is meant by “%s”', (said) => {
    expect(stepsOf(said).map((step) => step.command)).toEqual([command]);
  });
});

it.each([
  ['take out the second risk', 'risk', 2],
  ['remove the first escalation', 'escalation', 1],
  ['take risk 2 out', 'risk', 2],
])('“%s” takes that one out', (said, kind, number) => {
  expect(stepsOf(said)).toEqual([{ command: 'remove-statement', kind, number }]);
});

it('takes the numbers of a programme for no action’s', () => {
  const [step] = stepsOf('horizons: referred 12 started 9 completed 7');
  expect(step).toMatchObject({ of: 'horizons', counts: [{ value: 12 }, { value: 9 }, { value: 7 }] });
  expect(stepsOf('A-12: 3 referred, 2 started')[0]?.command).toBe('change-actions');
});

it.each([
  'when is the local profile due for review',
  'should we issue a new local profile',
  'send the report to the board',
  'approve the report?',
  'post the letter',
  'update the draft of the letter',
  'agreed',
  'agreed: police to lead',
  'remove risk',
  'remove the first risk 2',
])('“%s” changes nothing', (said) => {
  const shows = ['local-profile', 'unknown', 'ask'];
  expect(shows).toContain(stepsOf(said)[0]?.command);
});

it.each([
  ['Priya has given apologies', ['Priya']],
  ['apols from Nia', ['Nia']],
  ['Priya cant make it', ['Priya']],
  ['Nia and Sam are not attending', ['Nia', 'Sam']],
  ['Priya is absent today', ['Priya']],
])('“%s” is an apology while a meeting goes on', (said, apologies) => {
  expect(readAttendance(said)).toEqual({ present: [], apologies, deputies: [] });
});

it('knows who attends for whom', () => {
  expect(readAttendance('Robin attending on behalf of Sam')?.deputies).toEqual([{ who: 'Robin', insteadOf: 'Sam' }]);
});
