import { z } from 'zod';
import { actionNumber } from '../../domain/minimise/whose-words.ts';
import { changeIntentSchema } from './change-intents.ts';
import { token, version } from './button-data.ts';
import { button } from './button.ts';
import { inMeeting } from './walk-button.ts';

/** An action and the version that the card showed; another version now means that the card is stale. */
const shown = z.strictObject({ number: actionNumber(), version });

/** The reading that somebody chose where the clerk had asked. */
export const readingButton = button('ask-answer', {
  actions: z.array(shown).min(1).max(50),
  intent: changeIntentSchema,
  token,
});

export const leaveButton = button('leave', inMeeting);
