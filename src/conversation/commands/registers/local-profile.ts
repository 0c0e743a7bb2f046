import { z } from 'zod';
import { localProfileCard } from '../../../cards/registers/local-profile-card.ts';
import type { JustNow } from '../../../cards/parts/rated-action.ts';
import { longDate } from '../../../domain/calendar/dates.ts';
import { chosen, typed } from '../../../domain/minimise/whose-words.ts';
import { canKeepProfiles, everyMember } from '../../../domain/policy/policy.ts';
import { THREAT_LEVELS, THREAT_TRENDS, THREAT_WORDS, THREATS } from '../../../domain/registers/threats.ts';
import { answer, FOR_MEMBERS, sayPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { auditNote, undoLabel } from '../../turn/change-labels.ts';
import { command, type InputOf } from '../../turn/command.ts';
import type { Context, Reply } from '../../turn/turn.ts';

const keeping = { group: 'Programmes and profiles', shows: null, does: null, answers: 'there to members' } as const;

export const localProfile = command({
  ...keeping,
  name: 'local-profile',
  summary: 'Show the local profile and the threats that it documents',
  examples: ['local profile', 'threats'],
  input: z.object({}),
  may: everyMember,
  undoneAs: null,
  presses: [],
  run: (_, context) => shown(null, context),
});

const newVersion = z.object({
  name: typed(z.string().min(1).max(100)),
  version: z.number().int().min(1).max(9999).nullable(),
  reviewBy: chosen(z.iso.date()).nullable(),
});

export const issueLocalProfile = command({
  ...keeping,
  name: 'issue-local-profile',
  summary: 'Record a new version of the local profile, with its review date',
  examples: ['local profile version 4, review by 12 January'],
  input: newVersion,
  may: canKeepProfiles,
  undoneAs: 'local profile',
  presses: [],
  run: (input, context) => issue(input, context),
});

const assessment = z.object({
  threat: z.enum(THREATS).nullable(),
  level: z.enum(THREAT_LEVELS).nullable(),
  trend: z.enum(THREAT_TRENDS).nullable(),
});

export const assessThreat = command({
  ...keeping,
  name: 'assess-threat',
  summary: 'Record how high a threat to the area is, and whether it rises',
  examples: ['threat: county lines high, rising'],
  input: assessment,
  may: canKeepProfiles,
  undoneAs: 'threat',
  presses: [],
  run: (input, context) => assess(input, context),
});

async function shown(justNow: JustNow | null, context: Context): Promise<Reply> {
  const { registers } = context.store;
  const { id } = context.speaker.partnership;
  const [profile, threats] = await Promise.all([registers.localProfile(id), registers.threats(id)]);
  return answer(context, FOR_MEMBERS, (there) =>
    localProfileCard({ ...cardView(there), profile, threats, today: context.today, justNow }),
  );
}

async function issue({ name, version, reviewBy }: InputOf<typeof newVersion>, context: Context): Promise<Reply> {
  const { store, speaker, today } = context;
  const before = await store.registers.localProfile(speaker.partnership.id);
  const next = version ?? (before?.version ?? 0) + 1;
  if (reviewBy !== null && reviewBy <= today) {
    return sayPrivately(context, `${longDate(reviewBy)} is not a day to come. Nothing was changed.`);
  }
  const profile = {
    // "local profile" alone says nothing of whose it is.
    name: before !== null && /^local profile$/iu.test(name) ? before.name : name,
    version: next,
    author: speaker.member.agency?.name ?? null,
    issued: today,
    reviewBy,
  };
  const undo = undoLabel(context);
  const note = auditNote('local-profile.issued', String(next), context);
  if (!(await store.registers.issueLocalProfile(profile, undo, note))) {
    return sayPrivately(
      context,
      `The local profile is at version ${String(before?.version ?? next)} already. Nothing was changed.`,
    );
  }
  const said = `Recorded: version ${String(next)} of the local profile`;
  return shown({ said, note: null, undo: undo.batch }, context);
}

/** A closed set, so that the board may read it. */
const WHICH_THREATS = `Say which threat, and how high it is, for example “threat: county lines high, rising”. The threats are: ${Object.values(THREAT_WORDS).join(', ')}.`;

async function assess({ threat, level, trend }: InputOf<typeof assessment>, context: Context): Promise<Reply> {
  const { store, speaker, today } = context;
  if (threat === null) return sayPrivately(context, WHICH_THREATS);
  const before = (await store.registers.threats(speaker.partnership.id)).find((one) => one.threat === threat);
  const name = THREAT_WORDS[threat];
  const now = level ?? before?.level;
  if (now === undefined || (level === null && trend === null)) {
    return sayPrivately(
      context,
      `Say how high the threat is: low, medium or high, and falling, steady or rising. For example “threat: ${name.toLowerCase()} high, rising”.`,
    );
  }
  const assessed = { threat, level: now, trend: trend ?? before?.trend ?? null, assessed: today };
  const undo = undoLabel(context);
  await store.registers.assessThreat(assessed, undo, auditNote('threat.assessed', threat, context));
  const said = `Recorded: ${name}, ${now}${assessed.trend === null ? '' : ` and ${assessed.trend}`}`;
  return shown({ said, note: null, undo: undo.batch }, context);
}
