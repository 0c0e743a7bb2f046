import type { Step } from '../plan.ts';
import { tidy, type Utterance } from './normalise.ts';
import { vocabulary } from './spelling.ts';
import { tellsOfOverdueWork } from './overdue-work.ts';
import { fit, saidOf, template, type Template } from './templates.ts';
import type { Token } from './tokens.ts';

type Slots = Readonly<Record<string, string | null>>;
type Maker = (slots: Slots) => Step;

const list =
  (kind: Extract<Step, { command: 'list-actions' }>['list']): Maker =>
  ({ of }) => ({ command: 'list-actions', list: kind, of: ofWhom(of) });
const plain =
  (step: Step): Maker =>
  () =>
    step;

/** Whom a list is of, as typed; words that mean everybody mean nobody in particular. */
function ofWhom(of: string | null | undefined): string | null {
  const named = (of ?? '').replace(NOT_NAMES, '').trim();
  return named === '' || EVERYBODY.test(named) ? null : tidy(named.replace(/['’]s$/u, ''));
}

const NOT_NAMES = /^(?:(?:what|which|who|are|is|there|any|how|many|show|list|do|we|have|got|has|all|me)(?:\s+|$))+/iu;
const EVERYBODY =
  /^(?:all|everyone|everybody|we|it|this|that|things|everything|now|today|(?:the |our )?(?:partnership|(?:action )?plan|(?:action )?log|actions|list))$/iu;

const SHOW = '[show|list|give|get|see|view|tell|find|need]';
const WHAT = '[what|which|who|any|anything|how many|are|is]';
const ARE = '[is|are|has|have|was|were|been]';
const THINGS = '[actions|action|ones|items|tasks|things|everything|anything|list|stuff]';
const FOR = '[(for|of|in|at|from|by|with|on|under) <of>]';

/** Ways of asking for what is not about a named action. To add one, write it as people say it without idle words. */
const REQUESTS: readonly (readonly [Maker, string])[] = [
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

  [
    plain({ command: 'draft-standing-item' }),
    `(draft|prepare|write|make|create|generate|produce|do|redraft|build|start|get) [up|out|new] [our|portfolio|operation portfolio|safer halton|shp|board] (standing item|standing agenda item|agenda item|standing item paper|item for board|board item|board report|board paper|shp item|shp report|item) [for board|for shp|for safer halton|ready|again|for next board|for safer halton partnership];
     draft standing; draft it; draft [a] (report|paper) for board; draft;
     (refresh|redo|update) [our] (draft|draft standing item|standing item) [again|now|with (latest|new|today's|todays) figures]; draft it again;
     (draft|write|prepare) (paper|report|item) for (shp|safer halton|committee|board); write standing item for;
     (do|make|need|want|have) new draft [of (standing item|safer halton item|shp item|board item|board paper|board report)]`,
  ],
  [
    plain({ command: 'show-standing-item' }),
    `standing item; (show|preview|see|view|open|read|get|what is in|look at|check|find) [our|current|latest|draft] (standing item|standing agenda item|agenda item|board report|board paper|item for board|draft standing item|draft) [as it is|again|now];
     what is [in] standing item [now]; where is standing item [up]; is standing item (approved|posted|drafted|ready|done) [yet]; has standing item been (approved|posted|drafted) [yet]; how is standing item [looking];
     [let] (see|view|show|read) draft (report|paper); let see (draft|standing item); see standing item before it goes [out|to board]`,
  ],
  [
    plain({ command: 'approve-standing-item' }),
    `(approve|sign off|agree|authorise|ok) [it|standing item|standing agenda item|draft|agenda item|draft standing item|board item|item|this|that|draft item|board report|board paper];
     approved; i approve; approve standing; standing item approved; standing item is approved;
     happy with standing item; sign standing item off;
     approve (report|paper); happy approve (standing item|draft|it); (yes|looks good|all good|fine) (approve|approved) [it|draft|standing item]`,
  ],
  [
    plain({ command: 'post-standing-item' }),
    `(post|publish|share|release|send) (it|standing item|standing agenda item|agenda item|board item|item|this|approved item|approved standing item|board report|board paper) [out|to board|board|in board channel|now|up|with board|safer halton|in channel];
     post; publish; post to board; post board; post now; put it up; post standing;
     (post|send|publish) (it|standing item) [in|on] (boards|board's|board) channel; put (it|standing item) [up] (in|on) (boards|board's|board) channel;
     (post|publish|share) (report|paper) [with] (board|shp|safer halton)`,
  ],

  [
    plain({ command: 'use-channel', purpose: 'partnership' }),
    `use this [channel|chat|one|place|team] (for|as) [our] (partnership|portfolio|operation portfolio|partnership channel|group) [channel|meetings|updates];
     this is [our] (partnership|portfolio) channel; (set|make) this [channel] (as|for) partnership [channel];
     (make|set) this [our] partnership channel`,
  ],
  [
    plain({ command: 'use-channel', purpose: 'board' }),
    `use this [channel|chat|one|place|team] (for|as) [our] (board|safer halton|shp|safer halton partnership|board channel|standing item) [channel|meetings|updates];
     this is [our] (board|shp|safer halton) channel; (set|make) this [channel] (as|for) board [channel];
     (make|set) this [our] board channel`,
  ],
  [
    ({ code }) => ({ command: 'choose-partnership', code: code?.replace(/^the\s+/iu, '') ?? null }),
    `(switch|change|choose|swap|select) (partnership|partnerships) [<code>]; (switch|swap) [over] <code> partnership;
     (switch|swap) [over] <code>; (use|select|choose|pick|work in|go) partnership <code>;
     which partnership [am in|is this]; my partnerships; partnerships; list partnerships; switch;
     go <code> partnership`,
  ],

  [
    plain({ command: 'back', ahead: false }),
    `back; am back; am [back] (in|at) [office|work] [again|today]; back (in|at) [office|work|desk] [today|again|now];
     am back [at|in|from] [work|office|leave|holiday|sick] [today|again];
     back from (leave|holiday|sick|annual leave); no longer away; returned [from leave|to work|from holiday];
     have returned; am not away [any more|anymore]; not away [any more|anymore]; am here again;
     back again`,
  ],
  [
    plain({ command: 'back', ahead: true }),
    `(cancel|delete|remove|scrap|undo|clear|end) my [annual] (away|leave|absence|absences|holiday|holidays|time off|time away);
     my (leave|holiday|absence) is (cancelled|off); am not [going] (on|away on) (leave|holiday) [after|any more|anymore];
     am not [going] away after; not on leave [after|any more|anymore]; not going away [after|any more|anymore]`,
  ],
  [
    plain({ command: 'who-is-away' }),
    `who is (away|off|on leave|on holiday|not in|out|out of office|off sick|on annual leave) [today|tomorrow|this week|next week|at moment|soon|for meeting|for next meeting];
     (is|are) (anyone|anybody|any) (away|off|on leave|on holiday|out) [today|tomorrow|this week|next week|at moment];
     [show|list] (absences|leave|away list); who have we got away; who is going be away; who away; anyone away`,
  ],
  [
    plain({ command: 'undo', numbers: [] }),
    `undo [that|it|this|last|last one|last change|last thing|my last change|last update|my last update|previous];
     oops [undo|undo that|wrong one|that was wrong|wrong|sorry|mistake|scrap that]; take (that|it) back;
     take back [that]; take that last (one|change) back;
     (that|it|this) (was|is) (wrong|a mistake|mistake|an error|not right|incorrect|not what meant|in error|wrong one|not it);
     scrap (that|it|last one|last); (wrong one|my mistake|mistake|wrong action|my bad|wrong);
     (cancel|reverse|revert|forget|ignore|remove|delete|unsend|rollback|roll back) (that|it|last one|last change|what said|my last message|last|my last update|my last|last message);
     revert; didnt mean that; did not mean that; never mind; no undo [that];
     sorry (wrong one|undo|undo that|scrap that|wrong action|my mistake|ignore that);
     put it back [how it was|as it was]; put that back; change it back; change that back; not that one;
     not what meant; not (that|it) undo; that is not right; that is not what meant; that is wrong; go back;
     no (that|it) is wrong`,
  ],
];

interface Way {
  readonly make: Maker;
  readonly template: Template;
}

const WAYS: readonly Way[] = REQUESTS.flatMap(([make, ways]) =>
  ways.split(';').map((way) => ({ make, template: template(way.trim()) })),
);
const KNOWN = vocabulary(WAYS.flatMap((way) => way.template.words));

/** The request that some words make, taken as a whole; null when they make none. */
export function requestOf(tokens: readonly Token[], utterance: Utterance): Step | null {
  const said = tellsOfOverdueWork(tokens) ? null : saidOf(tokens, utterance, KNOWN);
  if (said === null) return null;
  for (const { make, template: way } of WAYS) {
    const slots = fit(way, said);
    if (slots !== null) return asAsked(make(slots), tokens);
  }
  return null;
}

const DEEDS = new Set<Step['command']>([
  'approve-standing-item',
  'post-standing-item',
  'use-channel',
  'choose-partnership',
  'back',
  'undo',
  'start-meeting',
  'finish-meeting',
]);

/** "nudge now?" and "undo?" ask about a deed and do not order it, unless the clerk is asked to do it: "can you undo that?" */
function asAsked(step: Step, tokens: readonly Token[]): Step | null {
  const words = tokens.map((token) => token.text);
  const isOrdered = /\b(?:can|could|would|will) (?:you|u|we)\b|\b(?:please|pls|plz)\b/u.test(words.join(' '));
  if (!words.includes('?') || isOrdered) return step;
  if (step.command === 'nudge-now') return { command: 'preview-nudges' };
  return DEEDS.has(step.command) ? null : step;
}
