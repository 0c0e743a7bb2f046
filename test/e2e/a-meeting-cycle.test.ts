import { beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest';
import { addWorkingDays } from '../../src/domain/calendar/working-days.ts';
import { dayOf, instantAt } from '../../src/domain/calendar/dates.ts';
import { type Client, openClient } from './browser.ts';
import { setStage, type Stage } from './stage.ts';

/*
 * One turn of the cycle as Alex Morgan sees it in the client: an update, a press, a nudge, the status in the channel,
 * and the standing item. Alex owns actions of the example partnership, coordinates it and chairs it.
 */
const ZONE = 'Europe/London';
const PARTNERSHIP_CHANNEL = 'Operation Portfolio - General';
const BOARD_CHANNEL = 'Operation Portfolio - Board';

let stage: Stage;
let client: Client;

beforeAll(async () => {
  stage = await setStage();
  return () => stage.clear();
});

beforeAll(async () => {
  client = await openClient(stage.playground.url);
  return () => client.close();
});

beforeEach(() => {
  onTestFailed(() => client.photograph('failed'));
});

test('a partner updates an action in chat, and gets its card', async () => {
  await client.chat.getByText('Hello Alex').waitFor();
  await client.say('A-12 in progress, visited the landlord');

  const card = client.card('A-0012 · In progress');
  await card.getByText('Recorded: In progress').waitFor();
  expect(await card.innerText()).toContain('visited the landlord');
  await client.photograph('1-update');
  await client.photographNarrow('1-update-narrow');
});

test('a press changes the card where it is', async () => {
  const cards = await client.cards.count();
  const card = client.card('A-0012 · In progress');
  await card.getByLabel('Note (optional)').fill('Notice served on Friday');
  await card.getByRole('button', { name: 'Done', exact: true }).click();

  const changed = client.card('A-0012 · Awaiting confirmation');
  await changed.getByText('Notice served on Friday').first().waitFor();
  expect(await client.cards.count()).toBe(cards);
  expect(await client.card('A-0012 · In progress').count()).toBe(0);
  await client.photograph('2-press');
});

test('a nominal is closed in words and opened again by a press', async () => {
  await client.say('reviews');
  await client.card('due for review').waitFor();
  await client.photograph('3-reviews');
  await client.say('close L-7');
  const card = client.card('L-0007 · Location');
  await card.getByText('Recorded: L-0007 is closed.').waitFor();
  await client.photograph('4-closed');
  await card
    .getByRole('button', { name: 'Reopen L-0007' })
    .or(card.getByRole('button', { name: 'Reopen' }))
    .click();
  await client.card('L-0007 · Location').getByText('Recorded: L-0007 is open again.').waitFor();
  await client.photographNarrow('5-opened-again-narrow');
});

test('what was said and pressed is in the log', async () => {
  const action = (await exported()).actions.find(({ ref }) => ref === 'A-0012');
  expect(action?.status).toBe('Awaiting confirmation');
  expect(action?.updates.slice(-2)).toMatchObject([
    { by: 'alex.morgan@example.org', status: 'In progress', text: 'visited the landlord' },
    { by: 'alex.morgan@example.org', status: 'Awaiting confirmation', text: 'Notice served on Friday' },
  ]);
});

test('seven working days before the meeting the owner is asked once for what is still open', async () => {
  const meeting = (await exported()).meetings.find(
    ({ kind, status }) => kind === 'partnership' && status === 'planned',
  );
  const meetingDay = dayOf(new Date(meeting?.starts ?? ''), ZONE);
  const at = instantAt(addWorkingDays(meetingDay, -7), '10:00', ZONE).toISOString();
  await stage.clerk('tick', '--at', at);

  const digest = client.card('Operation Portfolio meets on');
  await digest.getByText('Note on A-0014 (optional)').waitFor();
  // It is not asked for again: the update above counts.
  expect(await digest.innerText()).not.toContain('A-0012');
  await client.photograph('3-nudge');

  const second = JSON.parse(await stage.clerk('tick', '--at', at)) as { sent: number };
  expect(second.sent).toBe(0);
});

test('the digest is answered action by action without leaving it', async () => {
  const digest = client.card('Operation Portfolio meets on');
  await digest.getByLabel('Note on A-0014 (optional)').fill('Probation agreed');
  await digest.getByRole('button', { name: 'In progress', exact: true }).first().click();

  await digest.getByText('Recorded: In progress').waitFor();
  expect(await digest.innerText()).toContain('Note on A-0060 (optional)');
  await client.photograph('4-digest');
  const action = (await exported()).actions.find(({ ref }) => ref === 'A-0014');
  expect(action?.updates.at(-1)).toMatchObject({ status: 'In progress', text: 'Probation agreed' });
});

test('the status in the channel shows counts and codes, and no words of the log', async () => {
  await client.goTo(PARTNERSHIP_CHANNEL);
  await client.mention('use this channel for the partnership');
  await client.chat.getByText('This is now the channel of Operation Portfolio').waitFor();
  await client.mention('status');

  const status = client.card('Status: Operation Portfolio');
  await status.getByText('By agency').waitFor();
  const words = await status.innerText();
  expect(words).toMatch(/\d+ open · \d+ overdue · \d+ blocked · \d+ awaiting confirmation/);
  expect(words).not.toMatch(/landlord|Probation agreed|Alex Morgan|Sam Okafor/);
  await client.photograph('5-status-in-the-channel');
});

test('the standing item is posted in the board’s channel, and only when it is approved', async () => {
  await client.goTo(BOARD_CHANNEL);
  await client.mention('use this channel for the board');
  await client.chat.getByText('This is now the channel of the Safer Halton Partnership').waitFor();

  await client.goTo('Personal Chat');
  await client.say('draft the standing item');
  const preview = client.card('standing item 1, version 1');
  await preview.getByText('Draft: not to be shared').waitFor();
  await client.say('post it');
  await client.chat.getByText('The chair has to approve it before it can be posted').waitFor();

  await preview.getByRole('button', { name: 'Edit the statements' }).click();
  const form = client.card('Standing item 1: the chair’s statements');
  await form.getByLabel('Risks').fill('Drop-in places are fewer than wanted');
  await form.getByLabel('Decisions sought').fill('To agree the funding for N-0002');
  await form.getByRole('button', { name: 'Save' }).click();
  await client.chat.getByText('take out “N-0002”').first().waitFor();
  await form.getByLabel('Decisions sought').fill('To agree the funding');
  await client.photograph('6-statements-form');
  await form.getByRole('button', { name: 'Save' }).click();
  await preview.getByText('1. To agree the funding').waitFor();
  await client.photograph('6-statements-in-the-draft');

  await preview.getByRole('button', { name: 'Approve' }).click();
  await preview.getByText('Approved by Alex Morgan').waitFor();
  await client.photograph('6-standing-item-approved');
  await client.say('post it');
  await client.chat.getByText('Standing item 1 is posted').waitFor();

  await client.goTo(BOARD_CHANNEL);
  const posted = client.card('standing item 1, version 1');
  await posted.getByText('Approved by Alex Morgan').waitFor();
  const words = await posted.innerText();
  expect(words).toContain('Withheld');
  // Aggregates only: no code, no title, no note.
  expect(words).not.toMatch(/\b[ANCGUL]-\d+|landlord|Probation agreed/);
  expect(await posted.getByRole('button', { name: /Approve|Post/ }).count()).toBe(0);
  await client.photograph('7-standing-item-in-the-channel');
});

test('programmes and the local profile are kept in chat', async () => {
  await client.goTo('Personal Chat');
  await client.say('programme 1: 14 referred');
  await client.card('Prevention programmes').getByText('14 referred ·').waitFor();
  await client.card('Prevention programmes').getByRole('button', { name: 'Report figures' }).nth(1).click();
  const form = client.card('Programme 2:');
  await form.getByLabel('Completed').fill('7');
  await client.photograph('8-programme-form');
  await form.getByRole('button', { name: 'Record' }).click();
  await client.card('Prevention programmes').getByText('· 7 completed').waitFor();
  await client.photographNarrow('8-programmes-narrow');
  await client.say('threat: cuckooing high, rising');
  await client.card('Widnes Local Profile').getByText('Recorded: Cuckooing, high and rising').first().waitFor();
  await client.photograph('9-local-profile');
});

interface Exported {
  readonly actions: readonly {
    readonly ref: string;
    readonly status: string;
    readonly updates: readonly { readonly by: string; readonly status: string; readonly text: string | null }[];
  }[];
  readonly meetings: readonly { readonly kind: string; readonly status: string; readonly starts: string }[];
}

async function exported(): Promise<Exported> {
  return JSON.parse(await stage.clerk('export', '--format', 'json')) as Exported;
}
