import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { paperFor } from '../conversation/standing-item/paper.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { DOCUMENT_KINDS, documentName, type DocumentKind } from '../domain/standing-item/committee.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { standingItemFigures } from '../domain/standing-item/figures.ts';
import type { StandingItem } from '../domain/standing-item/standing-item.ts';
import type { Store } from '../ports/store.ts';
import { makeDocument } from '../reports/documents/make-document.ts';
import { openStore } from '../store/open-store.ts';
import { chosenPartnership } from './chosen-partnership.ts';
import { type ExitCode, type Io, UsageError } from './command.ts';

interface Choices {
  readonly number: number | null;
  readonly version: number | null;
  readonly committee: string | null;
  readonly format: DocumentKind;
  readonly out: string | null;
  readonly recompute: boolean;
  readonly partnership: string | null;
}

/** A draft is nobody else's on this machine. */
const OWNER_ONLY = { mode: 0o600 };

/** Writes a standing item as a document; with --recompute, only where its figures come out again as they were frozen. */
export async function reportCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const choices = choicesIn(args);
  const { store } = await openStore(readConfig(io.env));
  try {
    const partnership = chosenPartnership(await store.partnerships(), choices.partnership);
    const item = await chosenItem(store, partnership, choices);
    if (choices.recompute) await recompute(store, partnership, item);
    const paper = await paperFor(store, partnership, item, choices.committee);
    if (paper === null) throw new Error(`${partnership.code} has no committee ${choices.committee ?? ''}`);
    const out = choices.out ?? documentName(choices.format, item);
    await writeFile(out, await makeDocument(choices.format, paper), OWNER_ONLY);
    const { number, version, state } = item;
    await store.note({
      partnershipId: partnership.id,
      at: io.now,
      actor: 'command line',
      event: 'standing-item.exported',
      subject: `${String(number)}.${String(version)}`,
      source: { from: 'command line', entraId: null, tenantId: null, activityId: null },
      next: { format: choices.format, state },
    });
    const told = { written: out, format: choices.format, number, version, state, committee: paper.committee.name };
    io.out(`${JSON.stringify(choices.recompute ? { ...told, recomputed: 'the same' } : told)}\n`);
    return 0;
  } finally {
    await store.close();
  }
}

function choicesIn(args: readonly string[]): Choices {
  const { values } = parseArgs({
    args: [...args],
    options: {
      number: { type: 'string' },
      version: { type: 'string' },
      committee: { type: 'string' },
      format: { type: 'string', default: 'word' },
      out: { type: 'string' },
      recompute: { type: 'boolean', default: false },
      partnership: { type: 'string' },
    },
  });
  const format = DOCUMENT_KINDS.find((one) => one === values.format);
  if (format === undefined) throw new UsageError(`The format is one of ${DOCUMENT_KINDS.join(', ')}`);
  const number = wholeNumber('number', values.number);
  const version = wholeNumber('version', values.version);
  if (version !== null && number === null) throw new UsageError('Say which standing item with --number');
  const { recompute, committee = null, out = null, partnership = null } = values;
  return { number, version, committee, format, out, recompute, partnership };
}

function wholeNumber(name: string, typed: string | undefined): number | null {
  if (typed === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new UsageError(`--${name} is a whole number from 1`);
  return Number(typed);
}

/** The one that was asked for; else the newest that the chair has approved, else the newest draft. */
async function chosenItem(
  { standingItems }: Store,
  { id, code }: Partnership,
  choices: Choices,
): Promise<StandingItem> {
  const { number, version } = choices;
  if (number === null) {
    const newest = (await standingItems.lastApproved(id)) ?? (await standingItems.latest(id));
    if (newest === null) throw new Error(`${code} has no standing item yet: it is drafted in Teams`);
    return newest;
  }
  const item = await standingItems.version(id, number, version);
  const asked = version === null ? String(number) : `${String(number)}, version ${String(version)}`;
  if (item === null) throw new Error(`${code} has no standing item ${asked}`);
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
  if (frozen === null) throw new Error(`What ${called} was made from was not kept, so it cannot be made again`);
  if (!frozen.isAsFrozen) throw new Error(`What ${called} was made from is not as it was frozen: it has been changed`);
  if (canonicalJson(standingItemFigures(frozen.inputs)) !== canonicalJson(frozen.figures)) {
    throw new Error(`The figures of ${called} do not come out again as they were frozen`);
  }
}
