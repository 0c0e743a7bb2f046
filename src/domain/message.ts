/** What the clerk says: words, a card, or both; `summary` is the plain-text line that a notification shows. */
export interface Message {
  readonly summary: string;
  readonly text: string | null;
  /** An Adaptive Card as JSON, with its own fallbackText. */
  readonly card: object | null;
}

/** The kind of place in which somebody speaks. Codes only wherever it is not a personal chat. */
export type Place = 'personal' | 'group' | 'channel';
