import type { IExecuteAction } from '@microsoft/teams.cards';
import type { Nominal } from '../../domain/nominals/nominal.ts';
import { nominal as shown, token, version } from './button-data.ts';
import { button } from './button.ts';
import { execute } from './elements.ts';
import { backToMeeting, type WritingCardView } from './finish.ts';
import { inMeeting } from './walk-button.ts';

/** A nominal and the version that the card showed. */
const shownNominal = { ...shown, version, token, ...inMeeting };

export const closeNominalButton = button('close-nominal', shownNominal);
export const reopenNominalButton = button('reopen-nominal', shownNominal);
export const reviewNominalButton = button('review-nominal', shownNominal);

/** What may be done to a nominal as the card shows it. */
export function nominalButtons(view: WritingCardView, nominal: Nominal): IExecuteAction[] {
  const { kind, number, version, open } = nominal;
  const carried = () => ({ kind, number, version, token: view.newToken(), ...backToMeeting(view) });
  return open
    ? [
        {
          ...execute('Reviewed, stays open', reviewNominalButton.with(carried())),
          tooltip: `Reviewed, stays open: ${nominal.ref}`,
        },
        { ...execute('Close', closeNominalButton.with(carried())), tooltip: `Close ${nominal.ref}` },
      ]
    : [{ ...execute('Reopen', reopenNominalButton.with(carried())), tooltip: `Reopen ${nominal.ref}` }];
}
