import { describe, expect, it, test } from 'vitest';
import { committeeFor, type Committee, type GivenSection } from '../../../src/domain/standing-item/committee.ts';
import { sectionsOf } from '../../../src/domain/standing-item/report-sections.ts';

function given(section: string, fields: Partial<GivenSection> = {}): GivenSection {
  return { section, heading: null, words: null, contains: null, ...fields };
}

describe('the sections of a report', () => {
  const holding = (rows: readonly GivenSection[], what: string): string[] =>
    sectionsOf(rows).flatMap(({ section, contains }) => (contains === what ? [section] : []));

  it('are the usual fifteen where nobody says anything else', () => {
    const numbers = sectionsOf([]).map(({ section }) => section);
    expect(numbers).toEqual('1.0 2.0 3.0 4.0 5.0 6.0 7.0 7.1 8.0 9.0 10.0 11.0 12.0 13.0 14.0'.split(' '));
  });

  it('stand in the order of their numbers, not of their digits', () => {
    const rows = ['7.10', '7.2', '15.0'].map((section) => given(section, { heading: 'More' }));
    const numbers = sectionsOf(rows).map(({ section }) => section);
    expect(numbers.slice(6, 10)).toEqual(['7.0', '7.1', '7.2', '7.10']);
    expect(numbers.at(-1)).toBe('15.0');
  });

  it('keep the usual heading where a row only brings words', () => {
    const [, , , , , financial] = sectionsOf([given('6.0', { words: 'There are costs.' })]);
    expect(financial).toMatchObject({ heading: 'Financial implications', words: 'There are costs.' });
  });

  it('hold the figures where a template asks for them, and nowhere twice', () => {
    expect(holding([], 'figures')).toEqual(['3.0']);
    expect(holding([given('4.0', { contains: 'figures' })], 'figures')).toEqual(['4.0']);
    const twice = [given('4.0', { contains: 'figures' }), given('9.0', { contains: 'figures' })];
    expect(holding(twice, 'figures')).toEqual(['4.0']);
  });

  it('may be left out, but for that of the figures', () => {
    const left = sectionsOf(['3.0', '4.0', '11.0'].map((section) => given(section, { contains: 'left out' })));
    expect(left.map(({ section }) => section)).not.toEqual(expect.arrayContaining(['4.0']));
    expect(left.map(({ section }) => section)).toContain('3.0');
    expect(left.map(({ section }) => section)).not.toContain('11.0');
  });
});

describe('the committee that a paper is for', () => {
  const one = (code: string, name: string): Committee => ({
    ...{ code, name, reportingOfficer: null, portfolio: null, subject: null, wards: null, objectives: null },
    sections: [],
  });
  const board = { board: 'Safer Harbour Partnership' };
  const both = [one('SCRUTINY', 'Scrutiny Board'), one('SHP', 'safer harbour partnership')];

  test.each([
    ['the one that is asked for, in any case', both, 'scrutiny', 'Scrutiny Board'],
    ['the one that is called as the board', both, null, 'safer harbour partnership'],
    ['the only one', both.slice(0, 1), null, 'Scrutiny Board'],
    ['the board itself where there is none', [], null, 'Safer Harbour Partnership'],
  ] as const)('is %s', (_, committees, code, name) => {
    expect(committeeFor(committees, code, board)?.name).toBe(name);
  });

  it('is nobody where there is none of that code', () => {
    expect(committeeFor(both, 'NO', board)).toBeNull();
  });
});
