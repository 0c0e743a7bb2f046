import { name, skip } from '../parts/button-data.ts';
import { button } from '../parts/button.ts';

export const changesButton = button('changes', { skip });
/** `of`: an agency's name, or null for the whole plan. */
export const statusButton = button('status', { of: name.nullable() });
