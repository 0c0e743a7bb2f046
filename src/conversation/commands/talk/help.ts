import { everyMember } from '../../../domain/policy/policy.ts';
import { z } from 'zod';
import { helpCard } from '../../../cards/talk/help-card.ts';
import { answer, FOR_MEMBERS } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, COMMAND_GROUPS, type Command } from '../../turn/command.ts';

/** Help is made from the other commands: those that the speaker may use, a line each. */
export function helpOver(commands: readonly Command[]) {
  return command({
    name: 'help',
    group: 'Other',
    summary: null,
    examples: ['help', 'what can you do?'],
    input: z.object({}),
    may: everyMember,
    shows: null,
    does: null,
    answers: 'there to members',
    undoneAs: null,
    presses: [],
    run: (_, context) => {
      const groups = COMMAND_GROUPS.map((title) => ({
        title,
        commands: commands.flatMap(({ group, summary, examples, may }) => {
          const [example] = examples;
          const isListed = group === title && summary !== null && example !== undefined && may(context.speaker);
          return isListed ? [{ summary, example }] : [];
        }),
      }));
      return answer(context, FOR_MEMBERS, (there) =>
        helpCard({ ...cardView(there), groups: groups.filter(({ commands: of }) => of.length > 0) }),
      );
    },
  });
}
