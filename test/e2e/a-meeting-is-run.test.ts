import { beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/calendar/dates.ts';
import { type Client, openClient } from './browser.ts';
import { setStage, type Stage } from './stage.ts';

/* A meeting as Alex Morgan runs it in the client: the pack, the walk from code to code, and the minutes. */
const TODAY = dayOf(new Date(), 'Europe/London');

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
  onTestFailed(() => client.photograph('meeting-failed'));
});

const press = (card: ReturnType<Client['card']>, name: string): Promise<void> =>
  card.getByRole('button', { name, exact: true }).first().click();

test('the pack is the agenda by exception', async () => {
  await client.chat.getByText('Hello Alex').waitFor();
  await client.say('meeting pack');
  const pack = client.card('Meeting pack: Operation Portfolio');
  expect(await pack.innerText()).toMatch(/\d+ overdue · \d+ blocked · \d+ awaiting confirmation/);
  await client.photograph('meeting-1-pack');
  await client.photographNarrow('meeting-1-pack-narrow');
});

test('the meeting is started, and apologies and a deputy are recorded', async () => {
  await client.say('start the meeting');
  const which = client.card('Which one do you start now?');
  await which
    .getByRole('button', { name: /^Start that of/ })
    .last()
    .click();
  await client
    .card(/1 of \d+ · /)
    .getByText('is started')
    .waitFor();
  await client.photograph('meeting-2-started');
  await client.say('apologies from Priya Shah');
  await client.card('0 present, 1 apology').waitFor();
  await client.say('Sam Okafor is here for Priya Shah');
  const card = client.card('1 present, 1 apology');
  await card.waitFor();
  await press(card, 'Attendance');
  await client.card('Attendance: ').getByText('Record attendance').waitFor();
  await client.photograph('meeting-3-attendance');
  await client.photographNarrow('meeting-3-attendance-narrow');
  await press(client.card('Attendance: '), 'Go on with the meeting');
  await client.card('1 present, 1 apology').waitFor();
});

test('a decision, more time, a confirmation and a new action, each from the meeting’s card', async () => {
  const at = () => client.card(/\d+ of \d+ · /);
  await at().getByLabel('A decision (codes, no names)').fill('Housing leads on <b>the tenancy</b> & tells us');
  await press(at(), 'Record the decision');
  await client
    .card('Recorded as a decision about')
    .getByText('Decision: Housing leads on <b>the tenancy</b> & tells us.')
    .waitFor();
  await client.photograph('meeting-4-decision');
  await client.photographNarrow('meeting-4-decision-narrow');

  await at()
    .getByRole('button', { name: /^More time/ })
    .first()
    .click();
  const form = client.card('More time for');
  await form.getByLabel('New due date').fill(addDays(TODAY, 60));
  await form.getByLabel('Reason').fill('The court date moved');
  await press(form, 'More time');
  await client.card('Recorded: now due on').waitFor();
  expect(await at().innerText()).toMatch(/\d+ of \d+ · /);
  await client.photograph('meeting-5-more-time');

  await press(at(), 'Add an action');
  const add = client.card('Add an action');
  await add.getByLabel('What is to be done').waitFor();
  await client.photograph('meeting-6-add');
});

test('the walk goes on by words and by presses, a code is closed, and what waits is confirmed', async () => {
  await client.say('go on with the meeting');
  const codes = async (): Promise<string> => (await client.card(/\d+ of \d+ · /).innerText()).slice(0, 400);
  for (let steps = 0; steps < 40 && !(await codes()).includes('Awaiting confirmation'); steps += 1) {
    const before = await codes();
    await press(client.card(/\d+ of \d+ · /), 'Next');
    await expect.poll(codes).not.toBe(before);
  }
  const card = client.card(/\d+ of \d+ · /);
  await card
    .getByRole('button', { name: /^Confirm/ })
    .first()
    .click();
  await client.card('Recorded: Completed.').waitFor();
  await client.photograph('meeting-7-confirmed');
  await card
    .getByRole('button', { name: /^Close/ })
    .first()
    .click();
  await client.card('is closed. It is no longer shown to partners').waitFor();
  await client.photograph('meeting-8-closed');
  await client.say('add action for G-1: map the money, owner alex.morgan@example.org, due in 30 days, pursue');
  await client.card('Added as A-').waitFor();
});

test('it is finished: the minutes are drafted, kept, and can be asked for again', async () => {
  await client.say('finish the meeting');
  const minutes = client.card('Minutes extract: Operation Portfolio');
  await minutes.getByText('is finished').first().waitFor();
  const words = await minutes.innerText();
  expect(words).toContain('Sam Okafor (Mersey View Housing), for Priya Shah');
  expect(words).toContain('Decision: Housing leads on <b>the tenancy</b> & tells us.');
  expect(words).toMatch(/A-\d+ extended to .*: The court date moved\./);
  expect(words).toMatch(/A-\d+ confirmed as completed\./);
  expect(words).toMatch(/A-\d+ added: map the money\./);
  await client.photograph('meeting-9-minutes');
  await client.photographNarrow('meeting-9-minutes-narrow');

  const log = JSON.parse(await stage.clerk('export', '--format', 'json')) as Exported;
  expect(log.meetings.filter(({ kind, starts }) => kind === 'partnership' && starts.startsWith(TODAY))).toMatchObject([
    { status: 'held' },
  ]);
  expect(log.actions.find(({ title }) => title === 'map the money')).toMatchObject({ status: 'Proposed' });
  const told = JSON.parse(await stage.clerk('tick', '--at', `${nextWorkday()}T10:00:00Z`, '--dry-run')) as object;
  expect(JSON.stringify(told)).toContain('issue');
});

function nextWorkday(): string {
  let day = TODAY;
  do day = addDays(day, 1);
  while ([0, 6].includes(new Date(day).getUTCDay()));
  return day;
}

interface Exported {
  readonly actions: readonly { readonly title: string; readonly status: string }[];
  readonly meetings: readonly { readonly kind: string; readonly status: string; readonly starts: string }[];
}
