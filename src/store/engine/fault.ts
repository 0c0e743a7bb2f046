/** What has to be looked into before anybody can mend it. */
const UNEXPLAINED: ReadonlySet<string> = new Set(['database fault', 'migration failed']);

/** A fault of the store: something that no caller expects. `code` is stable; `userMessage` is safe for people to read. */
export class StoreFault extends Error {
  readonly code: string;
  readonly userMessage: string;

  constructor(code: string, userMessage: string, cause?: unknown) {
    super(userMessage, cause === undefined ? undefined : { cause });
    this.name = 'StoreFault';
    this.code = code;
    this.userMessage = userMessage;
  }

  /** The sentence says all that somebody has to know who is to mend it. */
  get isExplained(): boolean {
    return !UNEXPLAINED.has(this.code);
  }
}
