import type { IsoDate } from '../domain/dates.ts';
import type { Place } from '../domain/message.ts';
import type { Plan } from './plan.ts';

export interface PlanContext {
  readonly today: IsoDate;
  readonly place: Place;
}

/** What a message asks for, read by rule: no model, no network, no clock. */
export function planMessage(text: string, _context: PlanContext): Plan {
  return { steps: [{ command: 'unknown', text: text.trim(), nearest: ['A-12 done', 'my actions'] }] };
}
