import { describe, expect, test } from 'vitest';
import type { Command } from '../src/conversation/turn/command.ts';
import { COMMANDS } from '../src/conversation/registry.ts';
import { appPackageProblems, NO_APP_ID, readAppPackage } from '../src/cli/app-package.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';

describe('the Teams app package', () => {
  test('is what Teams accepts', async () => {
    expect(await appPackageProblems(await readAppPackage(APP_ID))).toEqual([]);
  });

  test('carries the app id in every place that asks for it', async () => {
    const { manifest, files } = await readAppPackage(APP_ID);
    expect(manifest.id).toBe(APP_ID);
    expect(manifest.bots?.map((bot) => bot.botId)).toEqual([APP_ID]);
    expect(files.get('manifest.json')?.toString()).not.toContain('${{');
  });

  test('works in personal chats, group chats and teams, shared channels included', async () => {
    const { manifest } = await readAppPackage(NO_APP_ID);
    expect(manifest.bots?.[0]?.scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(manifest.supportsChannelFeatures).toBe('tier1');
  });

  test('suggests only what the clerk understands, as help describes it', async () => {
    const { manifest } = await readAppPackage(NO_APP_ID);
    const suggested = manifest.bots?.[0]?.commandLists?.flatMap(({ commands }) => commands) ?? [];
    expect(suggested.length).toBeGreaterThan(0);
    for (const { title, description } of suggested) {
      const command = COMMANDS.find(({ examples }: Command) => examples.includes(title));
      expect(command?.name, title).toBeDefined();
      // Help has no summary, because it does not list itself.
      expect(description, title).toBe(command?.summary ?? 'See what you can say');
    }
  });

  test('is refused with a field that the schema does not know, or a name too long', async () => {
    const { manifest, files } = await readAppPackage(NO_APP_ID);
    const broken = { ...manifest, name: { ...manifest.name, short: 'x'.repeat(31) }, colour: 'blue' };
    const problems = await appPackageProblems({ manifest: broken, files });
    expect(problems).toEqual([
      'manifest.json has a field that Teams does not know: colour',
      'manifest.json, at /name/short, is over or under the limit, which is 30',
    ]);
  });

  test('is refused with icons of the wrong size', async () => {
    const { manifest, files } = await readAppPackage(NO_APP_ID);
    const swapped = new Map(files).set('color.png', files.get('outline.png') ?? Buffer.alloc(0));
    expect(await appPackageProblems({ manifest, files: swapped })).toEqual([
      'color.png must be a PNG of 192×192 pixels and is 32×32',
    ]);
  });
});
