import { randomUUID } from 'node:crypto';
import mammoth from 'mammoth';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { partsOf } from '../reports/documents/papers.ts';
import {
  ACTION_TITLES,
  PEOPLE,
  seedPartnership,
  TENANT,
  UPDATE_TEXTS,
  type PersonKey,
  type Seeded,
} from '../support/builders.ts';
import { chatWith, type Chat, type ChatPlace, type Turned } from '../support/chat.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { startFileStore, type FileStore } from '../support/file-store.ts';
import { startWholeClerk, type WholeClerk } from '../support/whole-clerk.ts';

/** Documents are given out in personal chat, by Teams' question whether they may be put into somebody's own files. */

let clerk: WholeClerk;
let connector: Connector;
let files: FileStore;
let seeded: Seeded;

beforeAll(async () => {
  [clerk, connector, files] = await Promise.all([startWholeClerk(), startConnector(), startFileStore()]);
  seeded = await seedPartnership(clerk.prisma);
  await seedPartnership(clerk.prisma, 'OTHER');
  await clerk.prisma.member.deleteMany({ where: { partnershipId: { not: seeded.partnershipId } } });
  await chat('alex').says('draft the standing item');
}, 60_000);
afterAll(async () => {
  await connector.close();
  files.close();
  await clerk.stop();
});
beforeEach(() => {
  files.clear();
  connector.clear();
});

function chat(who: PersonKey, place: ChatPlace = 'personal'): Chat {
  return chatWith({ clerkUrl: clerk.url, connector, tenantId: TENANT }, PEOPLE[who], place);
}

interface Consent {
  readonly contentType: string;
  readonly name: string;
  readonly content: {
    readonly sizeInBytes: number;
    readonly description: string;
    readonly acceptContext: Record<string, unknown>;
    readonly declineContext: Record<string, unknown>;
  };
}

function consentIn(turned: Turned): Consent {
  return attachmentOf(turned) as Consent;
}

function attachmentOf({ replies }: Turned): object {
  const [attachment] = replies.at(-1)?.attachments ?? [];
  if (attachment === undefined) throw new Error('No file was offered.');
  return attachment;
}

async function offered(words = 'send me the report', who: PersonKey = 'alex'): Promise<Consent> {
  return consentIn(await chat(who).says(words));
}

function accepting(context: object, uploadUrl = `${files.url}/upload`): object {
  const place = { uniqueId: 'file-1', fileType: 'docx', name: 'standing-item-1-v1.docx' };
  const uploadInfo = { ...place, uploadUrl, contentUrl: 'https://example.sharepoint.com/standing-item-1-v1.docx' };
  return { type: 'fileUpload', action: 'accept', context, uploadInfo };
}

function notes(): Promise<{ event: string; subject: string | null; actor: string; next: unknown }[]> {
  return clerk.prisma.auditEntry.findMany({
    where: { event: { startsWith: 'standing-item.' } },
    select: { event: true, subject: true, actor: true, next: true },
    orderBy: { seq: 'asc' },
  });
}

it('offers the file, puts it where Teams made room for it, and shows it where it lies', async () => {
  const said = await chat('alex').says('send me the report');
  const consent = consentIn(said);
  expect(said.said).toContain('Word report of standing item 1, version 1, a draft that the chair has not approved');
  expect(consent).toMatchObject({
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name: 'standing-item-1-v1.docx',
  });
  expect(consent.content.acceptContext).toEqual({
    number: 1,
    version: 1,
    document: 'word',
    partnership: 'PORTFOLIO',
    token: expect.any(String) as string,
  });
  expect(files.received).toEqual([]);

  const taken = await chat('alex').answersFile(accepting(consent.content.acceptContext));
  expect(taken.status).toBe(200);
  const [put] = files.received;
  const size = consent.content.sizeInBytes;
  expect(put).toMatchObject({
    method: 'PUT',
    range: `bytes 0-${String(size - 1)}/${String(size)}`,
    length: String(size),
  });
  const { value } = await mammoth.extractRawText({ buffer: put?.bytes ?? Buffer.alloc(0) });
  expect(value).toContain('1.0 Purpose of the report');
  expect(attachmentOf(taken)).toEqual({
    contentType: 'application/vnd.microsoft.teams.card.file.info',
    contentUrl: 'https://example.sharepoint.com/standing-item-1-v1.docx',
    name: 'standing-item-1-v1.docx',
    content: { uniqueId: 'file-1', fileType: 'docx' },
  });
  expect((await notes()).slice(-2)).toEqual([
    { event: 'standing-item.offered', subject: '1.1', actor: PEOPLE.alex.email, next: { document: 'word' } },
    {
      event: 'standing-item.accepted',
      subject: '1.1',
      actor: PEOPLE.alex.email,
      next: { document: 'word', outcome: 'uploaded' },
    },
  ]);
});

it.each([
  ['agenda item', 'standing-item-1-v1-agenda-item.docx'],
  ['figures in Excel', 'standing-item-1-v1-figures.xlsx'],
])('“%s” offers %s', async (words, name) => {
  const consent = await offered(words, 'jo');
  expect(consent.name).toBe(name);
  await chat('jo').answersFile(accepting(consent.content.acceptContext));
  expect(files.received[0]?.bytes.byteLength).toBe(consent.content.sizeInBytes);
  expect(files.received[0]?.bytes.subarray(0, 2).toString()).toBe('PK');
});

it('holds nothing that a partner typed, and nobody’s name or code', async () => {
  for (const words of ['send me the report', 'agenda item', 'figures in Excel']) {
    await chat('jo').answersFile(accepting((await offered(words, 'jo')).content.acceptContext));
  }
  expect(files.received).toHaveLength(3);
  const written = files.received.map(({ bytes }) => Object.values(partsOf(bytes)).join('\n')).join('\n');
  const people = Object.values(PEOPLE).flatMap(({ name, email }) => [name, email]);
  const found = [...people, ...ACTION_TITLES, ...UPDATE_TEXTS].filter((words) => written.includes(words));
  expect(found).toEqual([]);
  expect(written).not.toMatch(/\b[NCGULAP]-0\d{3}\b/);
});

it('is answered once: a repeated answer sends nothing again', async () => {
  const { acceptContext } = (await offered()).content;
  await chat('alex').answersFile(accepting(acceptContext));
  const again = await chat('alex').answersFile(accepting(acceptContext));
  expect(again.said).toContain('has been answered already');
  expect(files.received).toHaveLength(1);
});

it('of two answers at once, one sends the file', async () => {
  const { acceptContext } = (await offered()).content;
  await Promise.all([1, 2, 3].map(() => chat('alex').answersFile(accepting(acceptContext))));
  expect(files.received).toHaveLength(1);
});

it('declined, nothing is sent and one sentence says so', async () => {
  const { declineContext } = (await offered()).content;
  const said = await chat('alex').answersFile({ type: 'fileUpload', action: 'decline', context: declineContext });
  expect(said.said).toBe('I have not sent it. Say “send me the report” when you want it.');
  expect(files.received).toEqual([]);
  expect((await notes()).at(-1)?.event).toBe('standing-item.declined');
});

it.each([
  [403, 'has run out'],
  [404, 'has run out'],
  [409, 'did not take the file'],
  [302, 'did not take the file'],
  [500, 'may or may not be there'],
] as const)('an answer of %i is told in a plain sentence with what to do next', async (status, words) => {
  const { acceptContext } = (await offered()).content;
  files.answerWith(status, { location: `${files.url}/elsewhere` });
  const said = await chat('alex').answersFile(accepting(acceptContext));
  expect(said.said).toContain(words);
  expect(said.said).toContain('send me the report');
  expect(files.received).toHaveLength(1);
});

it.each([
  'http://example.sharepoint.com/upload',
  'https://example.org/upload',
  'https://sharepoint.com.example.org/upload',
  'https://notsharepoint.com/upload',
  'https://example.sharepoint.com:8443/upload',
  'https://user@example.sharepoint.com/upload',
  'http://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
  'not an address',
])('nothing is sent to %s', async (address) => {
  const { acceptContext } = (await offered()).content;
  const said = await chat('alex').answersFile(accepting(acceptContext, address));
  expect(said.said).toContain('Nothing was sent');
});

it.each(['sam', 'priya', 'kit', 'lee'] as const)('%s may neither ask for it nor take it', async (who) => {
  const asked = await chat(who).says('send me the report');
  expect(asked.replies.at(-1)?.attachments).toBeUndefined();
  const { acceptContext } = (await offered()).content;
  const said = await chat(who).answersFile(accepting(acceptContext));
  expect(said.said).toContain('Your role in this partnership cannot do that');
  expect(files.received).toEqual([]);
  // What somebody else tried has not used the offer up.
  await chat('alex').answersFile(accepting(acceptContext));
  expect(files.received).toHaveLength(1);
});

it('is forged in vain: another partnership, number, version or document, and values that are none of ours', async () => {
  const { acceptContext } = (await offered()).content;
  const forged = [
    { ...acceptContext, partnership: 'OTHER', token: randomUUID() },
    { ...acceptContext, number: 99, token: randomUUID() },
    { ...acceptContext, version: 99, token: randomUUID() },
    { ...acceptContext, document: 'log', token: randomUUID() },
    { ...acceptContext, extra: true, token: randomUUID() },
    { ...acceptContext, token: 'x' },
    {},
  ];
  for (const context of forged) await chat('alex').answersFile(accepting(context));
  for (const value of [null, 'x', 1, [], {}, { action: 'accept' }, { action: 'take', context: acceptContext }]) {
    expect((await chat('alex').answersFile(value)).status).toBe(200);
  }
  expect(files.received).toEqual([]);
});

it('in a channel it is offered in the personal chat, and cannot be taken there', async () => {
  await chat('alex').installs();
  connector.clear();
  const said = await chat('alex', 'channel').says('send me the report');
  expect(said.said).toBe('I have sent it to your personal chat.');
  const consent = said.elsewhere[0]?.body.attachments?.[0] as unknown as Consent;
  const there = await chat('alex', 'channel').answersFile(accepting(consent.content.acceptContext));
  expect(there.said).toContain('personal chat');
  expect(files.received).toEqual([]);
});

it('a version that a later one has replaced is not given out any more', async () => {
  const { acceptContext } = (await offered()).content;
  await chat('alex').says('draft the standing item');
  const said = await chat('alex').answersFile(accepting(acceptContext));
  expect(said.said).toContain('There is no such version any more');
  expect(files.received).toEqual([]);
});
