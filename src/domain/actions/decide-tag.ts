import type { Action } from './action.ts';
import type { Change, ChangeIntent, TagKind } from './change.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { powerById } from '../powers/catalogue.ts';

type Tag = Extract<ChangeIntent, { kind: TagKind }>;

/** Which power an action uses, and whether it is there to safeguard somebody. Neither says where the action stands. */
export function decideTag(intent: Tag, action: Action): Change | Refusal {
  const { ref } = action;
  if (intent.kind === 'safeguard') {
    if (action.safeguarding === intent.on) {
      return refusal(
        'not now',
        `${ref} is ${intent.on ? 'tagged as safeguarding already' : 'not tagged as safeguarding'}.`,
      );
    }
    const kind = intent.on ? 'safeguarded' : 'unsafeguarded';
    return { action, set: { safeguarding: intent.on }, update: { kind, text: intent.note } };
  }
  if (intent.kind === 'untag') {
    if (action.powerId === null) return refusal('not now', `${ref} is not tagged with a power.`);
    return { action, set: { powerId: null }, update: { kind: 'untagged', text: intent.note } };
  }
  const power = powerById(intent.power);
  if (power === null) {
    return refusal(
      'missing',
      `I know no power of that name. Say “powers” to see them all, then “tag ${ref} closure order”. Nothing was changed.`,
    );
  }
  if (action.powerId === power.id) return refusal('not now', `${ref} is tagged with that already: ${power.name}.`);
  const text = intent.note === null ? power.name : `${power.name}: ${intent.note}`;
  return { action, set: { powerId: power.id }, update: { kind: 'tagged', text } };
}
