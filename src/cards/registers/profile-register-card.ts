import type { CardElement } from '@microsoft/teams.cards';
import { longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { KIND_WORDS } from '../../domain/nominals/nominal.ts';
import { isStale, nextStamp, type Profile } from '../../domain/registers/profile.ts';
import { block, buttons, execute, heading, shortened, typed, words } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { justNowBlock, justNowWords } from '../parts/just-now.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { JustNow, PageOf } from '../parts/rated-action.ts';
import { profilesButton, stampProfileButton } from './profile-buttons.ts';

export interface ProfileRegisterView extends WritingCardView {
  readonly today: IsoDate;
  readonly page: PageOf<Profile>;
  readonly justNow: JustNow | null;
}

export const STAMP_TITLES = { requested: 'Asked for', received: 'Received', accepted: 'Accepted' } as const;
const TITLE_SHOWN = 200;
const CODES_SHOWN = 8;

/** The register of profiles, each with the step that comes next. For personal chats. */
export function profileRegisterCard(view: ProfileRegisterView): Message {
  const { page } = view;
  const title = page.total === 0 ? 'No profile is on the register' : `Partnership profiles: ${String(page.total)}`;
  const paged = pageWords(page);
  return finish(view, {
    body: [
      ...justNowBlock(view, view.justNow),
      heading(title),
      ...page.items.map((profile) => line(view, profile)),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: pageButtons(page, (skip) => profilesButton.with({ skip })),
    facts: [
      ...(view.justNow === null ? [] : [justNowWords(view, view.justNow)]),
      title,
      ...page.items.map((profile) =>
        [
          `${profile.ref} ${shortened(profile.title, TITLE_SHOWN)}`,
          stateOf(profile, view.today),
          ...(isShared(view) ? [] : about(profile)),
        ].join(' · '),
      ),
      ...(paged === null ? [] : [paged]),
    ],
  });
}

function line(view: ProfileRegisterView, profile: Profile): CardElement {
  const { ref, number, kind } = profile;
  const next = nextStamp(profile, view.today);
  const press =
    next === null
      ? []
      : [{ ...execute(STAMP_TITLES[next], stampPress(view, number, next)), tooltip: `${STAMP_TITLES[next]}: ${ref}` }];
  return block(
    [
      typed([{ text: ref, strong: true }, `  ${shortened(profile.title, TITLE_SHOWN)}`]),
      typed([{ text: `${KIND_WORDS[kind]} · ${stateOf(profile, view.today)}`, subtle: true }], { spacing: 'None' }),
      ...(isShared(view) ? [] : about(profile)).map((text) => typed([text], { spacing: 'None' })),
      ...(press.length === 0 ? [] : [buttons(press)]),
    ],
    { separator: true },
  );
}

/** "About N-0003, N-0007", for those who see the whole register. */
function about({ nominals }: Profile): readonly string[] {
  const more = nominals.length > CODES_SHOWN ? ` and ${String(nominals.length - CODES_SHOWN)} more` : '';
  return nominals.length === 0 ? [] : [`About ${nominals.slice(0, CODES_SHOWN).join(', ')}${more}`];
}

function stampPress(view: WritingCardView, number: number, stamp: keyof typeof STAMP_TITLES) {
  return stampProfileButton.with({ number, stamp, token: view.newToken() });
}

function stateOf(profile: Profile, today: IsoDate): string {
  const { requested, received, accepted, reviewBy } = profile;
  const review = reviewBy === null ? '' : `, review by ${longDate(reviewBy)}`;
  if (isStale(profile, today) && reviewBy !== null) return `stale since its review date, ${longDate(reviewBy)}`;
  if (accepted !== null) return `accepted on ${longDate(accepted)}${review}`;
  if (received !== null) return `received on ${longDate(received)}, not accepted yet${review}`;
  return requested === null ? 'not asked for yet' : `asked for on ${longDate(requested)}, not received`;
}
