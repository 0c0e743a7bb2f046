import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { NudgeKind } from '../domain/nudge.ts';
import { finish, type CardView } from './parts/finish.ts';
import type { PageOf } from './parts/rated-action.ts';

/** One member: what they would get, or why they get nothing. */
export interface PreviewLine {
  readonly name: string;
  readonly agency: string | null;
  readonly gets: { readonly kind: NudgeKind; readonly actions: number; readonly refs: readonly string[] } | null;
  /** "Updated since the last meeting", "Cannot be messaged: another organisation", …; null where it just goes out. */
  readonly reason: string | null;
}

/** Those who get something come first. */
export interface NudgePreviewView extends CardView {
  /** What it is a preview of: "the reminders of Friday 4 December 2026", "nudge now". */
  readonly of: string;
  readonly sending: number;
  readonly notSending: number;
  readonly page: PageOf<PreviewLine>;
}

export function nudgePreviewCard(view: NudgePreviewView): Message {
  const title = 'Preview of nudges';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
