import { skip, token } from '../parts/button-data.ts';
import { button } from '../parts/button.ts';

export const previewButton = button('nudge-preview', { skip });
/** The yes to reminding people outside working hours. */
export const nudgeNowButton = button('nudge-now', { token });
