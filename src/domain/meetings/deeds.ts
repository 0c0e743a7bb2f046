import type { IsoDate } from '../calendar/dates.ts';
import { MINUTE_KINDS, type MinuteKind } from './minutes.ts';

/** Something that the log says happened while a meeting was run: an entry of an action's history, or of a nominal's. */
export interface Happening {
  /** As the history or the audit trail names it: "confirmed", "nominal.closed", "undone". */
  readonly kind: string;
  readonly at: Date;
  readonly nominalId: number | null;
  readonly actionId: number | null;
  readonly text: string | null;
  readonly owner: string | null;
  readonly due: IsoDate | null;
}

export interface Deed extends Omit<Happening, 'kind'> {
  readonly kind: MinuteKind;
}

/** What of it belongs into the minutes: what changed the plan and was not taken back. In the order of their times. */
export function deedsOf(happenings: readonly Happening[]): readonly Deed[] {
  const stood: Happening[] = [];
  for (const one of happenings) {
    if (!isUndone(one)) stood.push(one);
    else {
      const last = stood.findLastIndex((before) => subjectOf(before) === subjectOf(one));
      if (last >= 0) stood.splice(last, 1);
    }
  }
  return stood.flatMap((one) => {
    const kind = MINUTE_KINDS.find((known) => known === one.kind.replace('nominal.', 'nominal_'));
    return kind === undefined || kind === 'decision' ? [] : [{ ...one, kind }];
  });
}

function isUndone({ kind }: Happening): boolean {
  return kind === 'undone' || kind === 'nominal.undone';
}

function subjectOf({ actionId, nominalId }: Happening): string {
  return actionId === null ? `nominal ${String(nominalId)}` : `action ${String(actionId)}`;
}
