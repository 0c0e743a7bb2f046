import type { z } from 'zod';
import type { ButtonKind, PressedOf } from '../../cards/parts/button.ts';
import type { Action } from '../../domain/actions/action.ts';
import type { AllMarked } from '../../domain/minimise/whose-words.ts';
import type { Nominal } from '../../domain/nominals/nominal.ts';
import type { Speaker } from '../../domain/people/person.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { say, type Context, type Reply } from './turn.ts';
import { PRESSED_ALREADY } from './wording.ts';

type Immutable<T> = { readonly [K in keyof T]: Immutable<T[K]> };

/** What a command's schema lets through; a step of a plan has it beside the command's name. `object`: it takes nothing. */
export type InputOf<S extends z.ZodObject> = string extends keyof z.output<S> ? object : Immutable<z.output<S>>;

type MayAction = (speaker: Speaker, action: Action) => boolean;
type MayNominal = (speaker: Speaker, nominal: Nominal) => boolean;

export type Shows =
  | { readonly of: 'actions'; readonly asks: MayAction }
  | { readonly of: 'counts of actions'; readonly asks: MayAction }
  | { readonly of: 'nominals'; readonly asks: MayNominal }
  | { readonly of: 'aliases'; readonly asks: MayNominal };

export type Answers =
  /** It says nothing that is the partnership's own. */
  | 'there'
  /** There, if everybody who is there is a member; else in the person's own chat. */
  | 'there to members'
  /** There, with codes only, if everybody who is there may see all of it; else in the person's own chat. */
  | 'there to whom it may concern'
  | 'in their own chat'
  /** Said or pressed anywhere else, nothing comes of it; not even in their own chat. */
  | 'nowhere but in their own chat';

/** The headings under which help lists the commands. */
export const COMMAND_GROUPS = [
  'Your actions',
  'The log',
  'Powers and safeguarding',
  'Meetings and reminders',
  'Programmes and profiles',
  'The standing item',
  'Other',
] as const;

/** What an undo step says that it is about. */
export const UNDO_SUBJECTS = [
  'action',
  'meeting',
  'away',
  'nominal',
  'profile',
  'programme',
  'local profile',
  'threat',
  'statements',
  'start',
  'decision',
  'attendance',
  'finish',
] as const;
export type UndoSubject = (typeof UNDO_SUBJECTS)[number];

/** A button that stands for a command: whoever may not say it may not press it either. */
export interface Press {
  readonly button: ButtonKind;
  run(pressed: object, context: Context): Promise<Reply | Refusal>;
}

/** What a press does; what the button carries and what was typed beside it has been checked by the button's schemas. */
export function press<K extends ButtonKind>(
  button: K,
  run: (pressed: PressedOf<K>, context: Context) => Promise<Reply | Refusal>,
): Press {
  return { button, run: (pressed, context) => run(pressed as PressedOf<K>, context) };
}

type OfOneUse<K extends ButtonKind> = PressedOf<K> extends { readonly token: string } ? unknown : 'it carries no token';

/** For what has no version of its own to be stale against: a repeated press changes nothing. */
export function pressOfOneUse<K extends ButtonKind>(
  button: K & OfOneUse<K>,
  run: (pressed: PressedOf<K>, context: Context) => Promise<Reply | Refusal>,
): Press {
  return {
    button,
    run: async (pressed, context) => {
      const { token } = pressed as { readonly token: string };
      const isNew = await context.store.useToken(token, context.turn.now);
      return isNew ? run(pressed as PressedOf<K>, context) : say(PRESSED_ALREADY);
    },
  };
}

/**
 * A command owns what is its own: help, the manifest's command list, the policy page, the buttons that may be pressed, what
 * is looked through for personal details and what may answer a question are made from it, and whichever planner proposes
 * it, the same input check, policy and run apply.
 */
export interface Command {
  readonly name: string;
  readonly group: (typeof COMMAND_GROUPS)[number];
  /** What it does, as help says it; null: not listed (thanks, unknown). */
  readonly summary: string | null;
  /** What people say; the first is the shortest. */
  readonly examples: readonly string[];
  readonly input: z.ZodObject;
  /*
   * The policy, in the sentences of src/domain/policy/policy.ts. None of it may be left out; docs/policy.md is made from it, and
   * test/conversation/leak-hunt holds what a command answers to it.
   */
  /** Who may use it at all, by a press as by words. */
  readonly may: (speaker: Speaker) => boolean;
  /** What it shows of the log, asked for each action or nominal; null: nothing of it. */
  readonly shows: Shows | null;
  /** What it does to actions, each by its name, asked for each action; null: nothing. */
  readonly does: Readonly<Record<string, MayAction>> | null;
  /** Where it answers when others read along. */
  readonly answers: Answers;
  /** What Undo puts back of what it did; null: it changes nothing that is taken back. */
  readonly undoneAs: UndoSubject | null;
  /** The buttons that do the same as its words, or a part of it. */
  readonly presses: readonly Press[];
  /** Whether what was said may be the answer to what the clerk has just asked; absent: never, and it closes the question. */
  mayAnswer?(input: object): boolean;
  run(input: object, context: Context): Promise<Reply>;
}

/** A command with the types of its name and its input. */
export interface CommandOf<N extends string, S extends z.ZodObject> extends Command {
  readonly name: N;
  readonly input: S;
  mayAnswer?(input: InputOf<S>): boolean;
  run(input: InputOf<S>, context: Context): Promise<Reply>;
}

/** A command whose input says of every string whose words it holds. */
export function command<const N extends string, S extends z.ZodObject>(
  parts: CommandOf<N, S> & { readonly input: AllMarked<S> },
): CommandOf<N, S> {
  return parts;
}
