import type { Action } from '../../domain/actions/action.ts';
import type { Speaker } from '../../domain/people/person.ts';
import type { AuditNote, Source, UndoLabel } from '../../ports/audit.ts';
import type { Queries } from './audit.ts';
import { jsonParameter } from '../engine/storable.ts';

/** What a change was about. Each kind of subject knows how it is put back (undo.ts). */
export type UndoSubject =
  | 'action'
  | 'meeting'
  | 'away'
  | 'nominal'
  | 'profile'
  | 'programme'
  | 'local profile'
  | 'threat'
  | 'statements'
  | RecordSubject;
/** Of a meeting that is run: that it was started, a decision, who was there, that it was finished. */
export type RecordSubject = 'start' | 'decision' | 'attendance' | 'finish';

export interface UndoStep {
  readonly partnershipId: number;
  readonly subject: UndoSubject;
  readonly subjectId: number;
  /** An action's, a nominal's or the statements' version after the change; the others carry what they were left as in `previous`. */
  readonly version: number | null;
  readonly previous: object;
}

export async function writeUndoStep(queries: Queries, label: UndoLabel, step: UndoStep): Promise<void> {
  await queries.$executeRaw`
    INSERT INTO "UndoStep" ("partnershipId", "memberId", batch, at, subject, "subjectId", version, previous)
    VALUES (${step.partnershipId}, ${label.memberId}, ${label.batch}::uuid, ${label.at}::timestamptz, ${step.subject},
            ${step.subjectId}, ${step.version}, ${jsonParameter(step.previous)}::jsonb)`;
}

export interface StepRow {
  readonly id: number;
  readonly subject: UndoSubject;
  readonly subjectId: number;
  readonly version: number | null;
  readonly previous: unknown;
}

/** Who takes back, and when, for the history and the audit trail. */
export interface Taker {
  readonly speaker: Speaker;
  readonly at: Date;
  readonly source: Source;
}

/** One step taken back, or what stands in the way of it. */
export type StepUndone =
  | { readonly undone: true; readonly what: string; readonly action: Action | null; readonly note: AuditNote }
  | { readonly undone: false; readonly blockedBy: string };
