/** One person, or the operator, who was shown a code. */
export interface Showing {
  /** null: no member now. */
  readonly name: string | null;
  readonly agency: string | null;
  /** An email address, or "command line". */
  readonly actor: string;
  readonly times: number;
  readonly last: Date;
  /** Whether it was shown to them where others read along. */
  readonly amongOthers: boolean;
}
