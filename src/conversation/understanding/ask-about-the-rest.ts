import { plain, type WaysOfAsking } from './ways-of-asking.ts';

/** The standing item, channels and partnerships, being away, and taking back. To add one, write it as people say it without idle words. */
export const ABOUT_THE_REST: WaysOfAsking = [
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
