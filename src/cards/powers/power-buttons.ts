import { z } from 'zod';
import { chosen } from '../../domain/minimise/whose-words.ts';
import { POWER_GROUPS } from '../../domain/powers/power.ts';
import { button } from '../parts/button.ts';

/** `of` null: how many there are of each strand. */
export const powersButton = button('powers', { of: z.enum(POWER_GROUPS).nullable() });
export const powerButton = button('power', { id: chosen(z.string().min(1).max(60)) });
