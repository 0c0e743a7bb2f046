import { dayOf } from '../domain/calendar/dates.ts';
import { comingRungs } from '../domain/reminders/ladder.ts';
import { promptCall, recipientsOf, type LadderWorld, type Recipients } from '../domain/reminders/recipients.ts';
import type { Rung } from '../domain/reminders/rungs.ts';
import type { KnownNudge } from '../domain/reminders/nudge.ts';
import { isSameSubject } from '../domain/reminders/subject.ts';
import type { Member } from '../domain/people/person.ts';
import type { NudgeDesk, NudgePreview, NudgedNow } from '../ports/nudges.ts';
import type { Delivery } from './delivery.ts';
import { dispatchDue } from './dispatch.ts';
import { loadWorld } from './load-world.ts';

/** The rungs of today, and what was handed over before a long weekend. */
const REACHES_BACK_MS = 7 * 24 * 60 * 60_000;

/** What the conversation asks of the nudge run: a look ahead, and a prompt at once. */
export function createNudgeDesk(delivery: Delivery): NudgeDesk {
  const { store } = delivery;
  return {
    preview: async (partnership, now) => {
      const [world, known] = await Promise.all([
        loadWorld(store, partnership),
        store.ledger.known(partnership.id, new Date(now.getTime() - REACHES_BACK_MS)),
      ]);
      return previewOf(world, known, now);
    },
    nudgeNow: async (speaker, now) => nudgeNow(delivery, await loadWorld(store, speaker.partnership), now),
  };
}

/** The next rung of each kind, the soonest first: who would get what if it were sent now, and who nothing. */
export function previewOf(world: LadderWorld, known: readonly KnownNudge[], now: Date): readonly NudgePreview[] {
  const previews = new Map<string, NudgePreview>();
  for (const { rung, recipients } of comingRungs(world, known, now)) {
    const key = `${rung.kind} ${String(rung.rung)} ${dayOf(rung.due, world.partnership.timezone)}`;
    const before = previews.get(key);
    previews.set(key, merged(before, previewOfRung(world, rung, recipients)));
  }
  return [...previews.values()].filter(({ sends, nothingFor }) => sends.length > 0 || nothingFor.length > 0);
}

function previewOfRung(world: LadderWorld, rung: Rung, { gets, passed }: Recipients): NudgePreview {
  const { kind, due } = rung;
  return {
    kind,
    rung: rung.rung,
    due,
    sends: [...gets].map(([id, actions]) => ({
      person: nameOf(world, id),
      refs: actions.map((action) => action.ref),
      why: whyDoubtful(memberOf(world, id)),
    })),
    // Those without open actions would be most of the list, and nobody misses a reminder for them.
    nothingFor: passed
      .filter(({ concern }) => concern !== 'none')
      .map(({ memberId, why }) => ({ person: nameOf(world, memberId), why })),
  };
}

/** Overdue actions have a rung each and go out in one message a person. */
function merged(before: NudgePreview | undefined, next: NudgePreview): NudgePreview {
  if (before === undefined) return next;
  const persons = new Set([...before.sends, ...next.sends].map(({ person }) => person));
  const all = [...before.sends, ...next.sends];
  return {
    ...next,
    sends: [...persons].map((person) => {
      const theirs = all.filter((send) => send.person === person);
      return { person, refs: theirs.flatMap(({ refs }) => refs), why: theirs[0]?.why ?? null };
    }),
    nothingFor: [...before.nothingFor, ...next.nothingFor],
  };
}

/** Sends each owner with something not updated one digest now, whatever the hour: a coordinator has asked for it. */
async function nudgeNow(delivery: Delivery, world: LadderWorld, now: Date): Promise<NudgedNow> {
  const { partnership } = world;
  const { ledger } = delivery.store;
  const subject = { of: 'prompt', at: now } as const;
  const { gets, passed } = recipientsOf(world, promptCall(partnership, now));
  const nudges = [...gets].map(([memberId, actions]) => ({
    ...{ partnershipId: partnership.id, memberId, subject, kind: 'prompt' as const, rung: 0, due: now },
    actionIds: actions.map((action) => action.id),
  }));
  await ledger.plan(nudges, now);
  await dispatchDue(delivery, () => now);
  const entries = (await ledger.known(partnership.id, now)).filter((entry) => isSameSubject(entry.subject, subject));
  const notSent = entries.filter((entry) => entry.state !== 'sent');
  return {
    sent: entries.filter((entry) => entry.state === 'sent').map((entry) => nameOf(world, entry.memberId)),
    notReached: [
      ...notSent.map((entry) => ({ person: nameOf(world, entry.memberId), why: entry.reason ?? 'It is being sent' })),
      ...passed
        .filter(({ concern }) => concern === 'unmet')
        .map(({ memberId, why }) => ({ person: nameOf(world, memberId), why })),
    ],
  };
}

function memberOf(world: LadderWorld, id: number): Member | undefined {
  return world.members.find((member) => member.id === id);
}

function nameOf(world: LadderWorld, id: number): string {
  return memberOf(world, id)?.name ?? 'Somebody who has left';
}

/** Why a message may not reach somebody, as far as that is known before it is sent. */
function whyDoubtful(member: Member | undefined): string | null {
  if (member === undefined) return null;
  if (member.unreached !== null) return `The last message did not reach them: ${member.unreached.reason}`;
  if (member.entraId === null) return 'Their Microsoft Entra ID is not known';
  return member.account === 'external' ? 'Belongs to another organisation and may not be reached' : null;
}
