import type { IChoiceSetInput, ITextInput } from '@microsoft/teams.cards';
import { longDateTime } from '../../domain/calendar/dates.ts';
import type { Attendance, AttendanceKind } from '../../domain/meetings/record.ts';
import type { Message } from '../../domain/message.ts';
import type { Member } from '../../domain/people/person.ts';
import { execute, heading, shortened, typed, words } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { inOwnChatOnly } from '../parts/own-chat.ts';
import { walkButton, type Walk } from '../parts/walk-button.ts';
import { attendButton } from './meeting-buttons.ts';

export interface AttendanceFormView extends WritingCardView {
  readonly walk: Walk;
  readonly meetingAt: Date;
  /** By agency and name. */
  readonly members: readonly Pick<Member, 'id' | 'name' | 'agency'>[];
  readonly recorded: readonly Attendance[];
  readonly problem: string | null;
}

/** A list longer than this many bytes becomes a field to type into: the card has two of them. */
const CHOICES_BYTES = 24_000;

/** Who is there, who sent apologies, and who deputises. For a personal chat: it shows names. */
export function attendanceForm(view: AttendanceFormView): Message {
  if (isShared(view)) return inOwnChatOnly(view, 'Attendance');
  const { walk, recorded, members } = view;
  const title = `Attendance: ${longDateTime(view.meetingAt, view.partnership.timezone)}`;
  const problem = view.problem === null ? [] : [view.problem];
  const help = 'A registered deputy who is present stands in for whoever sent apologies.';
  const nameOf = (id: number | null): string | null => members.find((member) => member.id === id)?.name ?? null;
  const deputies = recorded.flatMap(({ memberId, deputyForId }) => {
    const [deputy, other] = [nameOf(memberId), nameOf(deputyForId)];
    return deputy === null || other === null ? [] : [`${deputy} for ${other}`];
  });
  return finish(view, {
    audience: 'for those who run the meeting',
    body: [
      heading(title),
      ...problem.map((text) => typed([{ text, strong: true, color: 'Attention' }])),
      people(view, 'present', 'Present'),
      people(view, 'apologies', 'Apologies'),
      {
        type: 'Input.Text',
        id: 'deputies',
        label: 'Other deputies, such as: Jo for Priya, Sam for Nia',
        maxLength: 1000,
        ...valueOf(upTo(1000, deputies)),
      },
      words(help, { isSubtle: true }),
    ],
    actions: [
      execute('Record attendance', attendButton.with({ meeting: walk.meeting, token: view.newToken() }), 'inputs'),
      execute('Go on with the meeting', walkButton.with(walk)),
    ],
    facts: [title, ...problem, 'Choose who is present, who sent apologies and who deputises.'],
  });
}

function people(view: AttendanceFormView, id: AttendanceKind, label: string): IChoiceSetInput | ITextInput {
  const there = view.recorded.filter(({ attendance }) => attendance === id).map(({ memberId }) => memberId);
  const choices = view.members.map(({ id: memberId, name, agency }) => ({
    title: shortened(agency === null ? name : `${agency.name}: ${name}`, 100),
    value: String(memberId),
  }));
  if (Buffer.byteLength(JSON.stringify(choices)) > CHOICES_BYTES) {
    const names = view.members.filter((member) => there.includes(member.id)).map(({ name }) => name);
    return {
      ...{ type: 'Input.Text', id, label: `${label} (names, with commas)`, isMultiline: true, maxLength: 9_000 },
      ...valueOf(upTo(9_000, names)),
    };
  }
  return {
    ...{ type: 'Input.ChoiceSet', id, label, isMultiSelect: true, style: 'filtered', choices },
    placeholder: 'Choose people',
    ...(there.length === 0 ? {} : { value: there.map(String).join(',') }),
  };
}

/** A list as it is typed, as many of it as fit. */
function upTo(limit: number, names: readonly string[]): string {
  let list = '';
  for (const name of names) {
    const longer = list === '' ? name : `${list}, ${name}`;
    if (longer.length <= limit) list = longer;
  }
  return list;
}

function valueOf(value: string): { value?: string } {
  return value === '' ? {} : { value };
}
