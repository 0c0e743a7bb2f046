import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { OpenStore } from '../../src/store/open-store.ts';
import { NOW, PEOPLE, seedPartnership } from '../support/builders.ts';
import { openTestDatabase } from '../support/database.ts';
import { runTranscript } from './run-transcript.ts';

const folder = path.join(import.meta.dirname, 'transcripts');
const people = Object.fromEntries(Object.entries(PEOPLE).map(([key, person]) => [key, person.entraId]));

describe.each(readdirSync(folder))('%s', (file) => {
  let opened: OpenStore;
  let partnershipId: number;

  beforeAll(async () => {
    opened = await openTestDatabase();
    ({ partnershipId } = await seedPartnership(opened.prisma));
    await opened.prisma.profile.create({
      data: { partnershipId, ref: 'P-0002', number: 2, title: 'Local profile', kind: 'location' },
    });
  });
  afterAll(() => opened.store.close());

  it('goes as written', async () => {
    const transcript = readFileSync(path.join(folder, file), 'utf8');
    await runTranscript(transcript, { store: opened.store, partnershipId, now: NOW, people });
  });
});
