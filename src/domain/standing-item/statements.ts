import { codePlaces } from '../refs.ts';
import { refusal, type Refusal } from '../refusal.ts';

/** What the chair puts before the board in words of their own, beside the figures. */
export const STATEMENT_KINDS = ['risk', 'escalation', 'decision'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** Of each kind the statements in the order in which they are read, one sentence or two each. */
export type Statements = Readonly<Record<StatementKind, readonly string[]>>;

export const NO_STATEMENTS: Statements = { risk: [], escalation: [], decision: [] };

export const STATEMENT_LIMIT = 400;
export const STATEMENTS_EACH = 10;

export const STATEMENT_TITLES: Readonly<Record<StatementKind, string>> = {
  risk: 'Risks',
  escalation: 'Escalations',
  decision: 'Decisions sought',
};

export const STATEMENT_WORDS: Readonly<Record<StatementKind, string>> = {
  risk: 'risk',
  escalation: 'escalation',
  decision: 'decision sought',
};

/** What may not be read in public though it may be written in a chat: looked for without regard to capitals. */
export interface NotForThePublic {
  /** The partnership's people. */
  readonly names: readonly string[];
  /** What people, gangs and places of concern are also called. */
  readonly aliases: readonly string[];
}

/** Statements as they are kept: each on one line, none of them empty. */
export function tidyStatements(statements: Statements): Statements {
  const tidy = (kind: StatementKind) =>
    statements[kind].map((text) => text.replaceAll(/\s+/gu, ' ').trim()).filter((text) => text !== '');
  return { risk: tidy('risk'), escalation: tidy('escalation'), decision: tidy('decision') };
}

/**
 * Why statements may not stand in a paper that anybody can read; null where they may. Personal details are looked for
 * before, as in everything that is typed (domain/minimise).
 */
export function unfitStatement(statements: Statements, { names, aliases }: NotForThePublic): Refusal | null {
  for (const kind of STATEMENT_KINDS) {
    const title = STATEMENT_TITLES[kind];
    if (statements[kind].length > STATEMENTS_EACH) {
      return refusal('too long', `${title}: there can be up to ${String(STATEMENTS_EACH)}. Put some together.`);
    }
    for (const [index, text] of statements[kind].entries()) {
      const which = `${title}, ${String(index + 1)}`;
      if (text.length > STATEMENT_LIMIT) {
        return refusal('too long', `${which}: a statement can be up to ${String(STATEMENT_LIMIT)} characters long.`);
      }
      const found = notForThePublic(text, names, aliases);
      if (found !== null) return refusal('not for the public', `${which} was not kept: ${found}`);
    }
  }
  return null;
}

/** With a dash or by its word: “A56” is a road as well. */
const REF = /(?<![\p{L}\p{N}])(?:[AP][-\u2010-\u2014]\s?\d{1,6}|(?:action|profile) \d{1,6})(?![\p{L}\p{N}])/iu;

function notForThePublic(text: string, names: readonly string[], aliases: readonly string[]): string | null {
  const [code] = codePlaces(text);
  if (code !== undefined) return `take out “${text.slice(code.from, code.to)}”. Codes are not for a public paper.`;
  const ref = REF.exec(text)?.[0];
  if (ref !== undefined) return `take out “${ref}”. Single actions and profiles are not for a public paper.`;
  const name = names.find((each) => holds(text, each));
  if (name !== undefined) return `take out “${name}”. Say the post or the agency in its place.`;
  // The words are not said back: they would tell what somebody is called.
  if (aliases.some((each) => holds(text, each))) return 'take out what somebody is also called.';
  return null;
}

function holds(text: string, words: string): boolean {
  const plain = (of: string) =>
    ` ${of
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return plain(words).trim() !== '' && plain(text).includes(plain(words));
}
