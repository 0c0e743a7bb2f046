/** What the clerk says: words, a card, or both; `summary` is the plain-text line that a notification shows. */
export interface Message {
  readonly summary: string;
  readonly text: string | null;
  /** An Adaptive Card as JSON, with its own fallbackText. */
  readonly card: object | null;
  readonly file?: MessageFile;
}

/** A file that somebody may have put into their own files, with what comes back when they answer; or one that is there. */
export type MessageFile =
  | {
      readonly is: 'offered';
      readonly name: string;
      readonly about: string;
      readonly bytes: number;
      readonly answer: object;
    }
  | {
      readonly is: 'taken';
      readonly name: string;
      readonly address: string;
      readonly id: string;
      readonly type: string;
    };

/** The kind of place in which somebody speaks. Codes only wherever it is not a personal chat. */
export type Place = 'personal' | 'group' | 'channel';
