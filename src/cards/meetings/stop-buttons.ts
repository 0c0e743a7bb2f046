import { z } from 'zod';
import { chosen, typed } from '../../domain/minimise/whose-words.ts';
import { token } from '../parts/button-data.ts';
import { button } from '../parts/button.ts';
import { textOf, tooLong } from '../parts/inputs.ts';
import { atStop, meeting } from '../parts/walk-button.ts';

/* What a stop of the agenda can be left by, and what can be decided at it. */

export const DECISION_LIMIT = 600;

/** The stop that was chosen from the list of them. */
const stop = chosen(z.string()).nullable();

export const walkToButton = button(
  'walk-to',
  { meeting },
  { ids: ['stop'], fields: { stop }, read: (inputs) => ({ stop: textOf(inputs.get('stop')) }) },
);

const decision = typed(z.string().max(DECISION_LIMIT)).nullable();

export const decideButton = button(
  'decide',
  { ...atStop, token },
  {
    ids: ['decision'],
    fields: { decision },
    read: (inputs) => {
      const text = textOf(inputs.get('decision'));
      return text !== null && text.length > DECISION_LIMIT ? tooLong('A decision', DECISION_LIMIT) : { decision: text };
    },
  },
);
