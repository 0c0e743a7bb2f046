import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createClerk, type Clerk } from '../../src/conversation/clerk.ts';
import type { Turn } from '../../src/conversation/turn/turn.ts';
import { STATUS_WORDS } from '../../src/domain/actions/action.ts';
import type { Message, Place } from '../../src/domain/message.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import type { Messenger } from '../../src/ports/messenger.ts';
import type { Store } from '../../src/ports/store.ts';
import { executesIn } from '../support/chat.ts';
import { roomsWith } from '../support/rooms.ts';

/**
 * Plays a transcript against the real handlers and a real store, at a fixed time. Its lines:
 *
 *   sam: A-12 done                       somebody types in their own chat
 *   sam@channel: A-12 done               … in the partnership's channel
 *   channel: sam, nia, a stranger        who is in the channel from now on; at first everybody
 *   sam presses Done: notice served      … presses a button of the last card that they saw, with a note
 *   clerk: A-12 · Awaiting confirmation  the answer contains this
 *   clerk not: HMRC                      … and does not contain this
 *   clerk privately: A-12                what went into their own chat contains this
 *   log: A-12 Awaiting confirmation      the log says so
 *   # why                                a comment
 */
export interface World {
  readonly store: Store;
  readonly partnershipId: number;
  readonly now: Date;
  /** Entra object IDs by the short name that transcripts use. */
  readonly people: Readonly<Record<string, string>>;
}

export async function runTranscript(transcript: string, world: World): Promise<void> {
  const stage = openStage(world);
  for (const [index, line] of transcript.split('\n').entries()) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    try {
      await playLine(text, stage);
    } catch (fault) {
      const said = `line ${String(index + 1)}: ${text}\nlast answer: ${stage.answer}`;
      throw new Error(`${said}\n${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
    }
  }
}

interface Stage {
  readonly world: World;
  readonly clerk: Clerk;
  readonly cards: Map<string, object>;
  readonly channel: (string | null)[];
  answer: string;
  privately: string;
}

function openStage(world: World): Stage {
  const sent: string[] = [];
  const messenger: Messenger = {
    toPerson: (_, message) => {
      sent.push(plainWords(message));
      return Promise.resolve({ outcome: 'sent', activityId: null, conversationId: 'personal' });
    },
    toConversation: (_, message) => {
      sent.push(plainWords(message));
      return Promise.resolve({ outcome: 'sent', activityId: 'posted', conversationId: 'channel' });
    },
    replace: () => Promise.reject(new Error('Nothing was sent before')),
  };
  const nudges = {
    preview: () => Promise.resolve([]),
    nudgeNow: () => Promise.resolve({ sent: [], notReached: [] }),
  };
  const channel: (string | null)[] = Object.values(world.people);
  const rooms = roomsWith({ channel });
  const clerk = createClerk({ store: world.store, messenger, rooms, nudges, newId: randomUUID });
  return { world, clerk, cards: new Map(), channel, answer: '', privately: '' };
}

async function playLine(line: string, stage: Stage): Promise<void> {
  const press = /^(\w+) presses ([^:]+)(?:: (.*))?$/.exec(line);
  if (press !== null) return pressButton(stage, press[1] ?? '', press[2] ?? '', press[3] ?? null);
  const [, who = '', place = 'personal', text = ''] = /^([\w ]+?)(?:@(\w+))?: (.*)$/.exec(line) ?? [];
  switch (who) {
    case 'channel':
      stage.channel.splice(
        0,
        Infinity,
        ...text.split(', ').map((name) => stage.world.people[name] ?? `stranger-${name}`),
      );
      return;
    case 'clerk':
      expect(stage.answer).toContain(text);
      return;
    case 'clerk not':
      expect(stage.answer).not.toContain(text);
      return;
    case 'clerk privately':
      expect(stage.privately).toContain(text);
      return;
    case 'log':
      return checkLog(stage, text);
    default:
      return speak(stage, who, place as Place, text.replaceAll('\\n', '\n'));
  }
}

async function speak(stage: Stage, who: string, place: Place, text: string): Promise<void> {
  const understood = await stage.clerk.understand(turnOf(stage, who, place, text));
  const replies = understood.instead === null ? [] : [understood.instead];
  for (const step of understood.steps) replies.push(await understood.run(step));
  const answers: Message[] = [];
  const privately: Message[] = [];
  for (const reply of replies) {
    if (reply.here !== null) answers.push(reply.here);
    if (reply.privately !== null) privately.push(reply.privately);
  }
  stage.answer = answers.map(plainWords).join('\n');
  stage.privately = privately.map(plainWords).join('\n');
  for (const { card } of [...answers, ...privately]) if (card !== null) stage.cards.set(who, card);
}

async function pressButton(stage: Stage, who: string, title: string, note: string | null): Promise<void> {
  const button = executesIn(stage.cards.get(who)).find((action) => action.title === title);
  if (button === undefined) throw new Error(`The last card that ${who} saw has no button "${title}".`);
  const ref = button.data['ref'];
  const own = typeof ref === 'number' ? { [`note_${String(ref)}`]: note } : {};
  const typed = note === null ? {} : { note, reason: note, decision: note, ...own };
  const answer = await stage.clerk.press(
    { action: { ...button, data: { ...button.data, ...typed } } },
    turnOf(stage, who, 'personal', ''),
  );
  if (isRefusal(answer)) {
    stage.answer = answer.say;
    return;
  }
  stage.answer = plainWords(answer);
  if (answer.card !== null) stage.cards.set(who, answer.card);
}

function turnOf({ world }: Stage, who: string, place: Place, text: string): Turn {
  return {
    text,
    place,
    conversationId: place === 'personal' ? `a:${who}` : 'channel',
    entraId: world.people[who] ?? `stranger-${who}`,
    tenantId: 'tenant',
    activityId: randomUUID(),
    now: world.now,
  };
}

/** "A-12 Awaiting confirmation", "A-12 due 2026-12-18", "A-12 owner priya.shah@example.org", "A-12 note visited", "A-12 snoozed 2026-12-04 on leave". */
async function checkLog({ world }: Stage, expected: string): Promise<void> {
  const [, number = '', rest = ''] = /^A-(\d+) (.*)$/.exec(expected) ?? [];
  const [action] = await world.store.actions.byNumber(world.partnershipId, [Number(number)]);
  if (action === undefined) throw new Error(`A-${number} is not in the log.`);
  const [field = '', ...words] = rest.split(' ');
  const fields: Record<string, string> = {
    due: action.due ?? 'none',
    owner: action.owner?.email ?? 'nobody',
    agency: action.agency?.name ?? 'none',
    note: action.lastUpdate?.text ?? '',
    version: String(action.version),
    snoozed: [action.snoozedUntil ?? 'none', action.snoozeReason ?? ''].join(' ').trim(),
  };
  if (field in fields) expect(fields[field]).toBe(words.join(' '));
  else expect(STATUS_WORDS[action.status]).toBe(rest);
}

/** What somebody reads who sees no card: the text, or the card's plain-text form without its marking line. */
function plainWords(message: Message): string {
  if (message.card === null) return message.text ?? '';
  const { fallbackText } = message.card as { fallbackText: string };
  return fallbackText.split('\n').slice(1).join('\n');
}
