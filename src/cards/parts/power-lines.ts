import { longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import { forceOn, INFORMATION_ONLY, type Power } from '../../domain/powers/power.ts';
import { promptsFor } from '../../domain/actions/tag-prompts.ts';
import type { Action } from '../../domain/actions/action.ts';

type Line = readonly [label: string, text: string];

/** When a power is in force, by the catalogue; what it does not know is to be checked. */
export function forceWords(power: Power, today: IsoDate): string {
  const since = power.from === null ? '' : longDate(power.from);
  switch (forceOn(power, today)) {
    case 'in force':
      return power.to === null ? `Since ${since}` : `From ${since} to ${longDate(power.to)}`;
    case 'not yet':
      return `Not yet: from ${since}`;
    case 'no longer':
      return power.to === null ? 'No longer' : `No longer: until ${longDate(power.to)}`;
    case 'not known':
      return 'Check commencement';
  }
}

/** What an action's tags say on its card: the power, what to think of, and who signs off. For personal chats. */
export function tagLines(action: Action): readonly Line[] {
  const { power, safeguarding, needsSignOff } = promptsFor(action);
  const tagged = safeguarding ? 'Tagged as safeguarding.' : null;
  const signOff = needsSignOff
    ? `Needs the safeguarding lead’s sign-off. ${tagged ?? 'Not tagged as safeguarding.'}`
    : tagged;
  return [
    ...(power === null
      ? []
      : ([
          ['Power', `${power.name} (${power.law})`],
          ['Threshold', power.threshold],
          ['Consult', power.consult],
        ] as const)),
    ...(signOff === null ? [] : ([['Safeguarding', signOff]] as const)),
    ...(power === null ? [] : ([['About the power', INFORMATION_ONLY]] as const)),
  ];
}
