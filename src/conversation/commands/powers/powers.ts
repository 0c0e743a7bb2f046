import { z } from 'zod';
import { powerButton, powersButton } from '../../../cards/powers/power-buttons.ts';
import { powerCard } from '../../../cards/powers/power-card.ts';
import { powerListCard, powersCard } from '../../../cards/powers/powers-card.ts';
import { chosen, typed } from '../../../domain/minimise/whose-words.ts';
import { everyMember } from '../../../domain/policy/policy.ts';
import { powerById, powersOf } from '../../../domain/powers/catalogue.ts';
import { POWER_GROUPS, type Power, type PowerGroup } from '../../../domain/powers/power.ts';
import { answer, FOR_MEMBERS } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { plain, type Context, type Reply } from '../../turn/turn.ts';
import { findPowers } from '../../understanding/power-names.ts';
import { NO_SUCH_POWER } from '../../turn/wording.ts';

/** The catalogue is law and practice, and names nobody. */
const lookingUp = {
  group: 'Powers and safeguarding',
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there to members',
} as const;

export const powers = command({
  ...lookingUp,
  name: 'powers',
  summary: 'Browse the catalogue of powers and tactics',
  examples: ['powers', 'powers for protect', 'what can we use for a location?'],
  input: z.object({ of: z.enum(POWER_GROUPS).nullable() }),
  undoneAs: null,
  presses: [press(powersButton, ({ of }, context) => listOfPowers(of, context))],
  run: ({ of }, context) => listOfPowers(of, context),
});

export const showPower = command({
  ...lookingUp,
  name: 'show-power',
  summary: 'Show what a power needs, and whom to consult',
  examples: ['closure order', 'what is a DDTRO?'],
  input: z.object({ power: chosen(z.string().max(60)) }),
  undoneAs: null,
  presses: [press(powerButton, ({ id }, context) => onePower(id, context))],
  run: ({ power }, context) => onePower(power, context),
});

export const searchPowers = command({
  ...lookingUp,
  name: 'search-powers',
  summary: 'Search the catalogue',
  examples: ['search powers for vehicle'],
  input: z.object({ words: typed(z.string().max(200)) }),
  undoneAs: null,
  presses: [],
  run: ({ words }, context) => listed(null, findPowers(words), context),
});

/** Without a strand: how many there are of each. */
function listOfPowers(of: PowerGroup | null, context: Context): Promise<Reply> {
  if (of !== null) return listed(of, powersOf(of), context);
  const counts = POWER_GROUPS.map((group) => ({ group, powers: powersOf(group).length }));
  return answer(context, FOR_MEMBERS, (there) => powersCard({ ...cardView(there), counts }));
}

function listed(of: PowerGroup | null, found: readonly Power[], context: Context): Promise<Reply> {
  return answer(context, FOR_MEMBERS, (there) => powerListCard({ ...cardView(there), of, powers: found }));
}

function onePower(id: string, context: Context): Promise<Reply> {
  const power = powerById(id);
  return answer(context, FOR_MEMBERS, (there) =>
    power === null ? plain(NO_SUCH_POWER) : powerCard({ ...cardView(there), power, today: context.today }),
  );
}
