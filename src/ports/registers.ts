import type { Committee } from '../domain/standing-item/committee.ts';
import type { Profile, ProfileDays } from '../domain/registers/profile.ts';
import type { NewProgramme, Programme, ProgrammeFigures } from '../domain/registers/programme.ts';
import type { AssessedThreat, LocalProfile } from '../domain/registers/threats.ts';
import type { AuditNote, UndoLabel } from './audit.ts';

export type NewLocalProfile = Omit<LocalProfile, 'id'>;

export interface Registers {
  programmes(partnershipId: number): Promise<readonly Programme[]>;
  /** False: somebody else has changed it since it was read, and nothing is written. */
  reportProgramme(programme: Programme, to: ProgrammeFigures, undo: UndoLabel, note: AuditNote): Promise<boolean>;
  /** False: there is one of this name and venue, and nothing is written. */
  addProgramme(programme: NewProgramme, undo: UndoLabel, note: AuditNote): Promise<boolean>;
  /** By number. */
  profiles(partnershipId: number): Promise<readonly Profile[]>;
  committees(partnershipId: number): Promise<readonly Committee[]>;
  /** False: somebody else has changed it since it was read, and nothing is written. */
  stampProfile(profile: Profile, to: ProfileDays, undo: UndoLabel, note: AuditNote): Promise<boolean>;
  /** The version that stands; null: there is none yet. */
  localProfile(partnershipId: number): Promise<LocalProfile | null>;
  threats(partnershipId: number): Promise<readonly AssessedThreat[]>;
  /** False: there is this version or a later one, and nothing is written. */
  issueLocalProfile(profile: NewLocalProfile, undo: UndoLabel, note: AuditNote): Promise<boolean>;
  /** In the place of what was assessed before. */
  assessThreat(threat: AssessedThreat, undo: UndoLabel, note: AuditNote): Promise<void>;
  /** The keyed hashes of the names that must not be written. */
  excludedNames(partnershipId: number): Promise<readonly string[]>;
}
