import { z } from 'zod';
import type { ChangeKind } from '../../domain/actions/change.ts';
import { chosen, typed } from '../../domain/minimise/whose-words.ts';
import { date } from './button-data.ts';
import { NOTE_LIMIT } from './inputs.ts';

const note = typed(z.string().max(NOTE_LIMIT)).nullable();

const newDue = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('date'), date }),
  z.strictObject({ to: z.literal('later'), days: z.number().int(), months: z.number().int() }),
  z.strictObject({ to: z.literal('next meeting') }),
  z.strictObject({ to: z.literal('after next meeting'), days: z.number().int() }),
]);

const plainKinds = [
  'accept',
  'decline',
  'progress',
  'no_change',
  'blocked',
  'done',
  'confirm',
  'reject',
  'reopen',
  'wake',
  'untag',
] as const satisfies readonly ChangeKind[];

/** Whom an action is given to, and the id of a power in the catalogue. */
const name = z.string().min(1).max(200);
const powerId = z.string().max(60);

const changes = [
  z.strictObject({ kind: z.enum(plainKinds), note }),
  z.strictObject({ kind: z.literal('note'), note: typed(z.string().min(1).max(NOTE_LIMIT)) }),
  z.strictObject({ kind: z.literal('extend'), due: newDue.nullable(), note }),
  z.strictObject({ kind: z.literal('snooze'), until: newDue.nullable(), note }),
  z.strictObject({ kind: z.literal('safeguard'), on: z.boolean(), note }),
  z.strictObject({ kind: z.literal('end'), as: z.enum(['not_done', 'circumstances_changed', 'cancelled']), note }),
] as const;

/** A change as a card carries it, and as a planner proposes it: what it names is looked up at once. */
export const changeIntentSchema = z.discriminatedUnion('kind', [
  ...changes,
  z.strictObject({ kind: z.literal('tag'), power: chosen(powerId).nullable(), note }),
  z.strictObject({ kind: z.literal('reassign'), to: chosen(name).nullable(), note }),
]);

/** A change that is asked about first: until that is answered, what it names stands in the open question. */
export const doubtedIntentSchema = z.discriminatedUnion('kind', [
  ...changes,
  z.strictObject({ kind: z.literal('tag'), power: typed(powerId).nullable(), note }),
  z.strictObject({ kind: z.literal('reassign'), to: typed(name).nullable(), note }),
]);
