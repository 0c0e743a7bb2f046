import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/cards/reminders/digest-buttons.ts';
import { digestPage } from '../../../src/cards/reminders/nudge-digest.ts';
import { aDigest, EXAMPLES, PRIYA, ratedAction } from '../examples.ts';
import { asText, buttonTitled, ofType, pressedOf } from '../read-card.ts';

function example(name: string) {
  const card = EXAMPLES[name];
  if (card === undefined) throw new Error(`No example “${name}”`);
  return card('personal');
}

describe('a digest', () => {
  it('reads, as first sent, as', () => {
    expect(asText(example('digest'))).toMatchInlineSnapshot(`
      "OFFICIAL-SENSITIVE · Operation Portfolio · for members with a need to know
      # Operation Portfolio meets on Tuesday 8 December 2026 at 10:00.
      Please update these 3 actions.
      A-14  Interview the landlord about the subletting
      In progress · ● Red: overdue since Friday 13 November 2026
      Note on A-14 (optional): ____
      [In progress] [Done] [Blocked] [No change]
      A-12  Visit the premises with fire safety and serve notice
      In progress · ● Amber: due on Friday 4 December 2026
      Note on A-12 (optional): ____
      [In progress] [Done] [Blocked] [No change]
      A-20  Check the business rates account
      Blocked · ● Amber: blocked · due Tuesday 12 January 2027
      Note on A-20 (optional): ____
      [In progress] [Done] [Blocked] [No change]"
    `);
  });

  it('reads, once one action has been updated, as', () => {
    expect(asText(example('digest, one updated'))).toMatchInlineSnapshot(`
      "OFFICIAL-SENSITIVE · Operation Portfolio · for members with a need to know
      # Operation Portfolio meets on Tuesday 8 December 2026 at 10:00.
      Please update these 2 actions.
      A-14  Interview the landlord about the subletting
      In progress · ● Red: overdue since Friday 13 November 2026
      Note on A-14 (optional): ____
      [In progress] [Done] [Blocked] [No change]
      A-12  Visit the premises with fire safety and serve notice
      Awaiting confirmation · ● Green: done, awaiting confirmation · due Friday 4 December 2026
      Recorded: Awaiting confirmation
      [Undo]"
    `);
  });

  it.each([
    'call for updates',
    'reminder',
    'issue',
    'overdue, to a lead',
    'prompt',
    'chair’s brief',
    'profiles prompt',
  ])('of another kind reads as: %s', (name) => {
    expect(asText(example(name))).toMatchSnapshot();
  });

  it('gives every action its own note field, which only its own buttons use', () => {
    const card = aDigest('personal', 'digest', [ratedAction(12), ratedAction(14)]);
    expect(ofType(card, 'Input.Text').map((input) => input['id'])).toEqual(['note_12', 'note_14']);
    const done = buttonTitled(card, 'Done');
    const pressed = { ...done, data: { ...(done['data'] as object), note_12: 'mine', note_14: 'not mine' } };
    expect(pressedOf({ action: pressed })).toMatchObject({
      verb: 'digest-act',
      ref: 12,
      change: 'done',
      note: 'mine',
    });
  });

  it('turns its pages, five actions each, within the actions that it was sent with', () => {
    const rated = Array.from({ length: 12 }, (_, index) => ratedAction(index + 1));
    const numbers = rated.map(({ action }) => action.number);
    const first = aDigest('personal', 'digest', rated);
    expect(asText(first)).toContain('1 to 5 of 12.');
    const next = pressedOf({ action: buttonTitled(first, 'Next') });
    if (!('verb' in next) || next.verb !== 'digest-page') throw new Error('Next turns no page');
    const turned = next['digest'] as Digest;
    expect(digestPage(turned)).toEqual([6, 7, 8, 9, 10]);
    const last = aDigest('personal', 'digest', rated, {
      digest: { ...turned, kind: 'digest', page: 2 },
      actions: [],
    });
    expect(digestPage({ numbers, page: 2 })).toEqual([11, 12]);
    expect(asText(last)).toContain('11 to 12 of 12.');
    expect(ofType(last, 'Action.Execute').map((button) => button['title'])).toEqual(['Previous']);
  });

  it('says so when there are more actions than a digest can hold', () => {
    const card = aDigest('personal', 'digest', [ratedAction(12)], { total: 151 });
    expect(asText(card)).toContain('There are 150 more: say “my actions”.');
  });

  it('says whose action it is where it is not the reader’s', () => {
    const card = aDigest('personal', 'overdue', [ratedAction(12), ratedAction(14)], { readerId: PRIYA.id });
    expect(asText(card)).toContain('Sam Okafor’s action');
  });

  it('has no buttons for what the reader may not change', () => {
    const card = aDigest('personal', 'overdue', [], { total: 1, actions: [{ ...ratedAction(12), mayUpdate: false }] });
    expect(ofType(card, 'Action.Execute')).toEqual([]);
  });

  it('says what became of an action that has left it', () => {
    const justNow = { ref: 'A-40', said: 'Recorded: Declined', undo: '7f8d1f0e-6a52-4c39-9a3e-0d7c5b1a2f10' };
    const card = aDigest('personal', 'issue', [ratedAction(12)], { justNow });
    expect(asText(card)).toContain('A-40: Recorded: Declined');
    expect(buttonTitled(card, 'Undo')).toMatchObject({ verb: 'undo' });
  });

  it('keeps the buttons, and says why, when a press changed nothing', () => {
    const justNow = { ref: 'A-12', said: 'Give a reason in the note, then press Decline again.', undo: null };
    const proposed = ratedAction(12, { status: 'proposed', lastUpdate: null });
    const card = aDigest('personal', 'issue', [proposed], { justNow });
    expect(asText(card)).toContain('Give a reason in the note');
    expect(buttonTitled(card, 'Decline')).toMatchObject({ verb: 'digest-act' });
  });
});
