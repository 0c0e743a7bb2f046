import type { MeetingKind, MeetingStatus } from '../../domain/calendar/meeting.ts';
import { Prisma } from '../generated/client.ts';

export interface MeetingRow {
  readonly id: number;
  readonly kind: MeetingKind;
  readonly startsAt: Date;
  readonly venue: string | null;
  readonly status: MeetingStatus;
}

/** Named without an alias, so that they serve a statement of any kind on the table. */
export const MEETING_COLUMNS = Prisma.sql`id, kind::text AS kind, "startsAt", venue, status::text AS status`;
