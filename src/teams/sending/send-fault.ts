/** What went wrong between the clerk and the connector. All but the first two may have delivered the message. */
export type SendFaultCode =
  /** No token: nothing was sent. */
  | 'no-sign-in'
  /** There never was a connection: nothing was sent. */
  | 'no-connection'
  | 'timeout'
  | 'cut-off'
  /** An answer that is not the connector's, or more of it than the clerk reads. */
  | 'nonsense'
  /** The connector answered with another status than 2xx. */
  | 'refused';

export interface Refusal {
  readonly status: number;
  readonly retryAfter: string | null;
  /** The codes in the body of the answer. */
  readonly details: readonly string[];
}

/** Why a request of the connector client did not end in an answer that can be used. */
export class SendFault extends Error {
  readonly code: SendFaultCode;
  readonly refusal: Refusal | null;
  /** For the log. */
  readonly statusCode: number | undefined;

  constructor(code: SendFaultCode, options: { readonly refusal?: Refusal; readonly cause?: unknown } = {}) {
    super('The connector did not take the request.', { cause: options.cause });
    this.name = 'SendFault';
    this.code = code;
    this.refusal = options.refusal ?? null;
    this.statusCode = options.refusal?.status;
  }
}
