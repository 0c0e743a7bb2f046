import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import type { Command } from '../../src/conversation/turn/command.ts';
import { COMMANDS } from '../../src/conversation/registry.ts';
import type { Action } from '../../src/domain/actions/action.ts';
import { ROLES, type Role } from '../../src/domain/people/person.ts';
import { canSeeNominalOf, everybodyMaySee, type Shown } from '../../src/domain/policy/policy.ts';
import { ABOUT, actionOf, KINDS, NEED, nominalOf, PLACES, speakerWith, STATES, WHOSE } from './policy-examples.ts';
import { table } from './policy-table.ts';

/** docs/policy.md: the sentences of the policy, and what they answer for every command and every combination. */
export function policyPage(): Promise<string> {
  const sections = COMMANDS.map(section);
  const page = [INTRODUCTION, '## The sentences', sentenceList(), ...sections].join('\n\n');
  return format(page, { parser: 'markdown' });
}

const NO = '–';

const INTRODUCTION = `# Who may do what

This page is made from the code, by \`npm run policy\`: it asks the policy (src/domain/policy/policy.ts) about every command, role, relation, state of the nominal and place, and a test fails when the page does not say what the code answers. What no sentence allows is refused.

Everything is within one partnership. Somebody who is no member of it is told how to be added, and nothing else. Somebody with several roles may do what any of them may.

| in a cell | means |
| --- | --- |
| ${NO} | not allowed; of an action or nominal: answered in the same words as if there were none |
| yes | allowed |
| words | the action with its words; not which nominal it is about, and without codes in what was typed |
| words, code | the same with the nominal’s code and kind |
| ref | the action’s ref, status, due date and agency, if everybody who is in the conversation at that moment may see it; otherwise in the person’s own chat |
| code | the nominal’s code and whether it is open, if everybody who is in the conversation at that moment may see it; otherwise in the person’s own chat |
| all | the nominal with its code, kind, categories, agencies and profile |
| alias | what the nominal is also called, where the partnership has aliases switched on; of a child or a place none is kept |
| counted | among the figures; where others read along, only what everybody in the conversation may see is counted |
| members | allowed; answered there if everybody in the conversation is a member, otherwise in the person’s own chat |
| own chat | answered in the person’s own chat, and the conversation is told only that |

Who is in a conversation is asked of Teams for each answer. Guests and people of other organisations count like anybody else: as what the partnership’s list of members says, and as strangers if they are not on it. When Teams cannot say who is there, the answer goes to the person’s own chat.`;

function sentenceList(): string {
  return [...SENTENCES].map(([name, sentence]) => `- ${sentence} (\`${name}\`)`).join('\n');
}

/** The docblocks of the exported functions, by name: the sentences as the code has them. */
const SENTENCES: ReadonlyMap<string, string> = new Map(
  [
    ...readFileSync(path.join(import.meta.dirname, '../../src/domain/policy/policy.ts'), 'utf8').matchAll(
      /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport function (can\w+|everyMember|everybodyMaySee|seesEverything|actsForOwner|leadsItsAgency|mayStandIn)\(/g,
    ),
  ].map(([, block = '', name = '']) => [name, block.replaceAll(/\s*\n?\s+\*\s+|\s+/g, ' ').trim()]),
);

function sentenceOf(asked: { readonly name: string }): string {
  const sentence = SENTENCES.get(asked.name);
  if (sentence === undefined) throw new Error(`${asked.name} is no sentence of src/domain/policy/policy.ts.`);
  return `${sentence} (\`${asked.name}\`)`;
}

function section(command: Command): string {
  const { name, summary, examples, may, shows, does } = command;
  const presses = command.presses.map(({ button }) => `\`${button.verb}\``);
  return [
    `## ${summary ?? OTHERWISE[name] ?? name}`,
    [
      `Command \`${name}\`.`,
      ...(examples.length === 0 ? [] : [`Said like “${examples[0] ?? ''}”.`]),
      ...(presses.length === 0 ? [] : [`The same by a press of ${presses.join(', ')}.`]),
    ].join(' '),
    `Who: ${sentenceOf(may)}`,
    ...(shows === null ? [] : [`Of each: ${sentenceOf(shows.asks)}`]),
    ...(does === null ? [shownTable(command)] : ['To show it:', shownTable(command), ...doneTables(command)]),
  ].join('\n\n');
}

/** Commands that help does not list have no summary. */
const OTHERWISE: Readonly<Record<string, string>> = {
  help: 'Say what can be said',
  thanks: 'Be thanked',
  greeting: 'Be greeted',
  ask: 'Ask which change is meant, where words point to one without claiming it',
  'bad-date': 'Say that a date cannot be read',
  unknown: 'Say that something was not understood, or take the answer to a question',
};

type PlaceName = keyof typeof PLACES;

function shownTable(command: Command): string {
  const places = Object.keys(PLACES);
  const { shows } = command;
  if (shows === null) {
    return table({ Where: places }, ROLES, ([place = ''], role) =>
      command.may(speakerWith(role as Role)) ? toAnybody(command, place as PlaceName) : NO,
    );
  }
  if (shows.of === 'nominals' || shows.of === 'aliases') {
    const personal = shows.of === 'aliases' ? 'alias' : 'all';
    const dimensions = {
      'Their agency': Object.keys(NEED),
      'The nominal': Object.keys(KINDS),
      'It is': Object.keys(STATES),
      Where: places,
    };
    return table(dimensions, ROLES, ([need, kind, state, place], role) => {
      const speaker = speakerWith(role as Role);
      const nominal = nominalOf(need as keyof typeof NEED, state as keyof typeof STATES, kind as keyof typeof KINDS);
      if (!command.may(speaker) || !shows.asks(speaker, nominal)) return NO;
      return there(command, role as Role, place as PlaceName, { nominals: [nominal] }, personal, 'code');
    });
  }
  return table({ ...ACTIONS, Where: places }, ROLES, ([whose, need, about, place], role) => {
    const speaker = speakerWith(role as Role);
    const action = exampleOf(whose, need, about);
    if (!command.may(speaker) || !shows.asks(speaker, action)) return NO;
    if (shows.of === 'counts of actions') return 'counted';
    const words = canSeeNominalOf(speaker, action) ? 'words, code' : 'words';
    return there(command, role as Role, place as PlaceName, { actions: [action] }, words, 'ref');
  });
}

/** What is done to actions, a table for all that is answered alike. */
function doneTables(command: Command): readonly string[] {
  const alike = new Map<string, string[]>();
  for (const [what, may] of Object.entries(command.does ?? {})) {
    const answers = table({ ...ACTIONS, Where: Object.keys(PLACES) }, ROLES, ([whose, need, about], role) => {
      const speaker = speakerWith(role as Role);
      return command.may(speaker) && may(speaker, exampleOf(whose, need, about)) ? 'yes' : NO;
    });
    alike.set(answers, [...(alike.get(answers) ?? []), what]);
  }
  return [...alike].flatMap(([answers, what]) => [`To ${what.join(', ')}:`, answers]);
}

const ACTIONS = {
  'The action is': Object.keys(WHOSE),
  'Their agency': Object.keys(NEED),
  About: Object.keys(ABOUT),
};

function exampleOf(whose: string | undefined, need: string | undefined, about: string | undefined): Action {
  return actionOf(whose as keyof typeof WHOSE, need as keyof typeof NEED, about as keyof typeof ABOUT);
}

/** What is told where, with nobody there who may see less than the speaker. */
function there(command: Command, role: Role, place: PlaceName, shown: Shown, personal: string, shared: string): string {
  if (PLACES[place] === 'personal') return personal;
  if (command.answers === 'nowhere but in their own chat') return NO;
  const isTold = command.answers !== 'in their own chat' && everybodyMaySee([speakerWith(role)], shown);
  return isTold ? shared : 'own chat';
}

function toAnybody({ answers }: Command, place: PlaceName): string {
  if (PLACES[place] === 'personal' || answers === 'there') return 'yes';
  if (answers === 'nowhere but in their own chat') return NO;
  return answers === 'in their own chat' ? 'own chat' : 'members';
}
