import type { IsoDate } from '../calendar/dates.ts';
import type { NominalKind } from '../refs.ts';

/** A profile that police bring: of one person, a group or a place, or the local profile of threats. */
export interface Profile {
  readonly id: number;
  readonly ref: string;
  readonly number: number;
  readonly title: string;
  readonly kind: NominalKind;
  readonly requested: IsoDate | null;
  readonly received: IsoDate | null;
  readonly accepted: IsoDate | null;
  /** After this day it is stale. */
  readonly reviewBy: IsoDate | null;
  /** The codes of the open people, groups and places that it is about. */
  readonly nominals: readonly string[];
}

/** What is written down about a profile, by its day. */
export const PROFILE_STAMPS = ['requested', 'received', 'accepted', 'review'] as const;
export type ProfileStamp = (typeof PROFILE_STAMPS)[number];
export type ProfileDays = Pick<Profile, 'requested' | 'received' | 'accepted' | 'reviewBy'>;

/** The days once a stamp is on it. What is accepted has been received, at the latest then. */
export function stamped(profile: ProfileDays, stamp: ProfileStamp, day: IsoDate): ProfileDays {
  const { requested, received, accepted, reviewBy } = profile;
  const days = { requested, received, accepted, reviewBy };
  switch (stamp) {
    case 'requested':
      // Asked for anew: what came before is no longer what is awaited.
      return { ...days, requested: day, received: null, accepted: null };
    case 'received':
      return { ...days, received: day };
    case 'accepted':
      return { ...days, received: received ?? day, accepted: day };
    case 'review':
      return { ...days, reviewBy: day };
  }
}

export function isStale({ reviewBy }: Pick<Profile, 'reviewBy'>, today: IsoDate): boolean {
  return reviewBy !== null && reviewBy < today;
}

/** The stamp that comes next; null: it is accepted, and not stale. */
export function nextStamp(profile: ProfileDays, today: IsoDate): Exclude<ProfileStamp, 'review'> | null {
  if (profile.accepted !== null) return isStale(profile, today) ? 'requested' : null;
  if (profile.received !== null) return 'accepted';
  return profile.requested === null ? 'requested' : 'received';
}
