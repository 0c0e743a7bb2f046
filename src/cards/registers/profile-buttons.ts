import { z } from 'zod';
import { PROFILE_STAMPS } from '../../domain/registers/profile.ts';
import { number, skip, token } from '../parts/button-data.ts';
import { button } from '../parts/button.ts';
import { inMeeting } from '../parts/walk-button.ts';

export const profilesButton = button('profiles', { skip });
export const stampProfileButton = button('stamp-profile', {
  number,
  stamp: z.enum(PROFILE_STAMPS).exclude(['review']),
  token,
  ...inMeeting,
});
