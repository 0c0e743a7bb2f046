import type { IExecuteAction } from '@microsoft/teams.cards';
import type { Nominal } from '../../domain/nominals/nominal.ts';
import { execute } from './elements.ts';
import { leadsBack, type WritingCardView } from './finish.ts';

/** What may be done to a nominal as the card shows it. */
export function nominalButtons(view: WritingCardView, nominal: Nominal): IExecuteAction[] {
  const { kind, number, version, open } = nominal;
  const press = (verb: 'close-nominal' | 'reopen-nominal' | 'review-nominal') =>
    ({ verb, kind, number, version, token: view.newToken(), ...leadsBack(view) }) as const;
  return open
    ? [
        {
          ...execute('Reviewed, stays open', press('review-nominal')),
          tooltip: `Reviewed, stays open: ${nominal.ref}`,
        },
        { ...execute('Close', press('close-nominal')), tooltip: `Close ${nominal.ref}` },
      ]
    : [{ ...execute('Reopen', press('reopen-nominal')), tooltip: `Reopen ${nominal.ref}` }];
}
