import { z } from 'zod';
import { STRANDS } from '../../domain/actions/action.ts';
import { chosen, typed } from '../../domain/minimise/whose-words.ts';
import { date, token } from '../parts/button-data.ts';
import { button, type Inputs } from '../parts/button.ts';
import { badDate, isDate, textOf, tooLong, unreadable } from '../parts/inputs.ts';
import { inMeeting, walkButton } from '../parts/walk-button.ts';

export const TITLE_LIMIT = 500;

/** `owner` is an email address and `nominal` a code, which are looked up. */
const newAction = {
  title: typed(z.string().max(TITLE_LIMIT)).nullable(),
  nominal: chosen(z.string().max(200)).nullable(),
  owner: chosen(z.string().max(200)).nullable(),
  strand: z.enum(STRANDS).nullable(),
  due: date.nullable(),
};

const newActionInputs: Inputs<typeof newAction> = {
  ids: ['title', 'nominal', 'owner', 'strand', 'due'],
  fields: newAction,
  read: (inputs) => {
    const [title = null, nominal = null, owner = null, word = null, due = null] = newActionInputs.ids.map((id) =>
      textOf(inputs.get(id)),
    );
    if (title !== null && title.length > TITLE_LIMIT) return tooLong('What is to be done', TITLE_LIMIT);
    if (due !== null && !isDate(due)) return badDate(due);
    const strand = STRANDS.find((known) => known === word) ?? null;
    if (word !== null && strand === null) return unreadable();
    if ([nominal, owner].some((text) => text !== null && text.length > 200)) return unreadable();
    return { title, nominal, owner, strand, due };
  },
};

export const addButton = button('add', { token, ...inMeeting }, newActionInputs);

/** The form for a new action about the nominal of a stop. */
export const addInMeetingButton = button('meeting-add', { back: walkButton.data });
