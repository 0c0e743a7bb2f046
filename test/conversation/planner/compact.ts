import type { NominalKey } from '../../../src/domain/refs.ts';
import { planMessage } from '../../../src/conversation/planner.ts';
import type { Step } from '../../../src/conversation/plan.ts';
import type { ChangeIntent } from '../../../src/domain/actions/change.ts';

/** A Monday, in the season of short days: 12 Jan is next year, and so is what the tests call "next month". */
export const TODAY = '2026-11-23';

/** A plan as one line that a reader can compare: `done 12 "notice served" | ask plan 14: progress done`. */
export function compact(text: string): string {
  return planMessage(text, { today: TODAY, place: 'personal' }).steps.map(compactStep).join(' | ');
}

function compactStep(step: Step): string {
  switch (step.command) {
    case 'change-actions':
      return step.changes.map((c) => `${intentKind(c.intent)} ${refs(c.numbers)}${detail(c.intent)}`).join(' + ');
    case 'ask':
      return `ask ${step.doubt} ${refs(step.numbers)}: ${step.options.map(intentKind).join(' ')}`;
    case 'show-action':
      return `show ${refs(step.numbers)}`;
    case 'shown-to':
      return `shown to ${step.key.kind} ${String(step.key.number)}`;
    case 'hold-nominal':
    case 'release-nominal':
      return `${step.command} ${step.key.kind} ${String(step.key.number)} "${step.reason ?? '-'}"`;
    case 'report-programme':
      return `report ${step.of} ${JSON.stringify(step.counts)}`;
    case 'add-statements':
      return `statements ${JSON.stringify(step.statements)}`;
    case 'remove-statement':
      return `remove ${step.kind} ${String(step.number)}`;
    case 'stamp-profile':
      return `profile ${String(step.number)} ${step.stamp} ${step.day ?? '-'}`;
    case 'show-nominal':
      return `nominal ${step.key.kind} ${String(step.key.number)}`;
    case 'meeting-decision':
      return `decision ${step.key === null ? '-' : `${step.key.kind} ${String(step.key.number)}`} "${step.decision}"`;
    case 'back':
      return step.ahead ? 'back ahead' : 'back';
    case 'undo':
      return step.numbers.length === 0 ? 'undo' : `undo ${refs(step.numbers)}`;
    case 'unknown':
      return 'unknown';
    case 'bad-date':
      return `bad date "${step.typed}"`;
    default: {
      const { command, ...rest } = step;
      return [
        command,
        ...Object.values<unknown>(rest).map((value) =>
          isKey(value) ? `${value.kind}${String(value.number)}` : plain(value),
        ),
      ].join(' ');
    }
  }
}

function isKey(value: unknown): value is NominalKey {
  return typeof value === 'object' && value !== null && 'kind' in value && 'number' in value;
}

function plain(value: unknown): string {
  return value === null ? '-' : typeof value === 'string' ? value : JSON.stringify(value);
}

function refs(numbers: readonly number[] | 'all'): string {
  return numbers === 'all' ? 'all' : numbers.join(',') || '-';
}

function intentKind(intent: ChangeIntent): string {
  return intent.kind === 'end' ? intent.as : intent.kind;
}

function detail(intent: ChangeIntent): string {
  const note = intent.note === null ? '' : ` "${intent.note}"`;
  if (intent.kind === 'tag') return ` ${intent.power ?? '-'}${note}`;
  if (intent.kind === 'safeguard') return intent.on ? ' on' : ' off';
  if (intent.kind === 'reassign') return ` → ${intent.to ?? '-'}${note}`;
  if (intent.kind !== 'extend' && intent.kind !== 'snooze') return note;
  const due = intent.kind === 'extend' ? intent.due : intent.until;
  if (due === null) return ` → -${note}`;
  if (due.to === 'date') return ` → ${due.date}${note}`;
  if (due.to === 'after next meeting') return ` → next meeting+${String(due.days)}d${note}`;
  return ` → ${due.to === 'later' ? `+${String(due.days)}d${String(due.months)}m` : 'next meeting'}${note}`;
}
