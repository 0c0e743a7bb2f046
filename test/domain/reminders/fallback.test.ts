import { describe, expect, it } from 'vitest';
import { fallbacksOf, standsFor } from '../../../src/domain/reminders/fallback.ts';
import type { KnownNudge } from '../../../src/domain/reminders/nudge.ts';
import { everybody, lee, priya, sam, world } from './ladder-world.ts';

const NOW = new Date('2026-11-27T08:05:00Z');
const PROMPTED = new Date('2026-11-26T15:00:00Z');
const TUESDAY = { of: 'meeting', day: '2026-12-08' } as const;

function entry(more: Partial<KnownNudge>): KnownNudge {
  return { id: 1, memberId: sam.id, kind: 'digest', rung: -7, subject: TUESDAY, due: NOW, state: 'sent', ...more };
}

describe('what did not reach somebody', () => {
  const instead = (of: KnownNudge, hasChannel: boolean) =>
    fallbacksOf(world([]), [of], hasChannel, NOW).map(({ memberId, kind, rung, subject }) => [
      memberId,
      kind,
      rung,
      subject,
    ]);
  const mention = { of: 'mention', kind: 'digest', about: TUESDAY } as const;
  const relay = { ...mention, of: 'relay', whose: sam.id } as const;

  it('is asked in the channel, and then of their agency’s lead', () => {
    expect(instead(entry({}), true)).toEqual([[sam.id, 'mention', -7, mention]]);
    expect(instead(entry({ kind: 'mention', subject: mention }), true)).toEqual([[priya.id, 'relay', -7, relay]]);
    expect(instead(entry({}), false)).toEqual([[priya.id, 'relay', -7, relay]]);
  });

  it('is asked of nobody in a third place, nor where it asked nothing or nothing that is known', () => {
    for (const each of [
      entry({ memberId: priya.id, kind: 'relay', subject: relay }),
      entry({ kind: 'brief' }),
      entry({ subject: { of: 'unknown', key: 'from another version' } }),
    ])
      expect(instead(each, false)).toEqual([]);
  });
});

describe('a nudge in somebody’s stead', () => {
  const prompt = { kind: 'prompt', about: { of: 'prompt', at: PROMPTED } } as const;

  it('stands for what its person would have had', () => {
    const mention = entry({ kind: 'mention', rung: 0, subject: { of: 'mention', ...prompt } });
    const asked = { kind: 'prompt', subject: prompt.about, memberId: sam.id, due: PROMPTED, rung: 0, state: 'sent' };
    expect(standsFor(mention, everybody)).toMatchObject(asked);
    const relay = entry({
      memberId: priya.id,
      kind: 'relay',
      rung: 0,
      subject: { of: 'relay', ...prompt, whose: sam.id },
    });
    expect(standsFor(relay, everybody)).toMatchObject(asked);
  });

  it('stands for nothing once its person has left, or when nobody can tell whom it is for', () => {
    const relay = entry({ memberId: priya.id, kind: 'relay', subject: { of: 'relay', ...prompt, whose: lee.id } });
    expect(
      standsFor(
        relay,
        everybody.filter(({ id }) => id !== lee.id),
      ),
    ).toBeNull();
    expect(standsFor(entry({ kind: 'relay', subject: { of: 'unknown', key: 'x' } }), everybody)).toBeNull();
  });
});
