/**
 * English words that lie one slip (or two) from a word that the clerk listens for. They are right as they stand: "locked"
 * is not "blocked" and "competed" is not "completed". Found by correcting a list of English words against the lexicon
 * and keeping those in common use; a new word in the lexicon may want its neighbours added here.
 */
export const REAL_WORDS: ReadonlySet<string> = new Set(
  `
  abandons abide abort abouts accent accented accepter accepters accepts accessed accessing accomplish accomplishes
  accordingly accosted achieve achieves acton addition additionally additions advanced advances afternoons agrees
  alleged allocated allocates allocator alone alter amain among apparent apples applied appreciate apprised approval
  approves aproned aproning archived asides assigns assumes assure auctioned baring barley basely began beginnings
  begins behinds beings believed believer beting binning blacked blocker blocks boring bricks bricky brings cackled
  canaled canarying canceling cancelling cancels cancer candled candying captioned carding cardy caried carnied
  carping carr carrier carries carrs carting carving carvy cation cautioned chanced chancer chances chancey chancy
  changer changers changs channeled channelled charge charged charges checks checky cheek cheeks cheer cheery
  cherrying chewers chick chose circumstance clanged clerks clone cloned cloning closer closes closet coding cold
  collected colluded combing comings comment commented comments committed compacted comparting compelled compelling
  compete competed competent competing compilation comping complement completes completions complex complexion
  complied compliment complying composted composting compute computed computing concealed concealing conceded
  conclude concludes conferred conferring confided confine confined confining confirms conform conformed conforming
  coning connected containing contending continual continued continues continuity contline convince convincing
  cooing coping corrected corse coting coupled cowing cozing crops crosse crosser crosses crows curried curring
  curry deading deadlock deadlocks deafer dealings deals dearing debarred decay deceived decided deciding declared
  declaring declines decried deduplicate deeding deer defeated defeating defected defended defending defensed
  defensing deferral defers defined defining deformed delays deleted deletes deliver deliveries delivers delivery
  demanding demurred descending deserted deserting deserved deserving destined detained detaining deter deterred
  deterring difference differency differently differing ding discarded discharge discharges displays dong doning
  doping doting doving duplicated duster dying ejected elected erected erecting evenings evens event eventing
  eventual exceeded exceeding excepts excerpt excusing expanded expanding expansion expend expended extender extends
  extensions extensive extent extras extruded famished farther finalizing finders fineers finers finger finicking
  finis finisher finishers finishes fishing folds folksy forks forwards fulfill fulfills furnished furnishing
  furthers gettings givings goings guest guests hading handling hanging happed happens happied hardened hardy harpy
  hastened hell hellos hells hopeful hopefuls informatics informational informative injected jobing joying kinding
  kinds kindy knocks lacer lader laker lamer lamest laser laster lated latent latex latter lawer lawest layer limb
  limbs limby linger liter lively locked locking logger loner longed longers longes looker looped looping loosed
  loosing makings marker market marred masked masking mating maying meetings melting merge merger merges 
  mights mighty minds mines minos mints mistaken mistaker mistakes monty mooed mooing mooning moped moping mornings
  mourning mouth mouths mover moves mowed mowing nearby neatly necessarily needer needled needling needy nerver
  newer northing nothings noting nowheres objected opener others ovened ovening owler owned owners packed packing
  paint pared parker parkly parsed parsing parted partial partials party passable passed pasting patchy path patly
  pause paused pauses pecking pening penning perked persons pickling pinking pint pitch points pointy ponding porked
  portioned portly positioned positioning possibler possibles possiblest possibly postcode postpones postponing
  practicable practical preceding presumed previous pricking print probable probe probes proceeds process processed
  processes processing professed profiling programs progresses progression progressive progs promising props
  provable provide provider providers provides proving provisional prowess proxied pusher pushes rationed reacted
  reacting rearly reassigns rebind records recursing redacted redacting reddened redesign redesigned reducing
  redundancy redundantly reflected reflecting refolded refuser refuses reheated rejection rejections rejects relaxed
  relented relevance relocate relocated reminds remote removed remover removes reopens repacked repaired repeated
  repeating repented replace replacer replaces replayed replied reposition repost requirers resent resented reserved
  resetting resigned resigning resolve resolvent resolver resolvers resolves resolving resort respected respecting
  restart restarts restored resulted resume resumes resuming retired reuse reusing reverted reverting reverts
  revolved rewards rewind reword ripened ripening roller rounds rund runnings salting sanding sapping satisfies
  scarfing scaring scarping scarring scarting scheduler schedulers schedules scrape scraps scrip searing seating
  seeding seeming sensing senting serviced servicer services sharding sharing sharping sharting shifts shipped
  shipping shirt shirting shopping shorted shorting shorty sift sighed sighing signer signet sill sined singed
  singing sining sinned sinning sipped sipping skating skill skipped skipping skirting slapped slapping slating
  slatting sleeping slicing sliding slinging sliped sliping slipper slippering slitting smalled smart smarted
  smarting snapping snorted softed softing sored soring sorning sorter sortes sortied spart spending spill sported
  sporting stabled stabling stack stacking staging stalked stall stalling stamping standing staning stapled stapling
  star stare stared staring starning starred starring stars starter startled starts starved starving stat stating
  stats staying stayning steamy stepping stick stilled stills stilly stiring stirring stitch stock stopping storing
  storming storying strap strawing stripping stucks subjects suck supersede supersedes supposably suspected suspend
  swapping swatting swift switchy tack tacked tacking taker takes takings talking taming tank tanking tanks taping
  targets taring tasking taxing thanes thans thee theme theres thick thicked thicks thin thing things thins threes
  threw thunk ticker ticket tickled token tomorrows toucher touches trace tracks trail trains trait transfers
  transform transformed tranter tree trick tricked truck tucked tuning tunning uncharged uncharted unclosed
  underwear unhinged unlocked unpure updater updaters usable virtual visually waited waits wanter wanty warping
  washes wasted wasts weeds weekes weeps wees wents whipping wises wished wisher wishers withdrawal withdrew withes
  worded wording worker wormed worming worsed worsing wrapper wring wrongs wrung profess struck detached dispatched currency correctly principal principals papers
  read reads reedy recreating relating releasing replacing world worlds wound wounds waiving wailing wafting whiting
  finals finale
`
    .trim()
    .split(/\s+/u),
);
