/** An expected "no": a value, not an exception. `say` is one plain sentence with what to do next. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly say: string;
}

export type RefusalCode =
  | 'not found'
  | 'not allowed'
  | 'not now'
  | 'missing'
  | 'bad date'
  | 'too long'
  | 'stale'
  | 'unknown person'
  | 'ambiguous person'
  | 'not understood'
  | 'personal details'
  | 'not for the public';

export function refusal(refused: RefusalCode, say: string): Refusal {
  return { refused, say };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}
