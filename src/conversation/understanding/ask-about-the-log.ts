import { list, ofWhom, plain, type WaysOfAsking } from './ways-of-asking.ts';

const SHOW = '[show|list|give|get|see|view|tell|find|need]';
const WHAT = '[what|which|who|any|anything|how many|are|is]';
const ARE = '[is|are|has|have|was|were|been]';
const THINGS = '[actions|action|ones|items|tasks|things|everything|anything|list|stuff]';
const FOR = '[(for|of|in|at|from|by|with|on|under) <of>]';

/** Asking for help, for actions and nominals, for what stands and what has changed. To add one, write it as people say it without idle words. */
export const ABOUT_THE_LOG: WaysOfAsking = [
  [
    plain({ command: 'help' }),
    `help [with this]; what do; what (are|is) [your] commands; commands; command list; list commands;
     how (does|do) (this|it|that) work; how do use (this|it); what is this; who are; instructions; guide; menu;
     options; what say; what type; what ask; how do update [an] action; stuck need help; need help; help what do;
     what do do; do what; show what do; help needed; how use this; what (are|is) my options`,
  ],
  [
    plain({ command: 'my-actions' }),
    `[show|list|give|get|see|view|tell|find|need] [what] [are|is|am] mine; mine;
     my (actions|action|list|tasks|stuff|items|jobs|work|ones|open actions|outstanding actions|to do list|todo list|todos|action list);
     (show|list|give|get|see|view|what) [are|is] [all] [of] my (actions|action|list|tasks|stuff|items|jobs|work|ones|open actions|outstanding actions|todo list);
     what is mine; what do [still] owe; what have got [on|left|outstanding|open|still];
     what (have|do) [have|got] [still|left] [on|do|outstanding] [my plate|my list];
     what am (doing|responsible for|on|down for|supposed do); (anything|something|any) for [of mine];
     anything [outstanding] [for] [from] [mine]; what (is|are) [outstanding|left|open] for;
     what (is|are) on my (list|plate); actions for; my outstanding [actions]; what needs doing [by]; what do need do;
     what do have do; what have got [left|on|outstanding] (this week|today|next|next week|this month|next meeting|before next meeting|week); what should be doing; what should do [next]; what (is|are) my (actions|tasks|jobs|list);
     do have any actions; have got any actions; do have anything [outstanding|overdue|due|left]; what else do owe;
     what do still have [do]; what do still need do; which (actions|ones) are mine; which are mine;
     remind what (is mine|do owe); show mine; what have still got do; what have still got [on];
     what have outstanding; what (still|is still) (mine|left|outstanding); actions assigned; what is assigned;
     my overdue [actions]; what is due from`,
  ],

  [
    plain({ command: 'reviews' }),
    `[show|list|give|see|view|what|which|who|any] [are|is] [all] [our|of] (reviews|review list) [due|list|coming up]; reviews due;
     [show|list|what|which|who|anything|any|how many] [nominals|codes|ones] (is|are|need|needs) (due for review|review|reviewing|reviewed|for review) [by|before|at] [next meeting|meeting];
     due for review; what (needs|need) (review|reviewing); what should review; what (is|are) up for review;
     [show|list] nominals [due] for review; which nominals (need|needs|are due) [a] review; overdue reviews; what do need review`,
  ],

  [
    plain({ command: 'profiles' }),
    `[show|list|give|see|view|what|which] [partnership] profiles [are|is] [awaited|outstanding|stale|due|missing|received|accepted|there|have|register]; profile register;
     register of profiles; (what|which) profiles (have|are) [not] [been] (requested|received|accepted|overdue|out of date|past review); stale profiles;
     police profiles [for (meeting|next meeting)]; (what|which) profiles do have; [are] any [partnership|police] [stale|outstanding|overdue] profiles [stale|outstanding|due|overdue|awaited|missing|out of date];
     (what|which) profiles are [still] waiting for; (what|which) profiles have police not sent; chase profiles`,
  ],
  [
    list('silent'),
    `who (has|have|is|are|did|does) (not|still not|yet|still yet) [yet] (updated|update|responded|replied|reported|answered|reported back|sent update|done their update|given update|told|said anything|done their updates|sent updates) [yet|anything|us] ${FOR};
     who [has|have|still|is] [still] (needs|need|has|have|not) [yet] (update|updated|respond|reply|report|updating) [yet|still] ${FOR};
     who still owes [update|updates|an update]; who owes [an] (update|updates);
     who is (silent|quiet|outstanding|missing); who is yet (update|respond|reply);
     (what|which) [actions] (has|have) (not been|no) (updated|update|updates) [yet|since last meeting] ${FOR};
     not updated [yet|since last meeting|since last portfolio meeting]; no (update|updates) [since last meeting];
     [actions] without [an] (update|updates) ${FOR}; missing updates; who needs (chasing|nudging|chase);
     who do need chase; who should chase; outstanding updates; who has <of> not updated; who has gone quiet;
     who do [still] need hear from; who have not heard from; who is not updated [yet]; silent;
     who is late [updating|with update|with updates|with their update]; which agencies (have|has) not updated [yet];
     which agencies are silent; has everyone updated; has everybody updated; have all updated;
     waiting for updates [from]; who are waiting (for|on); which members have not updated;
     who is still (update|outstanding)`,
  ],
  [
    list('overdue'),
    `${SHOW} ${WHAT} ${THINGS} ${ARE} [still|most] (overdue|late|behind|past due|outstanding and overdue|past their date|late ones|running late|over due|missed|running behind|past deadline|past its date|out of date) ${THINGS} ${FOR};
     overdue <of>; <of> overdue [actions]; what has <of> got overdue;
     (what|which|how many) (is|are) [actions] <of> (late|behind|overdue) (on|with);
     (what|which) (overdue|late) actions (does|do|has|have) <of> have; how many [actions] are (overdue|late) ${FOR};
     is anything (overdue|late) ${FOR}; are any [actions] (overdue|late) ${FOR};
     are there any (overdue|late) [actions]; is <of> (behind|late|overdue);
     (which|what) (agencies|members|partners|organisations) are [running] (behind|late|overdue); (show|list|give|see) overdue <of>`,
  ],
  [
    list('blocked'),
    `${SHOW} ${WHAT} ${THINGS} ${ARE} [still] (blocked|stuck|held up|on hold|stalled) ${THINGS} ${FOR};
     <of> blocked [actions]; what is (blocking|holding) us [up]; blockers; what (are|is) blockers ${FOR};
     any blockers ${FOR}; show blockers; is anything (blocked|stuck|on hold) ${FOR};
     are any [actions] (blocked|stuck) ${FOR}; are there any (blocked|stuck) [actions]; what is holding things up;
     where are stuck`,
  ],
  [
    list('red'),
    `${SHOW} ${WHAT} ${THINGS} ${ARE} [still|rated|in] (red|reds|red rated) ${THINGS} ${FOR}; is anything red ${FOR}; are any [actions] red ${FOR}`,
  ],
  [
    list('amber'),
    `${SHOW} ${WHAT} ${THINGS} ${ARE} [still|rated|in] (amber|ambers|amber rated) ${THINGS} ${FOR}; is anything amber ${FOR}; are any [actions] amber ${FOR}`,
  ],
  [
    list('ownerless'),
    `${SHOW} ${WHAT} ${THINGS} ${ARE} [that] [have|has|with|got] (no owner|no owners|unowned|ownerless|without owner|without an owner|unassigned|not assigned|nobody|no one|no lead|not owned|unallocated|orphaned|no-one|without owners) ${THINGS};
     (what|which) [actions] (has|have|do|does|are|is) (not have|not got|not) [an] (owner|owners|owned);
     who owns nothing; not assigned anyone; (who|what|which) [actions] (does|do) not have owner;
     (what|which) (needs|need) [an] (owner|owners); what (is|are) nobody (doing|owns); [actions] missing [an] owner;
     actions nobody owns; what does nobody own; orphans`,
  ],
  [
    list('awaiting'),
    `${SHOW} ${WHAT} ${THINGS} ${ARE} [that] [still] (awaiting confirmation|awaiting|waiting confirmation|waiting for confirmation|waiting be confirmed|waiting for confirm|waiting on confirmation|be confirmed|unconfirmed|waiting for sign off|awaiting sign off|waiting for my confirmation|for confirm|waiting for approval|awaiting approval|need confirming|needs confirming|waiting for|ready confirm|done but not confirmed|pending confirmation|needing confirmation|waiting for confirmation from) ${THINGS} ${FOR};
     confirmations [waiting|due|list]; what do (need|have) [to] (confirm|sign off|approve);
     what (needs|need) [my] (confirming|confirmation|signing off|sign off|approval);
     what (is|are) waiting for my (sign off|confirmation|approval); anything confirm; anything [waiting] for confirm;
     what should confirm; what have got confirm; to confirm; what is there confirm; what is waiting [for] confirm`,
  ],
  [
    list('due'),
    `${SHOW} ${WHAT} ${THINGS} ${ARE} [coming] (due|due soon|coming up|due this week|due next week|due today|due tomorrow|due this month|due next|due before next meeting|due before meeting|up next|due shortly) ${THINGS} ${FOR};
     what is due when; upcoming [actions|deadlines]; deadlines; what deadlines (are|have) [coming] [up];
     what is coming up; coming up; anything due [soon|this week|next week|today|tomorrow]; when is everything due;
     what is due for <of>`,
  ],
  [
    list('open'),
    `${SHOW} ${WHAT} [all] ${THINGS} ${ARE} [still|currently] (open|outstanding|live|unfinished|incomplete|not done|not finished|not complete|active) ${THINGS} ${FOR};
     [show|list|give|see|view] [all|whole|full|entire] (actions|log|action log|everything) ${FOR};
     <of> (actions|open actions);
     (what|which) [actions] (has|have|does|do) <of> (got|have|owe|own) [on|open|outstanding|left];
     (what|which) actions (does|do) <of> (have|own); what is left [do]; everything; actions (for|of|with|in) <of>;
     what (is|are) <of> (doing|working on|on|responsible for); show <of> actions;
     how many [actions] are [still] (open|outstanding); whole log; action (log|list|plan);
     show action (log|list|plan); whole list; full list; list`,
  ],

  [
    plain({ command: 'changes' }),
    `what has [been] (changed|happened|moved|new|different) [since] [last|previous] [portfolio|partnership|board|safer halton|shp] [meeting|time|week] [since last meeting];
     what (changed|moved|happened) [since] [last] [portfolio|partnership|board] [meeting|time];
     what is (new|different|changed) [since] [last] [portfolio|partnership] [meeting|time];
     changes [since] [last] [portfolio|partnership] [meeting|time]; recent (changes|updates|activity);
     latest [changes|updates|news]; any (changes|updates|news|developments) [since] [last] [meeting|time]; whats new;
     news; show [recent] changes; what have missed; what is latest; what did miss; since last meeting;
     what has anyone done [since last meeting];
     anything (new|changed|happened|happening) [since] [last] [meeting|time];
     has anything changed [since] [last] [meeting|time];
     what has been (done|updated|completed|closed) since [last] [meeting|time]; what is happening`,
  ],
  [
    plain({ command: 'show-standing-item' }),
    `(where|how) is (standing item|board paper|board report) [up|looking|going|at]; how far is standing item; where are with standing item`,
  ],
  [
    ({ of }) => ({ command: 'status', of: ofWhom(of) }),
    `status [report|update|summary|overview|card|check] [(for|of|on|from|at|in) <of>];
     [give|show|need|get|send|have] [overall|current|quick|full] (status|summary|overview|position|picture|headlines|dashboard|rag|brag|rag status|brag status|rag rating|rag ratings|status update|status report|status summary|update|progress|progress report|progress update|stats|figures|numbers|state of play) [(for|of|on|from|in) <of>];
     how (are|is) (we|it|they|things|everything|everyone|partnership|portfolio|operation portfolio) (doing|getting on|going|looking|progressing|shaping up|faring);
     how (are|is) (doing|getting on|going|looking|progressing) [(for|with|in|on|at) <of>];
     how (is|are) <of> (doing|getting on|going|looking|progressing|performing|faring);
     how (has|have) <of> (done|got on|performed); where are [we|things] [at|with <of>|up];
     where (is|are) <of> (up|at|with); where do stand; where (is|are) <of> up;
     update [on everything|on actions|on progress]; brief; bring up speed;
     what is [our|overall|current|latest] (status|position|picture|state|rag|situation|state of play|progress) [(of|for|on|with|in) <of>];
     (rag|brag) [status|rating|ratings|report] [(for|of) <of>]; <of> (status|rag|brag|summary); red amber green;
     summarise; sum up; state of play; are on track; how much is done;
     how many actions [are there|do have|have we got];
     how (are|is) (we|things) (doing|going|looking) [on|with] actions; what is story; dashboard; headlines;
     how goes it; where are up; how is progress; how does it look; what does it look; how do things look; how did do;
     how have done; [how many|show|list] (green|greens) [actions|ones] [are|do have|have];
     status <of>`,
  ],

  [
    plain({ command: 'list-nominals' }),
    `[show|list|give|see|view|what|who] [are|is] [all|open] [our|of] nominals [list|open]; nominals;
     which nominals (are|do) [open|have|there]; who are nominals; how many nominals [are there|are open|do have];
     nominal list; codes; list of nominals; open nominals`,
  ],
];
