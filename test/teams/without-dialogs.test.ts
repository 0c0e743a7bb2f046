import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { scriptedClerk, startTeamsSide } from './harness.ts';

test('starting loads neither dialogs, language recognisers nor a language model’s client', async () => {
  const teams = await startTeamsSide({ clerk: scriptedClerk() });
  await teams.server.stop(1000);
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  expect(loaded.some((path) => path.includes('@microsoft/teams-ai'))).toBe(true);
  expect(
    loaded.filter((path) => /recognizers-text|node_modules\/openai|botbuilder-dialogs\/lib\/\w+Dialog/.test(path)),
  ).toEqual([]);
});
