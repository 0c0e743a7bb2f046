import type { SkippedNudge } from '../domain/reminders/ladder.ts';
import type { LadderWorld } from '../domain/reminders/recipients.ts';
import type { KnownNudge, NudgeKind, NudgeState } from '../domain/reminders/nudge.ts';
import { subjectWords } from '../domain/reminders/subject.ts';

/** One entry of the ledger, as a beat left it. */
export interface ReportedNudge {
  readonly partnership: string;
  /** Email address. */
  readonly person: string;
  /** In words. */
  readonly subject: string;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly due: Date;
  readonly state: NudgeState;
  readonly reason: string | null;
  /** Refs; one message may carry the actions of several entries. */
  readonly actions: readonly string[];
}

export interface ReportedSkip {
  readonly partnership: string;
  readonly person: string;
  readonly subject: string;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly why: string;
}

/** How many nominals of a partnership were erased, and how many wait because an action about them is open. */
export interface ErasuresOf {
  readonly partnership: string;
  readonly erased: number;
  readonly waiting: number;
}

export interface Erasures {
  /** Of each partnership where there is something to say. */
  readonly erased: readonly ErasuresOf[];
  /** Codes of the partnerships where it could not be done in this beat. */
  readonly unerased: readonly string[];
}

/** What one beat did, or in a dry run would do; counts are of entries in the ledger. */
export interface TickReport extends Erasures {
  readonly at: Date;
  readonly dryRun: boolean;
  readonly planned: number;
  readonly sent: number;
  /** Refused for now: they go again later the same day. */
  readonly retrying: number;
  readonly ambiguous: number;
  readonly unreachable: number;
  readonly failed: number;
  readonly missed: number;
  readonly withdrawn: number;
  /** Codes of the partnerships whose nudges could not be worked out in this beat. */
  readonly unplanned: readonly string[];
  readonly skipped: readonly ReportedSkip[];
  readonly nudges: readonly ReportedNudge[];
}

export function tickReport(
  at: Date,
  dryRun: boolean,
  did: Pick<TickReport, 'planned' | 'nudges' | 'skipped' | 'unplanned' | keyof Erasures>,
): TickReport {
  const { planned, nudges, skipped, unplanned, erased, unerased } = did;
  const count = (state: NudgeState): number => nudges.filter((nudge) => nudge.state === state).length;
  return {
    at,
    dryRun,
    planned,
    sent: count('sent'),
    retrying: dryRun ? 0 : count('due'),
    ambiguous: count('ambiguous'),
    unreachable: count('unreachable'),
    failed: count('failed'),
    missed: count('missed'),
    withdrawn: count('withdrawn'),
    unplanned,
    erased,
    unerased,
    skipped,
    nudges,
  };
}

export function erasedIn({ erased }: Pick<Erasures, 'erased'>): number {
  return erased.reduce((sum, each) => sum + each.erased, 0);
}

type Entry = Pick<KnownNudge, 'memberId' | 'subject' | 'kind' | 'rung' | 'due'>;

export function reported(
  world: Pick<LadderWorld, 'partnership' | 'members'>,
  entry: Entry,
  state: NudgeState,
  reason: string | null,
  actions: readonly string[],
): ReportedNudge {
  const { kind, rung, due } = entry;
  const person = emailOf(world, entry.memberId);
  const subject = wordsOf(world, entry);
  return { partnership: world.partnership.code, person, subject, kind, rung, due, state, reason, actions };
}

export function reportedSkip(world: LadderWorld, skipped: SkippedNudge): ReportedSkip {
  const { kind, rung, why } = skipped;
  const person = emailOf(world, skipped.memberId);
  const subject = wordsOf(world, skipped);
  return { partnership: world.partnership.code, person, subject, kind, rung, why };
}

function emailOf({ members }: Pick<LadderWorld, 'members'>, memberId: number): string {
  return members.find((member) => member.id === memberId)?.email ?? '';
}

function wordsOf({ members }: Pick<LadderWorld, 'members'>, { subject }: Pick<KnownNudge, 'subject'>): string {
  return subjectWords(subject, (id) => members.find((member) => member.id === id)?.name);
}
