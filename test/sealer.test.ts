import { expect, test } from 'vitest';
import { createSealer, keyIdOf } from '../src/sealer.ts';

const KEY = Buffer.alloc(32, 1);
const OTHER = Buffer.alloc(32, 2);
const NAME = 'alias of nominal 3';

function sealer(fieldKey: Buffer, ...fieldKeysBefore: readonly Buffer[]) {
  const made = createSealer({ fieldKey, fieldKeysBefore });
  if (made === null) throw new Error('There is a key.');
  return made;
}

test('what is sealed shows nothing, opens with its key and name, and is sealed differently each time', () => {
  const sealed = sealer(KEY).seal('Big Tel', NAME);
  expect(Buffer.from(sealed.sealed, 'base64').toString('latin1')).not.toContain('Tel');
  expect(sealer(KEY).open(sealed, NAME)).toBe('Big Tel');
  expect(sealer(KEY).seal('Big Tel', NAME)).not.toEqual(sealed);
});

test('a key is named by eight digits that are another one’s with another key', () => {
  expect(keyIdOf(KEY)).toMatch(/^[0-9a-f]{8}$/);
  expect(sealer(KEY).seal('x', NAME).keyId).toBe(keyIdOf(KEY));
  expect(keyIdOf(OTHER)).not.toBe(keyIdOf(KEY));
});

test('it does not open under another name, with another key, or when it was changed', () => {
  const sealed = sealer(KEY).seal('Big Tel', NAME);
  expect(sealer(KEY).open(sealed, 'alias of nominal 4')).toBeNull();
  expect(sealer(OTHER).open(sealed, NAME)).toBeNull();
  const bytes = Buffer.from(sealed.sealed, 'base64');
  for (const at of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(sealer(KEY).open({ ...sealed, sealed: changed.toString('base64') }, NAME)).toBeNull();
  }
  for (const broken of ['', 'AAAA', 'no base64 at all']) {
    expect(sealer(KEY).open({ keyId: null, sealed: broken }, NAME)).toBeNull();
  }
});

test('a key before opens what it sealed, also what has no key’s id, and seals nothing', () => {
  const sealed = sealer(KEY).seal('Big Tel', NAME);
  expect(sealer(OTHER, KEY).open(sealed, NAME)).toBe('Big Tel');
  expect(sealer(OTHER, KEY).open({ ...sealed, keyId: null }, NAME)).toBe('Big Tel');
  expect(sealer(OTHER, KEY).seal('Big Tel', NAME).keyId).toBe(keyIdOf(OTHER));
  expect(sealer(OTHER, KEY).open({ ...sealed, keyId: keyIdOf(OTHER) }, NAME)).toBeNull();
});

test('without a key there is no sealer', () => {
  expect(createSealer({ fieldKey: null, fieldKeysBefore: [] })).toBeNull();
});
