import { createHash } from 'node:crypto';
import type { Turn } from './turn.ts';

/**
 * The one-use token of a message: Teams delivers a message again when an answer was slow, and what it says is recorded
 * once. The words are part of it, so that only the same message is taken for a repeat.
 */
export function messageToken({ conversationId, activityId, text }: Turn): string | null {
  if (activityId === null) return null;
  return createHash('sha256').update(`${conversationId}\n${activityId}\n${text}`).digest('base64url');
}
