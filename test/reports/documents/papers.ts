import { strFromU8, unzipSync } from 'fflate';
import { committeeFor, type Committee, type Paper } from '../../../src/domain/standing-item/committee.ts';
import type { StandingItem } from '../../../src/domain/standing-item/standing-item.ts';
import { STANDING_ITEM } from '../../cards/examples.ts';

const PARTNERSHIP = {
  code: 'PORTFOLIO',
  name: 'Operation Portfolio',
  board: 'Safer Harbour Partnership',
  timezone: 'Europe/London',
  marking: 'OFFICIAL-SENSITIVE',
};

export const STATEMENTS: StandingItem['statements'] = {
  risk: ['Two partners expect to lose analysts in the spring.'],
  escalation: ['Housing actions wait for the registered providers.'],
  decision: ['Agree who funds a second year of the programmes.'],
};

export function committee(fields: Partial<Committee> = {}): Committee {
  const usual = committeeFor([], null, PARTNERSHIP);
  if (usual === null) throw new Error('The board itself is always there.');
  return { ...usual, ...fields };
}

export function paper(item: Partial<StandingItem> = {}, rest: Partial<Paper> = {}): Paper {
  return {
    partnership: PARTNERSHIP,
    committee: committee(),
    item: { ...STANDING_ITEM, statements: STATEMENTS, ...item },
    meets: '2026-12-08',
    ...rest,
  };
}

export const APPROVED: Partial<StandingItem> = {
  state: 'approved',
  approvedBy: 'Jo Bright',
  approvedAt: new Date('2026-11-24T10:00:00Z'),
};

/** The parts of an Office file, as text, by name. */
export function partsOf(file: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(file)).map(([name, content]) => [name, strFromU8(content)]));
}
