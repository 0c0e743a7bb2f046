/** What the chair puts before the board in words of their own, beside the figures. */
export const STATEMENT_KINDS = ['risk', 'escalation', 'decision'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export type Statements = Readonly<Record<StatementKind, readonly string[]>>;

export const NO_STATEMENTS: Statements = { risk: [], escalation: [], decision: [] };
