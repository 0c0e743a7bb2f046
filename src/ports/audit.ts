/** Where a change came from, for the audit entry. */
export interface Source {
  readonly from: 'chat' | 'card' | 'command line' | 'job';
  readonly entraId: string | null;
  readonly tenantId: string | null;
  readonly activityId: string | null;
}

export interface AuditNote {
  readonly partnershipId: number;
  readonly at: Date;
  readonly actor: string;
  readonly event: string;
  readonly subject: string | null;
  readonly source: Source;
  readonly previous?: object | null;
  readonly next?: object | null;
}

/** One undo batch is what one message or press changed. */
export interface UndoLabel {
  readonly memberId: number;
  readonly batch: string;
  readonly at: Date;
}
