import { describe, expect, it } from 'vitest';
import { actionCard } from '../../src/cards/actions/action-card.ts';
import { noteCard } from '../../src/cards/talk/note-card.ts';
import { escapeMarkdown, shortened } from '../../src/cards/parts/elements.ts';
import { aDigest, aStatus, ratedAction, viewIn } from './examples.ts';
import { asText, ofType } from './read-card.ts';

const TRICKS = [
  '[x](http://evil.example)',
  '![pixel](http://evil.example/p.png)',
  '**bold** _and_ `code`',
  '# heading',
  '1. first',
  '<b>tag</b> & <https://evil.example>',
  '${agency.name}',
];
const VIEWER = { seesNominal: true, mayUpdate: true, mayConfirm: false };

describe('what a partner typed', () => {
  it.each(TRICKS)('stays as typed, and is never read as markdown: %s', (trick) => {
    const rated = ratedAction(12, {
      title: trick,
      blocker: trick,
      tactic: trick,
      lastUpdate: { at: new Date(), by: trick, text: trick },
    });
    const justNow = { said: 'Recorded: In progress', note: trick, undo: null };
    const cards = [
      actionCard({ ...viewIn('personal'), ...rated, viewer: VIEWER, justNow }),
      aDigest('personal', 'digest', [rated]),
      noteCard({ ...viewIn('personal'), say: trick, options: [], undo: null }),
    ];
    for (const card of cards) {
      expect(asText(card)).toContain(trick);
      expect(ofType(card, 'TextBlock').filter((text) => String(text['text']).includes(trick))).toEqual([]);
    }
  });

  it('is not filled in by Teams where it looks like one of its functions', () => {
    const card = noteCard({ ...viewIn('personal'), say: '{{DATE(2026-12-04T00:00:00Z)}}', options: [], undo: null });
    expect(asText(card)).not.toContain('{{');
    expect(asText(card).replaceAll('\u2060', '')).toContain('{{DATE(');
  });

  it.each([
    ['[Housing](http://evil.example)', '\\[Housing\\](http://evil.example)'],
    ['**Housing**', '\\*\\*Housing\\*\\*'],
    ['# Housing', '\\# Housing'],
    ['1. Housing', '1\\. Housing'],
    ['Ivy-Lee’s (North) 2.0', 'Ivy-Lee’s (North) 2.0'],
  ])('is escaped where a heading needs it: %s', (name, escaped) => {
    expect(escapeMarkdown(name)).toBe(escaped);
  });

  it('is escaped in the heading of a status', () => {
    const name = '[Housing](http://evil.example)';
    expect(asText(aStatus('personal', { agency: name }))).toContain(`# Status: ${escapeMarkdown(name)}`);
  });
});

describe('a long text', () => {
  it.each([
    ['short enough', 20, 'short enough'],
    ['cut at a word boundary', 10, 'cut at a…'],
    ['Donaudampfschifffahrt', 8, 'Donaudam…'],
    ['lines\nand   spaces', 30, 'lines and spaces'],
    ['🙂🙂🙂', 3, '🙂…'],
  ])('%o within %i is %o', (text, limit, expected) => {
    expect(shortened(text, limit)).toBe(expected);
  });
});
