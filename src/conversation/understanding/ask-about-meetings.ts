import { plain, type WaysOfAsking } from './ways-of-asking.ts';

/** Asking for nudges, whom they reach, and for the meeting. To add one, write it as people say it without idle words. */
export const ABOUT_MEETINGS: WaysOfAsking = [
  [
    plain({ command: 'preview-nudges' }),
    `(preview|show|list|see|check) [next|coming|upcoming] (nudges|reminders|nudge|chasers|chases|chase);
     who (do|are|is|would|should|will|gets|get|getting|going|being) [be|get|going|about] [to] (nudge|nudged|chase|chased|remind|reminded|chasing|nudging|reminding|nudges|reminders|reminder|nudge next);
     [show] who (nudge|chase|remind); who (gets|get) (nudged|chased|reminded);
     what (nudges|reminders) (are|is) [going|due|next|coming|scheduled|planned] [out|up]; nudge preview; nudges;
     reminders; dry run; what nudges; what (reminders|nudges) send; next (nudges|reminders);
     when is next (nudge|reminder); who (chase|remind); who are about (chase|nudge|remind);
     who be (nudged|chased|reminded)`,
  ],
  [
    plain({ command: 'unreached' }),
    `who (not|cannot|could not) [be] (reach|reached|contact|contacted|message|messaged);
     who is (unreachable|out of reach|not reachable); (show|list) (unreachable|unreached) [people|members];
     unreached; unreachable; who did not [get] (reach|reached); who (was|were|is|are) not reached;
     who have not reached`,
  ],
  [
    plain({ command: 'reachability' }),
    `who [be] (reached|reach|contact|contacted|message|messaged); reachability; who is reachable;
     [is|are] (everyone|everybody|anyone) [be] (reached|reachable|contacted); who has [got|installed] (app|bot);
     who has [not] written; how (everyone|everybody|people) [be] reached; (show|list) reachable [people|members]`,
  ],
  [
    plain({ command: 'nudge-now' }),
    `nudge [now|everyone|people|everybody|owners|them] [now|today|straight away|straightaway];
     (send|issue|fire|push|run|do) [out|off] [all|our] (nudges|reminders|nudge|chasers|reminder) [out] [now|today];
     (chase|remind|nudge) (everyone|everybody|people|them|owners|owners now|all|all owners) [now|today|who has not updated|up|please];
     (chase|remind) [now|today]; send nudges out; send out reminders; chase up everyone [now]; nudge them now;
     start nudging; chase everyone up [now]`,
  ],

  [
    plain({ command: 'meeting-pack' }),
    `[show|get|see|view|send|open] [meeting|next meeting] agenda [for (next meeting|meeting|today|next portfolio meeting)];
     [show|get|see|view|send|prepare|open] [next] meeting (pack|papers|agenda) [for (today|next meeting)];
     [show|get|see|view|send|prepare] pack for (next meeting|meeting|today); what is on agenda [for (next meeting|meeting|today)];
     have [next] meeting (pack|agenda); [show|see|have] pack; pack for (monday|tuesday|wednesday|thursday|friday|this week|next week);
     agenda by exception; what do need cover [at|in] [next] meeting; what is there cover at meeting`,
  ],
  [
    plain({ command: 'start-meeting' }),
    `[let] (start|begin|open|run|kick off) [portfolio|partnership] meeting [mode]; start (today's|todays) meeting;
     meeting mode; call meeting order`,
  ],
  [
    plain({ command: 'walk-meeting', to: 'here' }),
    `(go|carry) on with meeting; (resume|continue) [with] meeting; back to meeting; where are in meeting`,
  ],
  [
    plain({ command: 'finish-meeting' }),
    `(finish|end|close|conclude|complete) [portfolio|partnership] meeting; meeting [is] (finished|over|closed|ended);
     (wrap up|finish up|finish off) meeting; wrap meeting up; (that is|thats) end of meeting; [are|were] (done|finished) with meeting`,
  ],
  [
    plain({ command: 'attendance' }),
    `[record|show|take|open] attendance [form|list]; who is (here|present) [at meeting]; attendance sheet;
     who is [in|at] meeting; whos here; take register; who [has] (sent|gave|given) apologies; register of attendance`,
  ],
  [
    plain({ command: 'minutes' }),
    `[show|get|see|view|send|draft|open] minutes [extract] [of (last meeting|meeting|today)];
     [show|get|see|view|send] [last|draft] meeting minutes; minutes extract;
     minutes (from|for) last meeting; what (was|were) (decided|agreed) [at] last meeting;
     what did (decide|agree) [at] last meeting; decisions (from|of|at) last meeting`,
  ],
];
