const RealDate = Date;

/**
 * Makes this process's clock run ahead of the real one by what `aheadMs` says, as a machine's would whose clock is set:
 * timers run on as before. Gives the way back.
 */
export function moveClock(aheadMs: () => number): () => void {
  class MovedDate extends RealDate {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(MovedDate.now());
      else super(...(given as [number]));
    }

    static override now(): number {
      return RealDate.now() + aheadMs();
    }
  }
  globalThis.Date = MovedDate as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}
