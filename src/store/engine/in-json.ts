/** A row in JSON: its instants are ISO 8601 texts. */
export type InJson<Row> = {
  readonly [K in keyof Row]: Row[K] extends Date | null ? string | Extract<Row[K], null> : Row[K];
};

export function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
