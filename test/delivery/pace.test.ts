import { describe, expect, it } from 'vitest';
import { createPace, type Recipient } from '../../src/delivery/pace.ts';
import type { Rate, Rates } from '../../src/ports/rates.ts';

interface Take {
  readonly key: string;
  readonly rate: Rate;
  readonly count: number;
}

type Slot = Awaited<ReturnType<Rates['take']>>;

const NOW: Slot = { taken: true, inMs: 0 };

/** Gives what is scripted for a key, one after the other, and then a slot at once. */
function scripted(slots: Readonly<Record<string, readonly Slot[]>> = {}): Rates & { readonly takes: Take[] } {
  const takes: Take[] = [];
  return {
    takes,
    take: (key, rate, count) => {
      const nth = takes.filter((take) => take.key === key).length;
      takes.push({ key, rate, count });
      return Promise.resolve(slots[key]?.[nth] ?? NOW);
    },
  };
}

const SAM: Recipient = { tenant: 'north', conversation: 'person sam' };
const LEE: Recipient = { tenant: 'north', conversation: 'person lee' };

describe('the pace', () => {
  it('hands on what a send gives, and its fault', async () => {
    const pace = createPace(scripted(), 5);
    expect(await pace(SAM, () => Promise.resolve('sent'))).toBe('sent');
    await expect(pace(SAM, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await pace({ tenant: null, conversation: null }, () => Promise.resolve('sent'))).toBe('sent');
  });

  it('leaves any second a little to spare', async () => {
    const rates = scripted();
    await createPace(rates, 20)(SAM, () => Promise.resolve());
    const rate = rates.takes.find(({ key }) => key === 'tenant north')?.rate;
    expect((rate?.everyMs ?? 0) * 20).toBeGreaterThan(1000);
    expect((rate?.everyMs ?? 0) * 20).toBeLessThan(1000 / 0.95);
  });

  it('sends to a tenant in order, without waiting for what a send takes, and asks once at a time', async () => {
    let asking = 0;
    const pace = createPace(
      {
        take: async () => {
          asking += 1;
          expect(asking).toBe(1);
          await Promise.resolve();
          asking -= 1;
          return NOW;
        },
      },
      20,
    );
    const begun: string[] = [];
    let end: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (end = resolve));
    const first = pace(SAM, () => {
      begun.push('sam');
      return slow;
    });
    await pace(LEE, () => Promise.resolve(begun.push('lee')));
    expect(begun).toEqual(['sam', 'lee']);
    end();
    await first;
  });

  it('lets the next go first while a person is busy', async () => {
    const rates = scripted({ 'person sam': [{ taken: false, inMs: 20 }] });
    const pace = createPace(rates, 20);
    const begun: string[] = [];
    await Promise.all([
      pace(SAM, () => Promise.resolve(begun.push('sam'))),
      pace(LEE, () => Promise.resolve(begun.push('lee'))),
    ]);
    expect(begun).toEqual(['lee', 'sam']);
  });

  it('makes no tenant wait for another', async () => {
    const rates = scripted({ 'tenant north': [{ taken: true, inMs: 200 }] });
    const pace = createPace(rates, 20);
    const begun: string[] = [];
    await Promise.all([
      pace(SAM, () => Promise.resolve(begun.push('north'))),
      pace({ tenant: 'south', conversation: null }, () => Promise.resolve(begun.push('south'))),
    ]);
    expect(begun).toEqual(['south', 'north']);
  });

  it('takes another slot for one that it reaches too late, and passes over those that are gone', async () => {
    const rates = scripted({
      'tenant north': [
        { taken: true, inMs: -1000 },
        { taken: false, inMs: 5 },
      ],
    });
    await createPace(rates, 20)({ tenant: 'north', conversation: null }, () => Promise.resolve());
    const counts = rates.takes.map(({ count }) => count);
    expect(counts).toHaveLength(3);
    expect(counts[1]).toBeGreaterThan(15);
    expect(counts[2]).toBe(1);
  });

  it.each(['person sam', 'tenant north'])(
    'sends nothing when the database fails (%s), and goes on later',
    async (at) => {
      let fails = true;
      const pace = createPace(
        { take: (key) => (fails && key === at ? Promise.reject(new Error('no database')) : Promise.resolve(NOW)) },
        20,
      );
      let sent = 0;
      const send = (): Promise<number> => Promise.resolve((sent += 1));
      await expect(pace(SAM, send)).rejects.toThrow('no database');
      expect(sent).toBe(0);
      fails = false;
      expect(await pace(SAM, send)).toBe(1);
    },
  );
});
