import { unreadable } from '../cards/parts/inputs.ts';
import { dataOf, PARTNERSHIP_KEY } from '../cards/parts/press-value.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Command, Press } from './turn/command.ts';
import { COMMANDS } from './registry.ts';

/** A press that some card of ours could have sent, and whose it is. */
export interface ReadPress {
  readonly command: Command;
  readonly press: Press;
  /** What its button carries and what was typed beside it. */
  readonly pressed: { readonly verb: string } & Readonly<Record<string, unknown>>;
}

const BY_VERB = new Map(
  COMMANDS.flatMap((command: Command) =>
    command.presses.map((press) => [press.button.verb, { command, press }] as const),
  ),
);

const INPUTS = [...BY_VERB.values()].flatMap(({ press }) => press.button.inputs ?? []);
const INPUT_IDS: ReadonlySet<string> = new Set(INPUTS.flatMap(({ ids }) => ids));
const IDS_OF_ACTIONS: ReadonlySet<string> = new Set(INPUTS.flatMap(({ ids, perAction }) => (perAction ? ids : [])));

/** Every input of a card comes with each press on it, those beside other buttons too. */
function isInput(key: string): boolean {
  return INPUT_IDS.has(key) || (/_\d{1,6}$/.test(key) && IDS_OF_ACTIONS.has(key.replace(/_\d+$/, '')));
}

/**
 * Reads what a card sent back. A button carries data that the clerk wrote; a person adds inputs. Both arrive in one object,
 * so input ids are reserved names and are taken out before the rest is read strictly. Anything that no card of ours could
 * have sent is refused in one sentence; who presses, what they may do and what an action's state is, the command asks.
 */
export function readPress(value: unknown): ReadPress | Refusal {
  const data = dataOf(value);
  if (data === null) return unreadable();
  const { [PARTNERSHIP_KEY]: code = '', ...rest } = data;
  const inputs = Object.entries(rest).filter(([key]) => isInput(key));
  const carried = Object.fromEntries(Object.entries(rest).filter(([key]) => !isInput(key)));
  const isText = inputs.every(([, input]) => ['string', 'number'].includes(typeof input) || input === null);
  const known = BY_VERB.get(String(carried['verb']));
  if (known === undefined || !isText || typeof code !== 'string') return unreadable();
  const { button } = known.press;
  const read = button.data.safeParse(carried);
  if (!read.success) return unreadable();
  const typed = button.inputs === null ? {} : button.inputs.read(new Map(inputs), read.data);
  if (isRefusal(typed)) return typed;
  return { ...known, pressed: { ...read.data, ...typed, verb: button.verb } };
}
