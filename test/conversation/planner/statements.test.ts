import { expect, it } from 'vitest';
import { planMessage } from '../../../src/conversation/planner.ts';

const stepsOf = (text: string) => planMessage(text, { today: '2026-11-23', place: 'personal' }).steps;
const none = { risk: [], escalation: [], decision: [] };

it.each([
  ['risk: demand is above what is funded', { ...none, risk: ['demand is above what is funded'] }],
  ['Risks - rents are rising', { ...none, risk: ['rents are rising'] }],
  ['add a risk to the standing item: staff are leaving', { ...none, risk: ['staff are leaving'] }],
  ['Escalation: HMRC has not answered since June', { ...none, escalation: ['HMRC has not answered since June'] }],
  ['Decision sought: to agree the funding', { ...none, decision: ['to agree the funding'] }],
  ['decisions needed: to note the report', { ...none, decision: ['to note the report'] }],
  ['please add a decision sought: fund it', { ...none, decision: ['fund it'] }],
  ['risks:\n- one\n- two\ndecision sought: three', { risk: ['one', 'two'], escalation: [], decision: ['three'] }],
])('%j is put beside the figures as it was typed', (said, statements) => {
  expect(stepsOf(said)).toEqual([{ command: 'add-statements', statements }]);
});

it.each([
  ['remove risk 2', 'risk', 2],
  ['delete the escalation 1 from the draft', 'escalation', 1],
  ['take out decision sought 3', 'decision', 3],
])('%j takes one out', (said, kind, number) => {
  expect(stepsOf(said)).toEqual([{ command: 'remove-statement', kind, number }]);
});

it.each(['edit the statements', 'statements', 'change the chair’s statements', 'edit the risks and escalations'])(
  '%j opens the form',
  (said) => {
    expect(stepsOf(said)).toEqual([{ command: 'edit-statements' }]);
  },
);

it.each([
  'risk: A-12 blocked waiting for HMRC',
  'there is a risk that A-12 slips',
  'A-12 in progress, risk: landlord may refuse',
  'what are the risks?',
  'risk',
])('%j is none', (said) => {
  expect(stepsOf(said).map(({ command }) => command)).not.toContain('add-statements');
});
