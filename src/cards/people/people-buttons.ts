import { date, name, skip, token } from '../parts/button-data.ts';
import { button } from '../parts/button.ts';

export const reachabilityButton = button('reachability', { skip });
export const choosePartnershipButton = button('choose-partnership', { code: name });
/** The one of several who covers; `cover` is an email address. */
export const awayButton = button('away', { from: date, until: date, cover: name, token });
