import { expect, it } from 'vitest';
import type { Action } from '../../../../src/domain/actions/action.ts';
import type { ActionFields, UpdateKind } from '../../../../src/domain/actions/change.ts';
import type { RecordChanges } from '../../../../src/ports/actions.ts';
import type { Store } from '../../../../src/ports/store.ts';
import { chatSource, NOW, speakerFor, type PersonKey } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';

/** What somebody's message asks the store to record about some actions. */
export async function changing(
  store: Store,
  who: PersonKey,
  actions: readonly Action[],
  set: Partial<ActionFields>,
  update: { readonly kind: UpdateKind; readonly text: string | null },
  more: Partial<RecordChanges> = {},
): Promise<RecordChanges> {
  return {
    speaker: await speakerFor(store, who),
    at: NOW,
    batch: crypto.randomUUID(),
    changes: actions.map((action) => ({ action, set, update })),
    source: chatSource(who),
    token: null,
    ...more,
  };
}

export async function actionNumbered(store: Store, partnershipId: number, number: number): Promise<Action> {
  const [action] = await store.actions.byNumber(partnershipId, [number]);
  if (action === undefined) throw new Error(`There is no action ${String(number)}.`);
  return action;
}

export const recordChanges: Contract = (underTest) => {
  const find = (number: number) => actionNumbered(underTest().store, underTest().seeded.partnershipId, number);
  const done = { kind: 'done', text: 'notice served' } as const;

  it('writes the fields, the history, the undo step and the audit entry, and gives back the new rows', async () => {
    const { store, prisma, seeded } = underTest();
    const before = await find(12);
    const request = await changing(
      store,
      'sam',
      [before],
      { status: 'awaiting_confirmation', completed: '2026-11-20' },
      done,
    );
    const recorded = await store.actions.record(request);
    const after = await find(12);
    expect(recorded).toEqual({ recorded: true, actions: [after] });
    expect(after).toEqual({
      ...before,
      status: 'awaiting_confirmation',
      completed: '2026-11-20',
      lastUpdate: { at: NOW, by: 'Sam Okafor', text: 'notice served' },
      version: 2,
    });
    expect(await store.actions.history(underTest().seeded.partnershipId, before.id, 5)).toEqual([
      { at: NOW, by: 'Sam Okafor', kind: 'done', status: 'awaiting_confirmation', text: 'notice served' },
    ]);
    const [audit] = await prisma.auditEntry.findMany();
    expect(audit).toMatchObject({
      partnershipId: seeded.partnershipId,
      at: NOW,
      actor: 'sam.okafor@example.org',
      actorEntraId: '00000000-0000-4000-8000-000000000001',
      event: 'action.changed',
      subject: 'A-0012',
      source: 'chat',
      activityId: 'activity-1',
      previous: { status: 'in_progress', completed: null },
      next: { status: 'awaiting_confirmation', completed: '2026-11-20', update: 'done', text: 'notice served' },
    });
    const [step] = await prisma.undoStep.findMany();
    expect(step).toMatchObject({ batch: request.batch, subject: 'action', subjectId: before.id, version: 2 });
  });

  it('sets every field that a change may set, and clears it again', async () => {
    const { store, seeded } = underTest();
    const [sam, fire] = [seeded.memberIds.sam, seeded.agencyIds['Fire and Rescue']];
    const set: ActionFields = {
      status: 'completed',
      due: '2027-01-12',
      originalDue: '2026-12-01',
      requestedDue: '2027-02-01',
      extensions: 2,
      owner: { id: seeded.memberIds.dan, name: 'Dan Cole', email: 'dan.cole@example.org' },
      agency: { id: fire, name: 'Fire and Rescue' },
      blocker: 'HMRC',
      outcome: 'it is done',
      issued: '2026-10-14',
      handedOverAt: new Date('2026-10-14T08:00:00.123Z'),
      acceptedAt: new Date('2026-10-15T08:00:00.123Z'),
      completed: '2026-11-20',
      confirmedById: sam,
      snoozedUntil: '2026-12-04',
      snoozeReason: 'waiting for the court',
      powerId: 'closure-order',
      safeguarding: true,
    };
    const first = await find(12);
    await store.actions.record(await changing(store, 'alex', [first], set, { kind: 'progress', text: null }));
    const second = await find(12);
    expect(second).toMatchObject(set);
    const cleared = {
      due: null,
      originalDue: null,
      requestedDue: null,
      owner: null,
      agency: null,
      blocker: null,
      outcome: null,
      issued: null,
      handedOverAt: null,
      acceptedAt: null,
      completed: null,
      confirmedById: null,
      snoozedUntil: null,
      snoozeReason: null,
      powerId: null,
      safeguarding: false,
    };
    await store.actions.record(await changing(store, 'alex', [second], cleared, { kind: 'progress', text: null }));
    expect(await find(12)).toMatchObject({ ...cleared, status: 'completed', extensions: 2, version: 3 });
  });

  it('leaves the last update alone where the owner’s side said nothing', async () => {
    const { store } = underTest();
    const before = await find(14);
    await store.actions.record(await changing(store, 'alex', [before], {}, { kind: 'reassigned', text: 'to Priya' }));
    expect((await find(14)).lastUpdate).toEqual(before.lastUpdate);
  });

  it('writes a snooze into the history and the audit trail, and not as an update', async () => {
    const { store, prisma } = underTest();
    const before = await find(12);
    const snooze = { snoozedUntil: '2026-12-04', snoozeReason: 'waiting for the court' };
    const update = { kind: 'snoozed', text: 'waiting for the court' } as const;
    await store.actions.record(await changing(store, 'sam', [before], snooze, update));
    const after = await find(12);
    expect(after).toEqual({ ...before, ...snooze, version: 2 });
    expect((await store.actions.history(underTest().seeded.partnershipId, before.id, 1))[0]).toMatchObject(update);
    await store.actions.record(
      await changing(store, 'sam', [after], { snoozedUntil: null, snoozeReason: null }, { kind: 'woken', text: null }),
    );
    expect((await store.actions.history(underTest().seeded.partnershipId, before.id, 1))[0]).toMatchObject({
      kind: 'woken',
    });
    expect(await prisma.auditEntry.findFirst()).toMatchObject({ next: { ...snooze, update: 'snoozed' } });
  });

  it('records several at once in the order asked for, or none when one has changed meanwhile', async () => {
    const { store, prisma } = underTest();
    const [a, b] = [await find(14), await find(12)];
    const both = await store.actions.record(await changing(store, 'sam', [a, b], {}, done));
    expect(both.recorded && both.actions.map((action) => action.ref)).toEqual(['A-0014', 'A-0012']);
    const stale = await changing(store, 'sam', [await find(14), b], { status: 'cancelled' }, done, { token: 'fresh' });
    expect(await store.actions.record(stale)).toEqual({ recorded: false, because: 'changed meanwhile' });
    expect((await find(14)).version).toBe(2);
    expect(await prisma.update.count()).toBe(2);
    expect(await prisma.undoStep.count()).toBe(2);
    expect(await prisma.auditEntry.count()).toBe(2);
    expect(await prisma.usedToken.count()).toBe(0);
  });

  it('takes a token once', async () => {
    const { store, prisma } = underTest();
    const first = await changing(store, 'sam', [await find(12)], {}, done, { token: 'card-1' });
    expect((await store.actions.record(first)).recorded).toBe(true);
    expect(await store.actions.record(first)).toEqual({ recorded: false, because: 'token used' });
    const again = await changing(store, 'sam', [await find(12)], {}, done, { token: 'card-1' });
    expect(await store.actions.record(again)).toEqual({ recorded: false, because: 'token used' });
    expect(await prisma.update.count()).toBe(1);
    expect((await find(12)).version).toBe(2);
  });

  it('changes nothing of another partnership', async () => {
    const { store, seeded } = underTest();
    const action = await find(12);
    const request = await changing(store, 'sam', [action], {}, done);
    const elsewhere = {
      ...request.speaker,
      member: { ...request.speaker.member, partnershipId: seeded.partnershipId + 1 },
    };
    expect((await store.actions.record({ ...request, speaker: elsewhere })).recorded).toBe(false);
    expect((await find(12)).version).toBe(1);
  });

  it('keeps what was typed, apart from what the database cannot hold', async () => {
    const { store } = underTest();
    const typed = 'Visited 🏠 at\u0000 9, "quoted" \\ and \ud83d';
    const request = await changing(
      store,
      'sam',
      [await find(12)],
      { blocker: typed },
      { kind: 'blocked', text: typed },
    );
    expect((await store.actions.record(request)).recorded).toBe(true);
    const kept = 'Visited 🏠 at 9, "quoted" \\ and \ufffd';
    const after = await find(12);
    expect([after.blocker, after.lastUpdate?.text]).toEqual([kept, kept]);
    expect((await store.actions.history(underTest().seeded.partnershipId, after.id, 1))[0]?.text).toBe(kept);
  });
};
