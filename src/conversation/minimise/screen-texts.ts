import { emailsIn } from '../../domain/minimise/details/online.ts';
import { placedDetails, type PlacedDetail } from '../../domain/minimise/details/placed-details.ts';
import { refusal, type Refusal } from '../../domain/refusal.ts';
import type { NameFinder } from '../../ports/name-screen.ts';
import type { Context } from '../turn/turn.ts';
import type { TypedText } from './typed-texts.ts';
import { refusedDetails } from '../turn/wording.ts';

/**
 * Looks for personal details in words before anything of a message or press is carried out: one of them and all of it is
 * refused, so that nobody has to find out which half was recorded. The audit trail hears of the kinds, nothing hears the
 * words.
 */
export async function screenTexts(typed: readonly TypedText[], context: Context): Promise<Refusal | null> {
  if (typed.length === 0) return null;
  const texts = [...new Map(typed.map((one) => [one.text, one])).values()];
  const names = await namesFor(context);
  const screen = { isMember: await membersAmong(texts, context), names };
  const found = texts.flatMap(({ text, numbers }) => placedDetails(text, screen).map((one) => ({ ...one, numbers })));
  if (found.length === 0) return null;
  const numbers = [...new Set(typed.flatMap((one) => one.numbers))];
  await noteRefusal(found, numbers, context);
  return refusal('personal details', refusedDetails(found, numbers, context.turn.place));
}

/** A list that cannot be compared with stops nothing: losing the key may not stop the work. The doctor tells of it. */
async function namesFor({ desk, speaker, readAhead }: Context): Promise<NameFinder> {
  const finder = await desk.names?.finderFor(speaker.partnership.id, readAhead.exclusionsVersion);
  return finder ?? (() => []);
}

/** Members' own addresses may be written; they are read only where there is an address at all. */
async function membersAmong(texts: readonly TypedText[], context: Context): Promise<(address: string) => boolean> {
  if (texts.every(({ text }) => emailsIn(text).length === 0)) return () => false;
  const members = await context.store.people.members(context.speaker.partnership.id);
  const known = new Set(members.map(({ email }) => email.toLowerCase()));
  return (address) => known.has(address);
}

async function noteRefusal(
  found: readonly PlacedDetail[],
  numbers: readonly number[],
  { store, speaker, turn, source }: Context,
): Promise<void> {
  await store.note({
    partnershipId: speaker.partnership.id,
    at: turn.now,
    actor: speaker.member.email,
    event: 'text.refused',
    subject: numbers.length === 1 ? `A-${String(numbers[0])}` : null,
    source,
    next: { kinds: [...new Set(found.map(({ kind }) => kind))] },
  });
}
