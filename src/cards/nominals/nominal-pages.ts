import { nominal, skip } from '../parts/button-data.ts';
import { button } from '../parts/button.ts';

/* The buttons that show a nominal, or a page of a list of them. */

export const openNominalButton = button('open-nominal', { ...nominal, skip });
export const showAliasButton = button('show-alias', nominal);
export const nominalsButton = button('nominals', { skip });
export const reviewsButton = button('reviews', { skip });
export const gapsButton = button('gaps', { skip });
