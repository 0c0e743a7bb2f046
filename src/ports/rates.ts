/** Slots one after the other, never closer than so many milliseconds, so many of them in one window. */
export interface Rate {
  readonly slots: number;
  readonly everyMs: number;
}

export interface Rates {
  /**
   * Takes the next slots of a key that all instances share; the last of them begins `inMs` from now, or began as long
   * ago. Not taken: the window has no more, and the next one begins then. One key has one rate.
   */
  take(key: string, rate: Rate, count: number): Promise<{ readonly taken: boolean; readonly inMs: number }>;
}
