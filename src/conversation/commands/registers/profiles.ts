import { z } from 'zod';
import { profilesButton, stampProfileButton } from '../../../cards/registers/profile-buttons.ts';
import { profileRegisterCard } from '../../../cards/registers/profile-register-card.ts';
import { PAGE_SIZE, type JustNow } from '../../../cards/parts/rated-action.ts';
import { longDate, type IsoDate } from '../../../domain/calendar/dates.ts';
import { chosen } from '../../../domain/minimise/whose-words.ts';
import { canKeepProfiles } from '../../../domain/policy/policy.ts';
import { PROFILE_STAMPS, stamped, type Profile, type ProfileStamp } from '../../../domain/registers/profile.ts';
import { answerPrivately, sayPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press, pressOfOneUse } from '../../turn/command.ts';
import type { Context, Reply } from '../../turn/turn.ts';
import { walkTo } from '../../meetings/walk.ts';

const keeping = {
  group: 'Programmes and profiles',
  may: canKeepProfiles,
  shows: null,
  does: null,
  answers: 'in their own chat',
} as const;

export const profiles = command({
  ...keeping,
  name: 'profiles',
  summary: 'Show the register of partnership profiles',
  examples: ['profiles'],
  input: z.object({}),
  undoneAs: null,
  presses: [press(profilesButton, ({ skip }, context) => pageOfProfiles(skip, null, context))],
  run: (_, context) => pageOfProfiles(0, null, context),
});

export const stampProfile = command({
  ...keeping,
  name: 'stamp-profile',
  summary: 'Record that a profile was asked for, received or accepted',
  examples: ['P-2 requested', 'P-2 received on 3 December', 'P-2 accepted', 'P-2 review by 12 January'],
  input: z.object({
    number: z.number().int().min(1),
    stamp: z.enum(PROFILE_STAMPS),
    day: chosen(z.iso.date()).nullable(),
  }),
  undoneAs: 'profile',
  presses: [pressOfOneUse(stampProfileButton, ({ number, stamp }, context) => stampOn(number, stamp, null, context))],
  run: ({ number, stamp, day }, context) => stampOn(number, stamp, day, context),
});

const DONE: Readonly<Record<ProfileStamp, string>> = {
  requested: 'was asked for on',
  received: 'was received on',
  accepted: 'was accepted on',
  review: 'is to be reviewed by',
};

export async function stampOn(
  number: number,
  stamp: ProfileStamp,
  day: IsoDate | null,
  context: Context,
): Promise<Reply> {
  const { store, speaker, turn, today, source } = context;
  const { id: partnershipId } = speaker.partnership;
  const profile = (await store.registers.profiles(partnershipId)).find((one) => one.number === number);
  if (profile === undefined) return sayPrivately(context, `There is no profile P-${String(number)}.`);
  if (stamp === 'review' && day === null)
    return sayPrivately(context, 'Say by when, for example “P-2 review by 12 January”.');
  const on = day ?? today;
  if (stamp === 'review' ? on <= today : on > today) return sayPrivately(context, notThen(stamp, on));
  const to = stamped(profile, stamp, on);
  if (sameDays(profile, to)) return pageOfProfiles(0, already(profile, stamp, on), context);
  const undo = { memberId: speaker.member.id, batch: context.newId(), at: turn.now };
  const written = await store.registers.stampProfile(profile, to, undo, {
    partnershipId,
    at: turn.now,
    actor: speaker.member.email,
    event: `profile.${stamp}`,
    subject: profile.ref,
    source,
  });
  const said = written
    ? `Recorded: ${profile.ref} ${DONE[stamp]} ${longDate(on)}.`
    : `Somebody else has just changed ${profile.ref}. Nothing was changed now.`;
  return pageOfProfiles(0, { said, note: null, undo: written ? undo.batch : null }, context);
}

export async function pageOfProfiles(skip: number, justNow: JustNow | null, context: Context): Promise<Reply> {
  if (context.back?.verb === 'walk') return walkTo(context.back, justNow, context);
  const all = await context.store.registers.profiles(context.speaker.partnership.id);
  const page = { items: all.slice(skip, skip + PAGE_SIZE), total: all.length, skip };
  return answerPrivately(context, (there) =>
    profileRegisterCard({ ...cardView(there), today: context.today, page, justNow }),
  );
}

function notThen(stamp: ProfileStamp, day: IsoDate): string {
  const why = stamp === 'review' ? 'is not a day to come' : 'is still to come';
  return `${longDate(day)} ${why}. Nothing was changed.`;
}

function already({ ref }: Profile, stamp: ProfileStamp, day: IsoDate): JustNow {
  return { said: `${ref} ${DONE[stamp]} ${longDate(day)} already.`, note: null, undo: null };
}

function sameDays(a: ReturnType<typeof stamped>, b: ReturnType<typeof stamped>): boolean {
  return (['requested', 'received', 'accepted', 'reviewBy'] as const).every((key) => a[key] === b[key]);
}
