import { z } from 'zod';
import { typed } from '../../domain/minimise/whose-words.ts';
import { STATEMENT_KINDS } from '../../domain/standing-item/statements.ts';
import { number, token, version } from '../parts/button-data.ts';
import { button, type Inputs } from '../parts/button.ts';
import { textOf, tooLong } from '../parts/inputs.ts';

export const draftButton = button('draft-standing-item', { token });
export const showItemButton = button('show-standing-item', {});
/** Cards from before there were statements say no revision. */
export const approveButton = button('approve-standing-item', {
  number: z.number().int(),
  version,
  revision: version.default(1),
  token,
});
export const postButton = button('post-standing-item', { number: z.number().int(), version, token });
export const editStatementsButton = button('edit-statements', { number, version });

/** What is typed into one field of the statements' form: ten of them with their line breaks. */
export const STATEMENTS_LIMIT = 5000;

const texts = z.array(typed(z.string().max(STATEMENTS_LIMIT)));
const stated = { statements: z.object({ risk: texts, escalation: texts, decision: texts }) };

/** One statement a line. */
const statementsInputs: Inputs<typeof stated> = {
  ids: STATEMENT_KINDS,
  fields: stated,
  read: (inputs) => {
    const typedTexts = STATEMENT_KINDS.map((kind) => textOf(inputs.get(kind)) ?? '');
    if (typedTexts.some((text) => text.length > STATEMENTS_LIMIT)) return tooLong('Each field', STATEMENTS_LIMIT);
    const [risk = [], escalation = [], decision = []] = typedTexts.map((text) => text.split(/[\r\n]+/u));
    return { statements: { risk, escalation, decision } };
  },
};

export const saveStatementsButton = button(
  'save-statements',
  { number, version, revision: version, token },
  statementsInputs,
);
