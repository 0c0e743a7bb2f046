import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyPage } from '../docs/policy-page/policy-page.ts';
import { table } from '../docs/policy-page/policy-table.ts';

it('docs/policy.md says what the policy answers (npm run policy writes it anew)', async () => {
  const page = readFileSync(path.join(import.meta.dirname, '../docs/policy.md'), 'utf8');
  expect(page).toBe(await policyPage());
});

describe('a table of the policy', () => {
  const dimensions = { Whose: ['own', 'others'], Where: ['chat', 'group', 'channel'] };

  it('puts combinations with the same answers into one row, and leaves none out', () => {
    const written = table(dimensions, ['member'], ([whose, where]) => {
      if (whose === 'own') return 'yes';
      return where === 'chat' ? 'no' : 'never';
    });
    expect(written.split('\n')).toEqual([
      '| Whose | Where | member |',
      '| --- | --- | --- |',
      '| own | any | yes |',
      '| others | chat | no |',
      '| others | group, channel | never |',
    ]);
  });

  it('keeps every combination of its own where each is answered otherwise', () => {
    const written = table(dimensions, ['member'], (combination) => combination.join(' '));
    expect(written.split('\n')).toHaveLength(2 + 6);
  });
});
