import { describe, expect, it } from 'vitest';
import { actionCard, type ActionCardView } from '../../../src/cards/actions/action-card.ts';
import { EXAMPLES, ratedAction, viewIn } from '../examples.ts';
import { asText, buttonTitled, ofType, pressedOf } from '../read-card.ts';

const OWNER = { seesNominal: true, mayUpdate: true, mayConfirm: false };
const UPDATES = ['In progress', 'Done', 'Blocked', 'More time', 'No change'];

function cardOf(fields: Parameters<typeof ratedAction>[1], view: Partial<ActionCardView> = {}) {
  return actionCard({ ...viewIn('personal'), ...ratedAction(12, fields), viewer: OWNER, justNow: null, ...view });
}

function titles(card: ReturnType<typeof actionCard>): unknown[] {
  return ofType(card, 'Action.Execute').map((button) => button['title']);
}

function example(name: string, place: 'personal' | 'channel' = 'personal') {
  const card = EXAMPLES[name];
  if (card === undefined) throw new Error(`No example “${name}”`);
  return card(place);
}

describe('an action’s card', () => {
  it('reads, after a change, as', () => {
    expect(asText(example('action, just recorded'))).toMatchInlineSnapshot(`
      "OFFICIAL-SENSITIVE · Operation Portfolio · for members with a need to know
      Recorded: In progress. Letter sent
      [Undo]
      # A-12 · In progress
      Visit the premises with fire safety and serve notice
      ● Amber: due on Friday 4 December 2026
      Due: Friday 4 December 2026
      Owner: Sam Okafor, Housing
      About: L-0007, Location
      Strand: Protect
      Last update: Thursday 19 November 2026, Sam Okafor: Letter sent to the landlord
      Note (optional): ____
      [In progress] [Done] [Blocked] [More time] [No change] [Back]"
    `);
  });

  it('reads, with more time asked for, as', () => {
    expect(asText(example('action, more time asked for, to a confirmer'))).toMatchInlineSnapshot(`
      "OFFICIAL-SENSITIVE · Operation Portfolio · for members with a need to know
      # A-17 · In progress
      Visit the premises with fire safety and serve notice
      ● Green: on track
      Due: Tuesday 12 January 2027, extended twice, first due Friday 4 December 2026
      New date asked for: Friday 29 January 2027, waits for the chair
      Owner: Sam Okafor, Housing
      About: C-0004, Child or young person at risk
      Strand: Protect
      Tactic: Closure notice drafted
      Last update: Thursday 19 November 2026, Sam Okafor: Letter sent to the landlord
      Note (optional): ____
      [Confirm] [Reject]"
    `);
  });

  it('reads, in a channel, as', () => {
    expect(asText(example('action, just recorded', 'channel'))).toMatchInlineSnapshot(`
      "OFFICIAL-SENSITIVE · Operation Portfolio · for members with a need to know
      Recorded: In progress.
      # A-12 · In progress
      ● Amber: due on Friday 4 December 2026
      Agency: Housing
      Due: Friday 4 December 2026"
    `);
  });

  it('says the same in plain text', () => {
    expect(example('action, just recorded').summary).toMatchInlineSnapshot(
      `"Recorded: In progress. Letter sent · A-12 · In progress · Amber: due on Friday 4 December 2026 · Visit the premises with fire safety and serve notice · Due: Friday 4 December 2026 · Owner: Sam Okafor, Housing · About: L-0007, Location · Strand: Protect · Last update: Thursday 19 November 2026, Sam Okafor: Letter sent to the landlord"`,
    );
  });

  it.each([
    ['in progress, to its owner', { status: 'in_progress' }, OWNER, UPDATES],
    ['proposed, to its owner', { status: 'proposed' }, OWNER, ['Accept', 'Decline', ...UPDATES]],
    ['awaiting confirmation, to its owner', { status: 'awaiting_confirmation' }, OWNER, []],
    [
      'awaiting confirmation, to a confirmer',
      { status: 'awaiting_confirmation' },
      { ...OWNER, mayConfirm: true },
      ['Confirm', 'Reject'],
    ],
    ['more time asked for, to its owner', { requestedDue: '2027-01-29' }, OWNER, UPDATES],
    ['in progress, to somebody else', { status: 'in_progress' }, { ...OWNER, mayUpdate: false }, []],
    [
      'in progress, to a confirmer of others’ actions',
      { status: 'in_progress' },
      { ...OWNER, mayUpdate: false, mayConfirm: true },
      [],
    ],
    ['completed', { status: 'completed' }, { ...OWNER, mayConfirm: true }, []],
    ['cancelled', { status: 'cancelled' }, OWNER, []],
  ] as const)('offers, %s, its buttons', (_what, fields, viewer, offered) => {
    expect(titles(cardOf(fields, { viewer }))).toEqual(offered);
  });

  it('has a note field exactly where there are buttons', () => {
    expect(ofType(cardOf({}), 'Input.Text')).toMatchObject([{ id: 'note', label: 'Note (optional)', maxLength: 2000 }]);
    expect(ofType(cardOf({ status: 'completed' }), 'Input.Text')).toEqual([]);
  });

  it('leads back to the list it was opened from, also after a press', () => {
    const back = { verb: 'list', list: 'overdue', of: 'Housing', skip: 8 } as const;
    const card = cardOf({}, { back });
    expect(pressedOf({ action: buttonTitled(card, 'Back') })).toEqual(back);
    expect(pressedOf({ action: buttonTitled(card, 'Done') })).toMatchObject({ verb: 'act', change: 'done', back });
  });

  it('says until when reminders are snoozed and, in a personal chat, why', () => {
    const reads = 'Reminders snoozed until Friday 4 December 2026: Waiting for HMRC to answer';
    expect(asText(example('action, snoozed'))).toContain(reads);
    expect(example('action, snoozed').summary).toContain(reads);
    expect(asText(example('action, snoozed', 'channel'))).not.toContain('snoozed');
  });

  it('leaves out the code of somebody whom the reader does not need to know', () => {
    const hidden = cardOf({}, { viewer: { ...OWNER, seesNominal: false } });
    expect(JSON.stringify(hidden)).not.toContain('L-0007');
  });
});
