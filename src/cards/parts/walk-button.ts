import { z } from 'zod';
import { STOP_KEY } from '../../domain/meetings/agenda.ts';
import { chosen } from '../../domain/minimise/whose-words.ts';
import { skip } from './button-data.ts';
import { button } from './button.ts';

/** A meeting that is run, by its id, and the stop of its agenda. */
export const meeting = z.number().int().min(1).max(2_147_483_647);
export const atStop = { meeting, at: chosen(z.string().regex(STOP_KEY)) };

export const walkButton = button('walk', { ...atStop, skip });

/** The card of a meeting to which an answer leads back, so that the walk through the agenda goes on. */
export type Walk = z.infer<typeof walkButton.data>;

/** On cards that a meeting's card was left for. */
export const inMeeting = { back: walkButton.data.optional() };
