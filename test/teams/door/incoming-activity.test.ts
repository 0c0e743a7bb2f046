import { describe, expect, test } from 'vitest';
import {
  conversationIdOf,
  placeOf,
  readActivity,
  tenantOf,
  type Incoming,
} from '../../../src/teams/door/incoming-activity.ts';

function activity(extra: Record<string, unknown>): Incoming {
  const read = readActivity({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:3000/',
    from: { id: '29:sam' },
    conversation: { id: 'a:1' },
    ...extra,
  });
  if (read === null) throw new Error('That is not an activity.');
  return read;
}

describe('the kind of place, where codes only are shown unless it is personal', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ conversation: { id: '1', conversationType: 'personal' } }, 'personal'],
    [{ conversation: { id: '1', conversationType: 'groupChat' } }, 'group'],
    [{ conversation: { id: '1', conversationType: 'channel' } }, 'channel'],
    [{ conversation: { id: '1' } }, 'personal'],
    [{ conversation: { id: '1', isGroup: true } }, 'group'],
    [{ conversation: { id: '1', isGroup: true }, channelData: { team: { id: '19:t' } } }, 'channel'],
    [{ conversation: { id: '1', conversationType: 'meeting', isGroup: true } }, 'group'],
    [{ conversation: { id: '19:abc@thread.v2' } }, 'group'],
  ])('%j is %s', (extra, place) => {
    expect(placeOf(activity(extra))).toBe(place);
  });
});

test('the channel data’s tenant comes first, then the conversation’s', () => {
  const conversation = { id: '1', tenantId: 'b' };
  expect(tenantOf(activity({ conversation, channelData: { tenant: { id: 'a' } } }))).toBe('a');
  expect(tenantOf(activity({ conversation }))).toBe('b');
  expect(tenantOf(activity({}))).toBeNull();
});

test('a thread belongs to its channel', () => {
  expect(conversationIdOf(activity({ conversation: { id: '19:x@thread.tacv2;messageid=17' } }))).toBe(
    '19:x@thread.tacv2',
  );
});
