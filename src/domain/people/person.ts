import type { IsoDate } from '../calendar/dates.ts';
import type { Partnership } from '../partnership/partnership.ts';

export const ROLES = ['member', 'lead', 'coordinator', 'analyst', 'chair', 'observer'] as const;
export type Role = (typeof ROLES)[number];

/** Decides whether a direct message can reach somebody: people from another tenant cannot be messaged. */
export const ACCOUNTS = ['member', 'guest', 'external'] as const;
export type Account = (typeof ACCOUNTS)[number];

export interface AgencyRef {
  readonly id: number;
  readonly name: string;
}

export interface PersonRef {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** A period away, both days included. */
export interface Absence {
  readonly id: number;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly coverId: number | null;
}

/** Why the last message to somebody did not reach them, since the last one that did. */
export interface Unreached {
  /** A stable word, such as "blocked". */
  readonly code: string;
  readonly reason: string;
  readonly at: Date;
}

export interface Member extends PersonRef {
  readonly partnershipId: number;
  readonly entraId: string | null;
  readonly agency: AgencyRef | null;
  readonly roles: readonly Role[];
  readonly account: Account;
  readonly deputyId: number | null;
  readonly absences: readonly Absence[];
  readonly unreached: Unreached | null;
}

/** A member who is speaking, with what decides what they may do. */
export interface Speaker {
  /** They chose this partnership of theirs, or it is the only one. */
  readonly chosen: boolean;
  /** The clerk has asked them something and waits to hear. */
  readonly wasAsked: boolean;
  readonly member: Member;
  readonly partnership: Partnership;
  /** The members whose deputy they are, or whom they cover for today. */
  readonly standsInFor: readonly number[];
}

export function hasRole(member: Pick<Member, 'roles'>, ...roles: readonly Role[]): boolean {
  return roles.some((role) => member.roles.includes(role));
}

/** The absence that covers a day, if there is one. */
export function absenceOn(member: Pick<Member, 'absences'>, day: IsoDate): Absence | null {
  return member.absences.find((absence) => absence.from <= day && day <= absence.until) ?? null;
}

/** Whom a member may act for on a day: a deputy always, a cover on the days that they cover. */
export function standsInFor(member: Pick<Member, 'id'>, members: readonly Member[], day: IsoDate): readonly number[] {
  const asked = members.filter((other) => other.deputyId === member.id || absenceOn(other, day)?.coverId === member.id);
  return asked.map((other) => other.id);
}
