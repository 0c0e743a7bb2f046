import { z } from 'zod';
import { typed } from '../../domain/minimise/whose-words.ts';
import { COUNT_WORDS, PROGRAMME_COUNTS, type ReportedCount } from '../../domain/registers/programme.ts';
import { date, number, token } from '../parts/button-data.ts';
import { button, type Inputs } from '../parts/button.ts';
import { badDate, isDate, notANumber, textOf, tooLong, wholeNumber } from '../parts/inputs.ts';

const FIELD_LIMIT = 200;

export const programmesButton = button('programmes', {});
export const programmeFormButton = button('programme-form', { number });
export const addProgrammeFormButton = button('add-programme-form', {});

const figures = {
  counts: z.array(z.object({ count: z.enum(PROGRAMME_COUNTS), value: z.number().int(), isMore: z.boolean() })),
};

/** A field that is left empty says nothing. */
const figuresInputs: Inputs<typeof figures> = {
  ids: PROGRAMME_COUNTS,
  fields: figures,
  read: (inputs) => {
    const counts: ReportedCount[] = [];
    for (const count of PROGRAMME_COUNTS) {
      const value = wholeNumber(inputs.get(count));
      if (value === undefined) return notANumber(COUNT_WORDS[count]);
      if (value !== null) counts.push({ count, value, isMore: false });
    }
    return { counts };
  },
};

/** `shown`: the figures that the form began with, so that what was left as it was is not reported. */
export const reportProgrammeButton = button(
  'report-programme',
  { number, shown: z.record(z.enum(PROGRAMME_COUNTS), z.number().int().nullable()), token },
  figuresInputs,
);

const text = typed(z.string().max(FIELD_LIMIT));

const newProgramme = {
  programme: z.object({
    name: text,
    venue: text,
    partners: z.array(text),
    starts: date.nullable(),
    weeks: z.number().int().nullable(),
    sessionsPlanned: z.number().int().nullable(),
  }),
};

const newProgrammeInputs: Inputs<typeof newProgramme> = {
  ids: ['programme', 'venue', 'partners', 'starts', 'weeks', 'sessionsPlanned'],
  fields: newProgramme,
  read: (inputs) => {
    const [name = null, venue = null, partners = null, starts = null] = newProgrammeInputs.ids
      .slice(0, 4)
      .map((id) => textOf(inputs.get(id)));
    const weeks = wholeNumber(inputs.get('weeks'));
    const sessionsPlanned = wholeNumber(inputs.get('sessionsPlanned'));
    if ([name, venue, partners].some((field) => field !== null && field.length > FIELD_LIMIT))
      return tooLong('Each field', FIELD_LIMIT);
    if (starts !== null && !isDate(starts)) return badDate(starts);
    if (weeks === undefined) return notANumber('weeks');
    if (sessionsPlanned === undefined) return notANumber('sessions planned');
    const programme = {
      name: name ?? '',
      venue: venue ?? '',
      partners: (partners ?? '').split(/[,;]/u).flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
      ...{ starts, weeks, sessionsPlanned },
    };
    return { programme };
  },
};

export const addProgrammeButton = button('add-programme', { token }, newProgrammeInputs);
