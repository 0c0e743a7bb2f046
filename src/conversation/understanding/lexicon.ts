import type { ChangeKind, PlainEnd, TagKind } from '../../domain/actions/change.ts';
import type { Doubt } from '../plan.ts';

/**
 * The words that carry meaning about an action. To teach the clerk a new way of saying something, add it to a line
 * here, after a semicolon: "[optional]" and "(one|other)" are expanded, the longest phrase at a place wins, and typing errors in words of
 * four letters or more are put right (spelling.ts). Contractions are already apart: write "has not", not "hasn't".
 */
export interface Claim {
  readonly is: 'claim';
  readonly kind: Exclude<ChangeKind, TagKind> | 'show' | 'move';
  /** Which end, for kind "end". */
  readonly as?: PlainEnd;
  /** The phrase itself leaves a doubt: "incomplete", "finishing". */
  readonly doubt?: Doubt;
  /** Counts only where it comes before the ref, as a command: "close A-12", "give A-12 to Housing". */
  readonly command?: true;
  /** Another ref right after it is what it depends on, not what it is about: "blocked by A-14". */
  readonly needs?: true;
  /** Counts only where nothing else is said with it: "progress", but not "progress report sent". */
  readonly alone?: true;
  /** Tells what happened, so that bare words after the ref may be what it happened to: "cancelled A-12 visit". */
  readonly past?: true;
  /** The phrase is itself the reason and stays in the note: "duplicate of". */
  readonly keep?: true;
  /** Takes an object, so that bare words after it may be only a part of the action: "completed risk assessment". */
  readonly object?: true;
}

/** What words do that are no claim themselves. */
export type Part =
  | Claim
  /**
   * Turns a claim into something to ask about. "degree" is nearly, half, most; "condition" is if, when, until.
   * `after`: also where it follows the claim: "done I think", "done by Friday", "done, probably".
   */
  | Hedge
  /** Begins a question wherever it stands at the start: who, what, any. */
  | { readonly is: 'question' }
  /** Begins a question when something is said about somebody next: "is A-12", "have you". */
  | { readonly is: 'auxiliary' }
  /** Asks the clerk politely to do what follows: "can you". */
  | { readonly is: 'request' }
  /** Says that the clerk is wanted to tell, not to record: "let me know". */
  | { readonly is: 'tell' }
  /** Tells the clerk to write down what follows, so that "as" and "to" after it bring the status: mark … as, set … to. */
  | { readonly is: 'setter' }
  /** Says nothing: please, just, I, we. Only words that cannot change what is claimed belong here. */
  | { readonly is: 'filler' }
  | { readonly is: 'greeting' }
  /** Asks the listener to agree: right, yes, no. */
  | { readonly is: 'tag' }
  /** The ref after it is what the words are about: re, on, for. */
  | { readonly is: 'topic' }
  /** The ref after it is only mentioned: see, after, by. */
  | { readonly is: 'mention' }
  /** Begins the reason: because, as, due to. */
  | { readonly is: 'reason' }
  /** The same as was said of the ref before: too, likewise. */
  | { readonly is: 'same' }
  /** Before a ref, the same as was said of the ref before: "so is A-14". */
  | { readonly is: 'so is' }
  | { readonly is: 'undo' };

export interface Hedge {
  readonly is: 'hedge';
  readonly doubt: Doubt | 'degree' | 'condition';
  readonly after?: true;
}

type Entry = readonly [part: Part, phrases: string];

const claim = (kind: Claim['kind'], more: Omit<Claim, 'is' | 'kind'> = {}): Claim => ({ is: 'claim', kind, ...more });
const end = (as: PlainEnd, more: Omit<Claim, 'is' | 'kind' | 'as'> = {}): Claim => claim('end', { as, ...more });

export const LEXICON: readonly Entry[] = [
  // Done, and what only looks like it.
  [claim('done'), `done; did (it|this|that); all done; job done; done and dusted; complete; closed [off|down|out]`],
  [
    claim('done', { object: true }),
    `completed; finished [with|off|off with]; sorted [out]; actioned; dealt with; wrapped up; signed off;
     carried out; concluded; fulfilled; discharged`,
  ],
  [claim('done', { object: true }), `achieved; delivered; resolved; accomplished`],
  [claim('done'), `ticked off; crossed off; in the bag; ✅; ✔; ☑; ✔️; ☑️`],
  [claim('done', { command: true }), `close [off|down|out]; tick off; cross off; mark off; closing [off]`],
  [
    claim('done', { doubt: 'plan' }),
    `finish [off|with]; wrap up; sort out; deal with; carry out; todo; to do; completion`,
  ],
  [
    claim('done', { doubt: 'plan' }),
    `finishing [off|with]; completing; wrapping up; sorting [out]; dealing with; finalising`,
  ],
  [
    claim('done', { doubt: 'negation' }),
    `undone; unfinished; incomplete; uncompleted; not done; not complete; not completed; not finished`,
  ],
  // The owner has finished and says that somebody else has yet to agree.
  [
    claim('done', { doubt: 'doubt', alone: true, keep: true }),
    `(ready|waiting|awaiting|pending) [for|on|your|my|final] (confirmation|confirming|sign off|signing off);
     ready to (confirm|sign off|be confirmed|be signed off)`,
  ],
  // Said beside "done", these take it back.
  [
    claim('done', { doubt: 'negation' }),
    `(need|needs) (doing|redoing|repeating|to be redone) [again]; nothing [has] actually (happened|changed|been done)`,
  ],
  [
    claim('no_change'),
    `no [further|new|other|real|more|recent] (change|changes|update|updates|news|movement|development|developments|progress);
     n/c; nil [return]; same position; unchanged`,
  ],
  [
    claim('no_change'),
    `nothing [further|new|more|else|really|much] to (report|add|update|say); nothing (new|further|doing);
     not (changed|moved|progressed) [at all|on]`,
  ],
  [
    claim('no_change'),
    `nothing [has|is] (changed|happened|moved);
     no (work|action) [has been|yet|been] (done|taken); no different; no further forward`,
  ],
  // Said of an action that was called done, it takes that back.
  [claim('no_change', { doubt: 'negation' }), `nothing [has|has been|been] done`],
  [
    claim('no_change'),
    `[still|much|about] the same [as] [before|last time|last meeting|previously];
     same as (before|last time|last meeting|previously|ever); as (before|it was|previously);
     still (same|outstanding|open); still as (was|before); as you were; no change to report`,
  ],
  [
    claim('no_change', { keep: true }),
    `not [been|yet|yet been] (started|begun|touched); not (start|begin);
     not [yet] (got round to|had time|had a chance|had chance|looked at);
     not [had] (any|much) (progress|movement|change); not had (time|a chance)`,
  ],
  [claim('no_change'), `nothing to (report|add|update) [yet]; no joy; no luck`],
  [
    claim('progress'),
    `in progress; in hand; on it; ongoing; on going; underway; under way; progressing; work in progress; wip;
     in train; in motion`,
  ],
  [
    claim('progress'),
    `(working|work started|started work|made a start|making a start) [on]; on the case; looking into; started [on];
     begun; commenced; being worked on; worked on`,
  ],
  [
    claim('progress'),
    `on track; on target; on schedule; back on track; going well; going ahead; moving (forward|along|on|ahead);
     coming along; getting there; nearly there; almost there`,
  ],
  [claim('progress', { keep: true }), `still (going|working|at it|live|being worked on) [on]`],
  [claim('progress', { alone: true, keep: true }), `back (on|up and running) [again|now]`],
  [{ is: 'hedge', doubt: 'plan' }, `still going to`],
  [claim('progress', { alone: true }), `progress; active; resumed; restarted; continuing; doing`],
  [
    claim('progress'),
    `(making|some|good|steady|slow) progress; making (good|steady|slow|some) progress; progress (made|being made); carrying on; up and running`,
  ],
  [
    claim('progress', { keep: true }),
    `unblocked; (no longer|not) (blocked|stuck|on hold|held up) (now|any more|anymore|any longer);
     no longer (blocked|stuck|on hold|held up|stalled|paused); off hold`,
  ],
  [claim('progress', { doubt: 'plan' }), `start [on]; begin; make a start [on]; starting [on]; beginning; commence`],
  [
    claim('blocked', { needs: true }),
    `blocked; stuck; on hold; held up; stalled; at a standstill; paused; parked; in limbo; deadlocked; at an impasse`,
  ],
  [
    claim('blocked'),
    `(can not|unable to|could not) [yet] (progress|proceed|move forward|move on|go ahead|go further|start|get started|make progress|take forward|move|get any further|advance|continue);
     suspended; obstructed; hit a (wall|brick wall)`,
  ],
  [claim('blocked'), `not able to (progress|proceed|move forward|move on|go ahead|start|continue); 🚫; ⛔`],
  [
    claim('blocked', { doubt: 'two readings', keep: true }),
    `(can not|unable to|not able to|could not) [yet] [be] (done|finish|finished|complete|completed|close|closed|do|progressed|started)`,
  ],
  [
    claim('blocked', { doubt: 'two readings', keep: true }),
    `delayed; slipping; slipped; behind schedule; running late`,
  ],
  [claim('blocked', { command: true }), `(is|are) [still|now|currently] blocking`],
  [claim('blocked', { doubt: 'plan' }), `block; blocking; (get|gets|getting|being|becoming) (blocked|stuck|held up)`],
  [
    claim('done', { doubt: 'two readings', keep: true }),
    `no further action [is] [needed|required|necessary]; nfa;
     nothing [further|more|else|left] to do; nothing [further|more|else] [is] (needed|required|necessary)`,
  ],
  [
    claim('extend'),
    `extend; extended; extending; extension [of|to|on|for] [deadline|time|the deadline];
     extend [the] (deadline|due date|date|target) [of|for|on]; more time; extra time; postpone; postponing;
     postponed; defer; deferred; deferring`,
  ],
  [
    claim('extend'),
    `push (back|out); pushed back; put back; set back; move back; roll over; rolled over; carry (over|forward);
     carried (over|forward)`,
  ],
  [claim('extend', { command: true }), `push; bump; shift; delay; reschedule; rescheduled`],
  [claim('extend', { alone: true }), `longer`],
  [
    claim('extend'),
    `new [due] (date|deadline) [of|for|on];
     (change|move|push|put) [the|its] (due date|deadline|date) [of|for|on|back];
     due date (now|changed|moved|is now|to be|should be|will be); (deadline|due date) (to|is|of); deadline (now|changed|moved|is now); have until; (need|needs|needing) (until|till|til);
     have till; give (me|us) (until|till)`,
  ],
  // "#" stands for any count and "~" for a unit of time: 2, two or a; days, weeks, a fortnight.
  [
    claim('extend'),
    `(another|further|extra|additional) [#|couple of|few] ~; (#|couple of|few) (more|extra|further|additional) ~;
     (#|couple of|few) [more|extra|further|additional] ~ (more|longer|extra);
     (need|needs|needing|requires|require|want|wants) [a] (#|couple of|few) ~;
     give (me|us) [a|an] (another|further|extra|additional) [#|couple of|few] ~;
     give (me|us) [a] (#|couple of|few) [more|extra|further] ~ [more|longer|extra]; + # ~`,
  ],
  [claim('extend', { doubt: 'two readings' }), `pushed to; (#|couple of|few) ~ (late|behind)`],
  // No reminders for a while, and again; "remind me about A-12 next week" is read in read-reminder.ts.
  [claim('snooze'), `(snooze|snoozing) [the|my] [reminders|nudges] [of|for|about|on]`],
  [claim('snooze', { doubt: 'two readings' }), `snoozed`],
  [
    claim('snooze'),
    `(stop|pause|suspend|hold) [the|all|my] (reminders|reminding|nudging|nudges) [me|us] [about|of|for|on];
     (stop|do not|no need to) (remind|nudge|chase|reminding|nudging|chasing) (me|us) [again] [about|of|for|on];
     no [more] (reminders|nudges) (about|of|for|on)`,
  ],
  [
    claim('wake', { command: true }),
    `wake [up]; unsnooze; un snooze; stop snoozing; end [the] snooze [of|for|on|about];
     (start|resume|restart) (reminding|nudging|chasing) (me|us) [again] [about|of|for|on];
     (start|resume|restart) [the|my] (reminders|nudges) [again] [about|of|for|on]`,
  ],
  [claim('accept'), `accept; accepted; accepting; yes to; agree to; agreed to; agreed`],
  [claim('accept', { command: true }), `take [on]; taking [on]; pick up; picking up; take ownership of; own`],
  [claim('decline'), `decline; declined; declining; refuse; refusing; turn down; turning down`],
  [
    claim('decline', { keep: true }),
    `not (ours|mine) [to do]; not (our|my) (action|job|responsibility|remit|area|patch|case); not [one] for (us|me);
     nothing to do with (us|me); not (us|me)`,
  ],
  [
    claim('decline', { keep: true }),
    `(can not|will not|do not|unable to|not able to|could not|not going to) (accept|take [on]|own|pick up);
     not (accepting|taking|taking on); wrong (agency|owner|person|team|service); do not want`,
  ],
  [
    claim('confirm'),
    `confirm; confirmed; confirming; approve; approved; approving; sign off; agree completion of; signing off`,
  ],
  [
    claim('reject'),
    `reject; rejected; rejecting; send back; sent back; sending back; knock back; not (satisfied|happy) with;
     do not accept completion of; reject completion of`,
  ],
  [claim('reopen'), `reopen; re open; reopened; re opened; reopening; re opening; open again; back open; unclose`],
  [
    end('not_done'),
    `[close|closed|mark|marked|record|end|put|log] [it|this|that] [down] as not done; to not done;
     (close|mark|record) not done; not going to (happen|be done); never going to (happen|be done)`,
  ],
  [end('cancelled', { past: true }), `cancelled; canceled; withdrawn; abandoned`],
  [
    end('circumstances_changed', { keep: true }),
    `no longer (needed|required|necessary|relevant|applicable|applies|wanted);
     not (needed|required|necessary|relevant|applicable) [now|any more|anymore|any longer]; not proceeding with; redundant; void`,
  ],
  [
    end('circumstances_changed', { needs: true, keep: true }),
    `duplicate of; duplicates; duplicate; superseded; merged (with|into); replaced by`,
  ],
  [
    end('cancelled', { command: true }),
    `cancel; withdraw; abandon; scrap; drop; delete; remove; cancelling; withdrawing`,
  ],
  [
    end('circumstances_changed', { keep: true }),
    `circumstances [have|has] changed; change (of|in) circumstances; changed circumstances; overtaken by events;
     no longer possible; can no longer be (done|completed|carried out|delivered|progressed|achieved);
     can no longer (happen|do|complete); not possible (now|any more|anymore|any longer); impossible [now]; can not be (done|completed|finished) (now|any more|anymore|any longer)`,
  ],
  [
    claim('reassign', { command: true }),
    `give; reassign; re assign; assign; allocate; reallocate; transfer; pass; hand; hand over; pass (over|on);
     handing over; passing; giving; reassigning`,
  ],
  // Asking to be rid of an action names nobody to have it.
  [
    claim('reassign', { command: true, doubt: 'two readings' }),
    `(can|could|would|will) (someone|somebody|anyone|anybody) [else] [please] (take|have|do|own|pick up|take on|take over);
     (someone|somebody|anyone|anybody) [else] [please] (take|own|pick up|take on|take over);
     (someone|somebody) else (to|should|must|can|could|needs to) (take|have|do|own|pick up|take on|take over)`,
  ],
  [
    claim('reassign', { doubt: 'plan' }),
    `owner (should|will|must|needs to|to) be; go to; goes to; belongs to; belong to`,
  ],
  [
    claim('reassign'),
    `reassigned; reallocated; transferred; change [the] owner (of|on|for); new owner [of|for|on];
     owner [of|for|on] [is] now; owner of`,
  ],
  [claim('move', { command: true }), `carry; roll; move; put; tick; cross; change; set; send; switch`],
  [
    claim('show', { alone: true }),
    `show [me|us]; tell (me|us) about; remind me (about|of|what); details; detail; what about; how about; info;
     information; status; history; latest; overdue; card; look at; view; display; pull up; bring up; check [on];
     look up; well done`,
  ],
  [claim('show', { command: true }), `open; see; news`],
  [{ is: 'undo' }, `undo; oops undo; take back; revert`],
  // What keeps a claim from being one.
  [
    { is: 'hedge', doubt: 'negation', after: true },
    `not; not quite; ❌; ✖; ✗; ❎; never; nowhere near; far from; not really; hardly; barely; nope`,
  ],
  [
    { is: 'hedge', doubt: 'negation' },
    `no; nor; neither; nobody; no one; noone; none; nothing; scarcely; without; yet to; fail to; failed to; unable;
     instead of; rather than; anything but; stop; remains; remaining; outstanding; unlikely; cease; avoid; miss;
     missed; forgot; forgotten; refused`,
  ],
  [
    { is: 'hedge', doubt: 'degree', after: true },
    `so far; to date; except; nearly; almost; ish; on paper; in name only; in principle; but close; so close; apart from; bar; except for; aside from; other than; mostly; partly; partially;
     in part; half; tbc; tba; minus; excluding; subject to; pending; yet; more or less; provisionally; virtually;
     practically; largely; sort of; kind of; kinda`,
  ],
  [
    { is: 'hedge', doubt: 'degree' },
    `halfway; part; mainly; close to; nearing; as good as; all but; just about; quarter; some; most; bits; lots; lot;
     much; more; being; semi; getting; only; pretty; roughly; approaching; percent; %; first; second; initial;
     three quarters; two thirds; a third; several; few; one of; about; essentially; effectively; basically;
     technically; supposedly; little; last bit`,
  ],
  [
    { is: 'hedge', doubt: 'plan', after: true },
    `hopefully; tomorrow; soon; shortly; next week; next month; next year; next time; later; imminently; eventually;
     by; will; should; asap; at some point; one day`,
  ],
  [
    { is: 'hedge', doubt: 'plan' },
    `next; shall; would; must; to; be; going to; hope; hoping; hopes; hoped; aim; aiming; aims; plan; planning; plans;
     planned; intend; intending; intends; expect; expecting; expected; expects; due; want; wants; wanted; need;
     needs; needed; needing; requires; try; trying; scheduled; ready; could; can; get; looking to; supposed; meant;
     ought; let us; let; imminent; await; awaiting; waiting; wait; promise; promised; promises; working towards;
     working to; on course; have to; has to; had to; got to; still to; still needs; left to; about to`,
  ],
  [
    { is: 'hedge', doubt: 'condition', after: true },
    `if; once; unless; until; till; as soon as; provided; providing; assuming; only if; depending; as long as; when`,
  ],
  [
    { is: 'hedge', doubt: 'condition' },
    `whenever; while; in case; in order; so that; before; after; depends; suppose; imagine; ought to be`,
  ],
  [
    { is: 'hedge', doubt: 'doubt', after: true },
    `false; incorrect; untrue; by mistake; in error; an error; only joking; just kidding; just joking; only kidding; think; believe; guess; reckon; might; may; maybe; perhaps;
     possibly; probably; prob; probs; likely; unsure; sure; whether; assume; presume; presumably; seemingly; suspect;
     as far as; afaik; allegedly; in theory; supposedly; or; kidding; joking; jk; doubt; idk; iirc; fingers crossed;
     🤞; ❓; 🤔; wrong; mistake; hope`,
  ],
  [
    { is: 'hedge', doubt: 'doubt' },
    `thinking; thought; guessing; wonder; wondering; assumed; seem; seems; appear; appears; look like; looks like;
     looks; looking like; either; doubtful; if i remember; conceivably; supposing; possible; sounds; uncertain;
     unclear; confident; imo`,
  ],
  [{ is: 'hedge', doubt: 'hearsay', after: true }, `apparently; according to; says; reckons; thinks`],
  [
    { is: 'hedge', doubt: 'hearsay' },
    `say; said; told; tells; claim; claims; claimed; claiming; report; reports; reported; heard; hear; mentioned;
     mentions; rumour; word is; believes; understand; understands; informed; informs; insists; advises; advised;
     states; stated; suggests; assures; assured; tell`,
  ],
  [
    { is: 'question' },
    `what; who; why; where; which; whose; how; how come; any; anyone; anybody; anything; is there; are there;
     do we know; does anyone know; any chance of; any idea; remind me; want to know; need to know;
     would like to know; when is; when are; when was; when will; when did; when do; when does; when should;
     wondering; is it possible to; is it ok to; what if; query; question`,
  ],
  [
    { is: 'auxiliary' },
    `is; are; was; were; has; have; had; did; does; do; am; can; could; should; will; would; shall; may; must`,
  ],
  [
    { is: 'request' },
    `(can|could|would|will) (you|u|someone|we please) [please|just|kindly|now]; can i (please|just); would you mind;
     please (can|could|would|will) (you|u); i would like [you] to; i want you to; need you to; kindly;
     would like you to; i (want|would like) to; you (can|may)`,
  ],
  [
    { is: 'tell' },
    `(tell|let) (me|us) (know|when|if|whether|once); let (me|us) know (when|if|whether|once|that);
     know (if|when|whether); find out; check (if|whether|that|when); remind (me|us) (to|when|if|once); remind; chase;
     ask; find out (if|when|whether); see (if|whether); make sure; ensure; look into whether; do you want;
     notify (me|us); ignore (my|that|the|this) [last|previous|earlier] (message|update|note|comment); ping me; alert me; warn me; tell`,
  ],
  [
    { is: 'setter' },
    `set to; changed to; mark; marked; marking; record; recorded; recording; log; logged; logging; note; flag; flagged; update; updated;
     updating; updates`,
  ],
  [
    { is: 'filler' },
    `(this|that) one; please; pls; plz; pleas; i; we; me; us; my; our; it; they; this; that; these; those; them; both; been; got; now;
     just; all; already; finally; fully; totally; completely; today; still; also; the; a; an; yes; yep; yeah; ok;
     okay; so; then; as; down; action; actions; ref; item; number; task; status; very; happily; too; at last; definitely; certainly; indeed; truly; absolutely;
     successfully; officially; everyone; everybody; everything; myself; ourselves; safely; here; there; well; really;
     actually; whole; entire; entirely; 100 [%|percent]; consider; treat; go ahead and;
     (happy|glad|pleased|content|willing|able) to; i meant; what i meant [was]; like i said; as i said; as discussed; as agreed; as mentioned;
     as requested; of course; to be clear; yesterday; this morning; this afternoon; this week; last week; last night;
     earlier; it is; sorry; apologies; oops; lol; haha; quickly; promptly; have; has`,
  ],
  [
    { is: 'filler' },
    `[i am] (happy|pleased|glad|delighted|able|writing|here) to (say|report|note|confirm|confirm that|let you know|tell you|advise|inform you|announce|say that);
     [just] to (say|report|note|confirm|let you know|tell you|advise|inform you|update you|confirm that|say that|clarify);
     [just] letting you know [that]; can (confirm|report|advise|say) [that];
     [please] (note|be advised|be aware) that; i (say|report|confirm that); reporting [that]; for info; fyi; btw;
     by the way; (request|requesting) [an|a]; (ask|asking) for [an|a]; quick (update|one|note); good news; heads up; in my list; of mine`,
  ],
  [
    { is: 'greeting' },
    `hi; hello; hey; hiya; morning; afternoon; evening; good (morning|afternoon|evening); dear; team; folks; clerk;
     hi all; morning all; thanks; thank you; many thanks; thx; ta; cheers; regards; kind regards; best wishes;
     nice one; mate; thanks (all|again|everyone|very much|so much|a lot); thank you (very|so) much; much appreciated;
     👍; 🙂; 🙏; 😊; 😀; 🎉; 👋; 💪; 😅; 🙌; 👏; many thanks in advance; thanks in advance`,
  ],
  [{ is: 'tag' }, `right; correct; true; eh; innit; agree; yeah; yes; no`],
  [
    { is: 'topic' },
    `re; regarding; concerning; on; for; about; with regard to; with regards to; in relation to; in respect of;
     as for; as regards; update on; update for; update to; work on; add to; add [a] note (to|on|for);
     add [an] update (to|on|for); off; against; with`,
  ],
  [
    { is: 'mention' },
    `see [also]; refer to; cf; like; than; following; by; of; from; under; per; as per; via; linked (to|with);
     related to; relates to; same as; because of; link to; links to; alongside; compared (to|with); depends on;
     dependent on; reliant on; relies on; waiting (on|for); awaiting; pending; through; in; at; after; before; until;
     till; since; when; while; where; except; unlike; not; need; needs; also see; covered by`,
  ],
  [
    { is: 'reason' },
    `because [of]; cos; coz; cause; bc; as; since; due to; owing to; so that; on account of; reason; given;
     given that; while; whilst; to allow; in order to; after; following; pending; so`,
  ],
  [{ is: 'so is' }, `(so|as) (is|are|was|were|has|have)`],
  [{ is: 'same' }, `too; as well; likewise; same; ditto; also; same again; the same`],
];
