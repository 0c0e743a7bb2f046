import { z } from 'zod';
import { reviewsButton } from '../../../cards/nominals/nominal-pages.ts';
import { reviewsCard } from '../../../cards/nominals/reviews-card.ts';
import { dayOf } from '../../../domain/calendar/dates.ts';
import { nextMeeting } from '../../../domain/calendar/next-meeting.ts';
import { canKeepNominals, canSeeNominal } from '../../../domain/policy/policy.ts';
import { reviewDue } from '../../../domain/nominals/review.ts';
import { answerPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import type { Context, Reply } from '../../turn/turn.ts';

export const reviews = command({
  name: 'reviews',
  group: 'The log',
  summary: 'List what is to be reviewed by the next meeting',
  examples: ['reviews', 'what is due for review?'],
  input: z.object({}),
  may: canKeepNominals,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [press(reviewsButton, ({ skip }, context) => pageOfReviews(skip, context))],
  run: (_, context) => pageOfReviews(0, context),
});

const PAGE = 8;

async function pageOfReviews(skip: number, context: Context): Promise<Reply> {
  const { store, speaker, readAhead, turn, today } = context;
  const { partnership } = speaker;
  const meeting = nextMeeting(partnership, readAhead.meetings, 'partnership', turn.now);
  const by = meeting === null ? today : dayOf(meeting.startsAt, partnership.timezone);
  const all = await store.nominals.forReview(partnership.id, by, partnership.settings.reviewMonths);
  const items = all.slice(skip, skip + PAGE).map((nominal) => ({
    nominal,
    due: reviewDue(nominal, partnership.settings),
  }));
  return answerPrivately(context, (there) =>
    reviewsCard({ ...cardView(there), by, today, page: { items, total: all.length, skip } }),
  );
}
