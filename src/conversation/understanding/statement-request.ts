import type { StatementKind, Statements } from '../../domain/standing-item/statements.ts';
import type { Step } from '../plan.ts';
import type { Utterance } from './normalise.ts';

const LEAD =
  '(?:(?:please|pls|can you|could you)\\s+)?(?:add|put in|include)\\s+(?:an?|the|another|this|one more|new)?\\s*';
const PAPER = '(?:\\s+(?:to|in|for|on)\\s+(?:the\\s+)?(?:standing item|draft|board paper|paper|board))?';
const NOUNS = [
  ['risk', 'risks?'],
  ['escalation', 'escalations?'],
  ['decision', 'decisions? (?:is |are )?(?:sought|needed|required|wanted|asked for)|decisions? for the board'],
] as const satisfies readonly (readonly [StatementKind, string])[];

const WAYS = NOUNS.map(([kind, noun]) => ({
  kind,
  // "risk: …", "risks - …", "add a risk to the standing item: …", "statement, risk: …"
  said: new RegExp(
    `^\\s*(?:${LEAD})?(?:statement[\\s,:]+)?(?:(?:new|key|main)\\s+)?(?:${noun})${PAPER}\\s*(?::|–|—|\\s-\\s)\\s*`,
    'iu',
  ),
}));

/** "risk: rents", "decision sought: …", one or several on lines of their own; the words stay as typed. Null for all else. */
function addedStatements(raw: string): Statements | null {
  const statements: Record<StatementKind, string[]> = { risk: [], escalation: [], decision: [] };
  let last: StatementKind | null = null;
  for (const line of raw.split(/[\r\n]+/u).filter((text) => text.trim() !== '')) {
    const way = WAYS.find(({ said }) => said.test(line));
    if (way !== undefined) {
      last = way.kind;
      statements[last].push(line.replace(way.said, ''));
    } else {
      if (last === null) return null;
      statements[last].push(line.replace(/^\s*(?:[-•*]|\d+[.)])\s+/u, ''));
    }
  }
  const kept = {
    risk: statements.risk.filter((text) => text.trim() !== ''),
    escalation: statements.escalation.filter((text) => text.trim() !== ''),
    decision: statements.decision.filter((text) => text.trim() !== ''),
  };
  return [kept.risk, kept.escalation, kept.decision].some((texts) => texts.length > 0) ? kept : null;
}

const REMOVE =
  /^\s*(?:(?:please|pls|can you|could you)\s+)?(?:remove|delete|take out|take|drop|strike)\s+(?:the\s+)?(?:(first|second|third|fourth|fifth)\s+)?(risk|escalation|decision)(?:\s+sought)?(?:\s+(?:number\s+|no\.?\s+)?(\d{1,2}))?(?:\s+out)?(?:\s+(?:from|out of|in)\s+(?:the\s+)?(?:standing item|draft|paper))?\s*[.!?]?\s*$/iu;

const EDIT =
  /^\s*(?:(?:please|pls|can you|could you|i want to|let me)\s+)?(?:edit|change|amend|write|add|update|reword|show|open)?\s*(?:the\s+|my\s+|our\s+)?(?:chair['’]?s\s+)?(?:statements(?: form)?|risks and escalations|risks,? escalations and decisions(?:\s+sought)?)(?:\s+(?:of|for|in|to)\s+(?:the\s+)?(?:standing item|draft|board|paper))?\s*[.!?]?\s*$/iu;

/** "edit the risks", "change the decisions sought": one kind of them, which stand in the same form. */
const EDIT_ONE =
  /^\s*(?:(?:please|pls|can you|could you|i want to|let me)\s+)?(?:edit|amend|reword|change)\s+(?:the\s+|my\s+|our\s+)?(?:risks?|escalations?|decisions?\s+sought)(?:\s+(?:wording|words|statements?))?(?:\s+(?:of|for|in)\s+(?:the\s+)?(?:standing item|draft|board|paper))?\s*[.!?]?\s*$/iu;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** "risk 2", "the second risk"; null: neither, or both. */
function whichOf(ordinal: string | undefined, digits: string | undefined): number | null {
  if (ordinal === undefined) return digits === undefined ? null : Number(digits);
  return digits === undefined ? ORDINALS.indexOf(ordinal.toLowerCase()) + 1 : null;
}

/** "risk: A-12 is blocked" tells of an action; what is said to be sought, or to be added, is meant for the board. */
const FOR_THE_BOARD = new RegExp(`^\\s*(?:${LEAD}|statement|(?:${NOUNS[2][1]}))`, 'iu');

/** What a message asks of the chair's statements in the standing item; null for all else. */
export function statementRequest({ raw }: Utterance, namesActions: boolean): Step | null {
  const removed = REMOVE.exec(raw);
  const number = removed === null ? null : whichOf(removed[1], removed[3]);
  if (removed !== null && number !== null) {
    const kind = removed[2]?.toLowerCase() as StatementKind;
    return { command: 'remove-statement', kind, number };
  }
  if (EDIT.test(raw) || EDIT_ONE.test(raw)) return { command: 'edit-statements' };
  if (namesActions && !FOR_THE_BOARD.test(raw)) return null;
  const statements = addedStatements(raw);
  return statements === null ? null : { command: 'add-statements', statements };
}
