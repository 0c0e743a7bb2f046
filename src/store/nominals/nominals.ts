import type { Nominals } from '../../ports/nominals.ts';
import { closedShown, shownTo } from '../audit/shown-to.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import { dueForErasure, erase } from './erasure.ts';
import { holdNominal } from './hold-nominal.ts';
import { changeNominal } from './nominal-changes.ts';
import { listNominals, nominalById, nominalByKey, nominalCounts, nominalsForReview } from './nominals-read.ts';

export const nominalsIn = inPartnership<Nominals>({
  byKey: nominalByKey,
  byId: nominalById,
  list: listNominals,
  forReview: nominalsForReview,
  change: changeNominal,
  shownTo,
  closedShown,
  counts: nominalCounts,
  hold: holdNominal,
  dueForErasure,
  erase,
});
