import { describe, expect, it } from 'vitest';
import { type actButton, intentOf } from '../../src/cards/parts/action-buttons.ts';
import type { PressedOf } from '../../src/cards/parts/button.ts';
import { pressedOf } from '../cards/read-card.ts';

const TOKEN = '00000000-0000-4000-8000-000000000001';
const ACT = { ref: 12, version: 3, token: TOKEN, change: 'done', view: 'action', back: null };
const DIGEST = {
  kind: 'digest',
  subject: 'meeting 2026-12-08',
  since: '2026-11-27T08:00:00.000Z',
  numbers: [12, 14],
  page: 0,
};

function act(data: object): unknown {
  return { action: { type: 'Action.Execute', verb: 'act', data: { ...ACT, ...data } } };
}

describe('what a card sends back', () => {
  const read: [string, unknown, object][] = [
    ['an invoke’s value', act({}), { verb: 'act', ref: 12, note: null, due: null }],
    ['an action', { verb: 'act', data: ACT }, { verb: 'act', ref: 12 }],
    ['the data alone', { verb: 'act', ...ACT }, { verb: 'act', ref: 12 }],
    ['a note', act({ note: ' Letter sent\n' }), { note: 'Letter sent' }],
    ['an empty note', act({ note: '' }), { note: null }],
    ['a NUL in a note', act({ note: 'a\u0000b' }), { note: 'ab' }],
    ['the longest note', act({ note: 'x'.repeat(2000) }), { note: 'x'.repeat(2000) }],
    ['a reason rather than a note', act({ note: 'n', reason: 'r' }), { note: 'r' }],
    ['a date', act({ change: 'extend', due: '2027-01-12' }), { due: '2027-01-12' }],
    [
      'the note of its own action among others on a digest',
      {
        verb: 'digest-act',
        data: { ...ACT, view: undefined, back: undefined, digest: DIGEST, note_12: 'mine', note_14: 'x'.repeat(9000) },
      },
      { verb: 'digest-act', ref: 12, note: 'mine' },
    ],
    [
      'inputs beside a button that reads none',
      { verb: 'my-actions', data: { skip: 8, note: 'x' } },
      { verb: 'my-actions', skip: 8 },
    ],
    [
      'a new action',
      { verb: 'add', data: { token: TOKEN, title: 'Joint visit', owner: '', strand: 'protect', due: '2027-01-12' } },
      {
        verb: 'add',
        title: 'Joint visit',
        nominal: null,
        owner: null,
        strand: 'protect',
        due: '2027-01-12',
      },
    ],
  ];
  it.each(read)('reads %s', (_what, value, expected) => {
    // As it arrives: through JSON.
    expect(pressedOf(JSON.parse(JSON.stringify(value)))).toMatchObject(expected);
  });

  const refused: [string, unknown, string][] = [
    ['nothing', null, 'not understood'],
    ['a text', 'act', 'not understood'],
    ['a list', [act({})], 'not understood'],
    ['no data', { action: { verb: 'act' } }, 'not understood'],
    ['data that is a text', { action: { verb: 'act', data: 'x' } }, 'not understood'],
    ['an unknown verb', { verb: 'delete-everything', data: {} }, 'not understood'],
    ['two verbs', { verb: 'act', data: { ...ACT, verb: 'leave' } }, 'not understood'],
    ['a ref that is a text', act({ ref: 'A-12' }), 'not understood'],
    ['a ref of nought', act({ ref: 0 }), 'not understood'],
    ['half a ref', act({ ref: 1.5 }), 'not understood'],
    ['no version', act({ version: undefined }), 'not understood'],
    ['no token', act({ token: 'x' }), 'not understood'],
    ['an unknown change', act({ change: 'delete' }), 'not understood'],
    ['an unknown key', act({ role: 'chair' }), 'not understood'],
    [
      'a key of the prototype',
      JSON.parse('{"verb":"leave","data":{"__proto__":{"verb":"undo"},"x":1}}'),
      'not understood',
    ],
    ['a note that is an object', act({ note: { text: 'x' } }), 'not understood'],
    ['a note that is too long', act({ note: 'x'.repeat(2001) }), 'too long'],
    ['a date that does not exist', act({ change: 'extend', due: '2027-02-31' }), 'bad date'],
    ['a date in another form', act({ change: 'extend', due: '12/01/2027' }), 'bad date'],
    ['a page before the first', { verb: 'my-actions', data: { skip: -8 } }, 'not understood'],
    ['an unknown list', { verb: 'list', data: { list: 'secrets', of: null, skip: 0 } }, 'not understood'],
    ['a strand that is none', { verb: 'add', data: { token: TOKEN, strand: 'punish' } }, 'not understood'],
    ['a title that is too long', { verb: 'add', data: { token: TOKEN, title: 'x'.repeat(501) } }, 'too long'],
    [
      'an endless digest',
      { verb: 'digest-page', data: { digest: { ...DIGEST, numbers: Array<number>(5000).fill(1) } } },
      'not understood',
    ],
  ];
  it.each(refused)('refuses %s', (_what, value, code) => {
    const press = pressedOf(value);
    expect(press).toMatchObject({ refused: code });
    expect(press).toHaveProperty('say');
  });

  it('says at most forty characters of a bad date back', () => {
    const press = pressedOf(act({ due: 'x'.repeat(5000) }));
    expect(JSON.stringify(press).length).toBeLessThan(200);
  });

  it('reads nested actions to the first, however deep they are sent', () => {
    const deep = Array.from({ length: 2000 }).reduce<unknown>((inner) => ({ action: inner }), act({}));
    expect(pressedOf(deep)).toMatchObject({ refused: 'not understood' });
  });
});

describe('the change that a press asks for', () => {
  const press = (fields: object) => pressedOf(act(fields)) as unknown as PressedOf<typeof actButton>;

  it.each([
    [
      { change: 'done', note: 'Served' },
      { kind: 'done', note: 'Served' },
    ],
    [{ change: 'extend' }, { kind: 'extend', due: null, note: null }],
    [
      { change: 'snooze', due: '2026-12-04', reason: 'With legal' },
      { kind: 'snooze', until: { to: 'date', date: '2026-12-04' }, note: 'With legal' },
    ],
    [
      { change: 'extend', due: '2027-01-12', reason: 'Court moved' },
      { kind: 'extend', due: { to: 'date', date: '2027-01-12' }, note: 'Court moved' },
    ],
    [
      { change: 'cancelled', reason: 'Duplicate' },
      { kind: 'end', as: 'cancelled', note: 'Duplicate' },
    ],
  ])('%o is %o', (fields, intent) => {
    expect(intentOf(press(fields))).toEqual(intent);
  });
});
