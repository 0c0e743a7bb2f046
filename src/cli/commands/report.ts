import { readConfig } from '../../config.ts';
import { paperFor } from '../../conversation/standing-item/paper.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { DOCUMENT_KINDS, documentName } from '../../domain/standing-item/committee.ts';
import type { Partnership } from '../../domain/partnership/partnership.ts';
import { standingItemFigures } from '../../domain/standing-item/figures.ts';
import type { StandingItem } from '../../domain/standing-item/standing-item.ts';
import type { Store } from '../../ports/store.ts';
import { makeDocument } from '../../reports/documents/make-document.ts';
import { openStore } from '../../store/open-store.ts';
import { chosenPartnership } from '../chosen-partnership.ts';
import { command } from '../command.ts';
import { mustBeWritable, writeOut } from '../output-file.ts';
import { Refused, UsageError } from '../refused.ts';

/** Writes a standing item as a document; with --recompute, only where its figures come out again as they were frozen. */
export const reportCommand = command({
  name: 'report',
  summary: 'write a standing item as a report, an agenda item or a workbook of its figures',
  operand: null,
  options: {
    number: { value: 'N', means: 'which one; else the newest that was approved, or the newest draft' },
    version: { value: 'V', means: 'which version of it; else the newest' },
    committee: { value: 'CODE', means: 'whose template; else the one that stands first' },
    format: { oneOf: DOCUMENT_KINDS, means: 'a report in Word, an agenda item in Word, or its figures in Excel' },
    out: { value: 'FILE', means: 'where to write it; else a name made of its number and version' },
    recompute: { means: 'write it only if its figures come out again as they were frozen' },
    partnership: { value: 'CODE', means: 'which one, where the store holds several' },
  },
  run: async (typed, io) => {
    const asked = askedIn(typed);
    if (typed.out !== null) await mustBeWritable(typed.out, 'file');
    const { store } = await openStore(readConfig(io.env));
    try {
      const partnership = chosenPartnership(await store.partnerships(), typed.partnership);
      const item = await chosenItem(store, partnership, asked);
      if (typed.recompute) await recompute(store, partnership, item);
      const paper = await paperFor(store, partnership, item, typed.committee);
      if (paper === null) throw new Refused(`${partnership.code} has no committee ${typed.committee ?? ''}`);
      const { format } = typed;
      const out = typed.out ?? documentName(format, item);
      await writeOut(out, await makeDocument(format, paper));
      const { number, version, state } = item;
      await store.note({
        partnershipId: partnership.id,
        at: io.now,
        actor: 'command line',
        event: 'standing-item.exported',
        subject: `${String(number)}.${String(version)}`,
        source: { from: 'command line', entraId: null, tenantId: null, activityId: null },
        next: { format, state },
      });
      const told = { written: out, format, number, version, state, committee: paper.committee.name };
      io.out(`${JSON.stringify(typed.recompute ? { ...told, recomputed: 'the same' } : told)}\n`);
      return 0;
    } finally {
      await store.close();
    }
  },
});

interface Asked {
  readonly number: number | null;
  readonly version: number | null;
}

function askedIn(typed: { readonly number: string | null; readonly version: string | null }): Asked {
  const number = wholeNumber('number', typed.number);
  const version = wholeNumber('version', typed.version);
  if (version !== null && number === null) throw new UsageError('Say which standing item with --number');
  return { number, version };
}

function wholeNumber(name: string, typed: string | null): number | null {
  if (typed === null) return null;
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new UsageError(`--${name} is a whole number from 1`);
  return Number(typed);
}

/** The one that was asked for; else the newest that the chair has approved, else the newest draft. */
async function chosenItem(
  { standingItems }: Store,
  { id, code }: Partnership,
  { number, version }: Asked,
): Promise<StandingItem> {
  if (number === null) {
    const newest = (await standingItems.lastApproved(id)) ?? (await standingItems.latest(id));
    if (newest === null) throw new Refused(`${code} has no standing item yet: it is drafted in Teams`);
    return newest;
  }
  const item = await standingItems.version(id, number, version);
  const asked = version === null ? String(number) : `${String(number)}, version ${String(version)}`;
  if (item === null) throw new Refused(`${code} has no standing item ${asked}`);
  return item;
}

/** Makes the figures again from what they were made from, and throws where they, or that, are not as they were frozen. */
async function recompute(
  { standingItems }: Store,
  { id }: Partnership,
  { number, version }: StandingItem,
): Promise<void> {
  const called = `standing item ${String(number)}, version ${String(version)}`;
  const frozen = await standingItems.frozen(id, number, version);
  if (frozen === null) throw new Refused(`What ${called} was made from was not kept, so it cannot be made again`);
  if (!frozen.isAsFrozen)
    throw new Refused(`What ${called} was made from is not as it was frozen: it has been changed`);
  if (canonicalJson(standingItemFigures(frozen.inputs)) !== canonicalJson(frozen.figures)) {
    throw new Refused(`The figures of ${called} do not come out again as they were frozen`);
  }
}
