/*
 * PostgreSQL's text cannot hold the character NUL, and its JSON no half of a surrogate pair (what is left when an emoji
 * is cut in two). Both arrive in pasted text; neither is anything that a person meant.
 */

const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text as the database can hold it. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replaceAll(HALF_PAIR, '\uFFFD');
}

export function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text);
}

/** A value as a JSON parameter, all its texts (and keys) storable. */
export function jsonParameter(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}
