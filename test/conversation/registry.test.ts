import { describe, expect, it } from 'vitest';
import { UNDO_SUBJECTS, type Command } from '../../src/conversation/turn/command.ts';
import { COMMANDS } from '../../src/conversation/registry.ts';
import type { UndoSubject } from '../../src/store/audit/undo-steps.ts';

const ALL: readonly Command[] = COMMANDS;
const BUTTONS = ALL.flatMap(({ presses }) => presses.map(({ button }) => button));

describe('the commands', () => {
  it('have a name each, and a verb for each button', () => {
    const names = ALL.map(({ name }) => name);
    const verbs = BUTTONS.map(({ verb }) => verb);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(verbs).size).toBe(verbs.length);
  });

  it('have no button that carries what is typed beside one', () => {
    const ids = new Set(BUTTONS.flatMap(({ inputs }) => inputs?.ids ?? []));
    expect(BUTTONS.flatMap(({ data }) => Object.keys(data.shape)).filter((key) => ids.has(key))).toEqual([]);
  });

  it('name all that the store can put back, and nothing else', () => {
    const subjects: readonly UndoSubject[] = UNDO_SUBJECTS;
    const known: readonly (typeof UNDO_SUBJECTS)[number][] = subjects;
    const named = new Set(ALL.flatMap(({ undoneAs }) => undoneAs ?? []));
    expect(known.filter((subject) => !named.has(subject))).toEqual([]);
  });
});
