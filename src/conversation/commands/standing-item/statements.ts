import { z } from 'zod';
import type { PressedOf } from '../../../cards/parts/button.ts';
import { editStatementsButton, saveStatementsButton } from '../../../cards/standing-item/standing-item-buttons.ts';
import { statementsForm } from '../../../cards/standing-item/statements-form.ts';
import { typed } from '../../../domain/minimise/whose-words.ts';
import { aliasName } from '../../../domain/nominals/alias.ts';
import { canDraftStandingItem } from '../../../domain/policy/policy.ts';
import type { StandingItem } from '../../../domain/standing-item/standing-item.ts';
import {
  STATEMENT_KINDS,
  STATEMENT_WORDS,
  tidyStatements,
  unfitStatement,
  type NotForThePublic,
  type StatementKind,
  type Statements,
} from '../../../domain/standing-item/statements.ts';
import { isRefusal, refusal, type Refusal } from '../../../domain/refusal.ts';
import { personalView } from '../../turn/card-view.ts';
import { undoLabel } from '../../turn/change-labels.ts';
import { command, press } from '../../turn/command.ts';
import {
  latestItem,
  noteOfItem,
  preview,
  sayOfIt,
  showToTheChair,
  type NamedItem,
} from '../../standing-item/standing-item-preview.ts';
import { here, inPersonalChat, type Context, type Reply } from '../../turn/turn.ts';
import { PRESSED_ALREADY } from '../../turn/wording.ts';
import { sealerFor } from '../nominals/show-alias.ts';

const texts = z.array(typed(z.string())).max(50);

const stating = {
  group: 'The standing item',
  may: canDraftStandingItem,
  shows: null,
  does: null,
  answers: 'in their own chat',
} as const;

export const addStatements = command({
  ...stating,
  name: 'add-statements',
  summary: 'Add a risk, an escalation or a decision sought to the draft, in the chair’s own words',
  examples: ['risk: …', 'escalation: …', 'decision sought: …'],
  input: z.object({ statements: z.object({ risk: texts, escalation: texts, decision: texts }) }),
  undoneAs: 'statements',
  presses: [],
  run: ({ statements }, context) => add(statements, context),
});

export const removeStatement = command({
  ...stating,
  name: 'remove-statement',
  summary: 'Take a statement out of the draft',
  examples: ['remove risk 2'],
  input: z.object({ kind: z.enum(STATEMENT_KINDS), number: z.number().int().min(1).max(99) }),
  undoneAs: 'statements',
  presses: [],
  run: ({ kind, number }, context) => remove(kind, number, context),
});

export const editStatements = command({
  ...stating,
  name: 'edit-statements',
  summary: 'Edit the chair’s statements in a form',
  examples: ['edit the statements'],
  input: z.object({}),
  undoneAs: 'statements',
  presses: [press(editStatementsButton, openForm), press(saveStatementsButton, saveStatements)],
  run: (_, context) => openForm(null, context),
});

async function add(added: Statements, context: Context): Promise<Reply> {
  const item = await draftNow(null, context);
  if (typeof item === 'string') return sayOfIt(context, item);
  const to = tidyStatements({
    risk: [...item.statements.risk, ...added.risk],
    escalation: [...item.statements.escalation, ...added.escalation],
    decision: [...item.statements.decision, ...added.decision],
  });
  const kinds = STATEMENT_KINDS.filter((kind) => added[kind].length > 0).map((kind) => STATEMENT_WORDS[kind]);
  const reply = await restate(item, to, `Added: ${kinds.join(', ')}`, context);
  return isRefusal(reply) ? sayOfIt(context, reply.say) : reply;
}

async function remove(kind: StatementKind, number: number, context: Context): Promise<Reply> {
  const item = await draftNow(null, context);
  if (typeof item === 'string') return sayOfIt(context, item);
  const which = `${STATEMENT_WORDS[kind]} ${String(number)}`;
  if (number > item.statements[kind].length) return sayOfIt(context, `There is no ${which} in the draft.`);
  const to = { ...item.statements, [kind]: item.statements[kind].toSpliced(number - 1, 1) };
  const reply = await restate(item, to, `Removed: ${which}`, context);
  return isRefusal(reply) ? sayOfIt(context, reply.say) : reply;
}

async function openForm(named: NamedItem, context: Context): Promise<Reply> {
  const item = await draftNow(named, context);
  if (typeof item === 'string') return sayOfIt(context, item);
  const form = statementsForm({ ...personalView(context), item, refused: null });
  return inPersonalChat(context, form, 'I have sent the form to your personal chat.');
}

/** What the form holds takes the place of what there was. What may not be kept stands in the form again, and why. */
async function saveStatements(
  pressed: PressedOf<typeof saveStatementsButton>,
  context: Context,
): Promise<Reply | Refusal> {
  const { store, turn } = context;
  const stated = pressed.statements;
  const to = tidyStatements(stated);
  const item = await draftNow(pressed, context);
  if (typeof item === 'string') return refusal('not now', item);
  const unfit = unfitStatement(to, await notForThePublic(context));
  if (unfit !== null) {
    return here(statementsForm({ ...personalView(context), item, refused: { typed: stated, why: unfit.say } }));
  }
  if (!(await store.useToken(pressed.token, turn.now))) return refusal('not now', PRESSED_ALREADY);
  if (item.revision !== pressed.revision) return refusal('stale', CHANGED_MEANWHILE);
  return write(item, to, 'Saved: the chair’s statements', context);
}

const CHANGED_MEANWHILE =
  'Somebody else has changed the statements since this form was opened. Copy what you typed, and say “edit the statements” for a fresh form.';

async function restate(item: StandingItem, to: Statements, said: string, context: Context): Promise<Reply | Refusal> {
  return unfitStatement(to, await notForThePublic(context)) ?? write(item, to, said, context);
}

async function write(item: StandingItem, to: Statements, said: string, context: Context): Promise<Reply | Refusal> {
  const undo = undoLabel(context);
  const note = noteOfItem('restated', context, item);
  const restated = await context.store.standingItems.restate(item, to, undo, note);
  if (restated === null) return refusal('stale', CHANGED_MEANWHILE);
  const unreached = await showToTheChair(restated, context);
  return preview(restated, { said: [said, ...unreached].join('. '), note: null, undo: undo.batch }, context);
}

/** The draft to change; or why there is none. */
async function draftNow(named: NamedItem, context: Context): Promise<StandingItem | string> {
  const item = await latestItem(named, context);
  if (item === null) return 'There is no draft to put it in. Say “draft the standing item” first.';
  if (item.state === 'draft') return item;
  const state = item.state === 'approved' ? 'approved' : 'posted';
  return `Standing item ${String(item.number)} is ${state}. Say “draft the standing item” for a new version, and change its statements.`;
}

/** Names of the partnership's people, and what nominals are also called as far as a key at hand opens it. */
async function notForThePublic(context: Context): Promise<NotForThePublic> {
  const { store, speaker } = context;
  const { id } = speaker.partnership;
  const sealer = sealerFor(context);
  const [members, sealed] = await Promise.all([
    store.people.members(id),
    typeof sealer === 'string' ? [] : store.aliases.all(id),
  ]);
  const aliases =
    typeof sealer === 'string' ? [] : sealed.flatMap((each) => sealer.open(each, aliasName(each.nominalId)) ?? []);
  return { names: members.map(({ name }) => name), aliases };
}
