import { expect, test } from 'vitest';
import { compact } from './compact.ts';

const REQUESTS: readonly (readonly [typed: string, means: string])[] = [
  ['powers', 'powers -'],
  ['what powers are there?', 'powers -'],
  ['what powers do we have', 'powers -'],
  ['show me the powers please', 'powers -'],
  ['list powers', 'powers -'],
  ['browse the catalogue', 'powers -'],
  ['the power catalogue', 'powers -'],
  ['pwoers', 'powers -'],
  ['powers for protect', 'powers protect'],
  ['protect powers', 'powers protect'],
  ['what powers are there for pursue?', 'powers pursue'],
  ['what can we use for a location?', 'powers place'],
  ['what powers can be used on premises', 'powers place'],
  ['powers for a child', 'powers protect'],
  ['powers for children', 'powers protect'],
  ['tactics for prevent', 'powers prevent'],
  ['search powers for vehicle', 'search-powers vehicle'],
  ['search the powers for a vehicle', 'search-powers vehicle'],
  ['powers about motorbikes', 'search-powers motorbike'],
  ['what can we use for loud parties', 'search-powers loud parties'],
  ['search powers for closure order', 'show-power closure-order'],
  ['tell me about closure orders', 'show-power closure-order'],
  ['closure notice', 'show-power closure-notice'],
  ['clousre notice', 'show-power closure-notice'],
  ['closure ordr', 'show-power closure-order'],
  ['what is a DDTRO?', 'show-power telecommunications-restriction-order'],
  ['what’s a CPN', 'show-power community-protection-notice'],
  ['what does PSPO mean?', 'show-power public-spaces-protection-order'],
  ['CBO', 'show-power criminal-behaviour-order'],
  ['SCPO', 'show-power serious-crime-prevention-order'],
  ['explain STPOs', 'show-power slavery-order'],
  ['what is the NRM', 'show-power national-referral-mechanism'],
  ['CAWN', 'show-power child-abduction-warning-notice'],
  ['MARAC', 'show-power mash-marac-referral'],
  ['what is a MASH referral?', 'show-power mash-marac-referral'],
  ['HMO', 'show-power housing-standards'],
  ['who can apply for a gang injunction?', 'show-power gang-injunction'],
  ['what is the threshold for a civil injunction', 'show-power civil-injunction'],
  ['county lines', 'signs county lines'],
  ['what are county lines?', 'signs county lines'],
  ['signs of county lines', 'signs county lines'],
  ['signs of cuckooing', 'signs cuckooing'],
  ['what is cuckooing?', 'signs cuckooing'],
  ['how do I spot cuckooing', 'signs cuckooing'],
  ['cuckoing', 'signs cuckooing'],
  ['help with child criminal exploitation', 'signs county lines'],
  ['gaps', 'gaps'],
  ['show gaps', 'gaps'],
  ['what are the gaps in the plans?', 'gaps'],
  ['any safeguarding gaps?', 'gaps'],
];

const TAGS: readonly (readonly [typed: string, means: string])[] = [
  ['tag A-12 closure order', 'tag 12 closure-order'],
  ['tag A-12 as a closure order', 'tag 12 closure-order'],
  ['please tag A-12 with closure orders', 'tag 12 closure-order'],
  ['tag a12: CPN', 'tag 12 community-protection-notice'],
  ['tag A-12 clousre order', 'tag 12 closure-order'],
  ['tag A-12 and A-14 closure notice', 'tag 12,14 closure-notice'],
  ['tag A-12 closure order because the landlord agrees', 'tag 12 closure-order "the landlord agrees"'],
  ['tag A-12 closure order, landlord agrees', 'tag 12 closure-order "landlord agrees"'],
  ['can you tag A-12 closure order?', 'tag 12 closure-order'],
  ['tag A-12 magic wand', 'tag 12 -'],
  ['tag A-12', 'tag 12 -'],
  ['A-12 uses a closure notice', 'tag 12 closure-notice'],
  ['A-12 is using a DDTRO', 'tag 12 telecommunications-restriction-order'],
  ['A-12 is tagged closure order', 'tag 12 closure-order'],
  ['untag A-12', 'untag 12'],
  ['remove the tag from A-12', 'untag 12'],
  ['A-12 is safeguarding', 'safeguard 12 on'],
  ['A-12 safeguarding', 'safeguard 12 on'],
  ['mark A-12 as safeguarding', 'safeguard 12 on'],
  ['tag A-12 as safeguarding', 'safeguard 12 on'],
  ['A-12 is a safeguarding action', 'safeguard 12 on'],
  ['A-12 not safeguarding', 'safeguard 12 off'],
  ['A-12 is no longer safeguarding', 'safeguard 12 off'],
  ['mark A-12 as not safeguarding', 'safeguard 12 off'],
  ['A-12 done; tag A-14 closure order', 'done 12 + tag 14 closure-order'],
  ['A-12 in progress, letter sent. tag A-12 closure order', 'progress 12 "letter sent." + tag 12 closure-order'],
];

/** News in which a power, a tag or safeguarding is named, and questions: neither a tag nor a search. */
const NEITHER: readonly (readonly [typed: string, means: string])[] = [
  ['A-12 closure order served yesterday', 'note 12 "closure order served yesterday"'],
  ['A-12 closure notice', 'note 12 "closure notice"'],
  ['A-12 done, closure order served', 'done 12 "closure order served"'],
  ['A-12 uses a closure notice that we served on Friday', 'note 12 "uses a closure notice that we served on Friday"'],
  ['A-12 safeguarding visit went well', 'note 12 "safeguarding visit went well"'],
  ['is A-12 safeguarding?', 'show 12'],
  ['does A-12 use a closure order?', 'show 12'],
  ['A-12 is safeguarding?', 'show 12'],
  ['what powers for N-3?', 'nominal individual 3'],
  ['what can we use against G-1', 'nominal ocg 1'],
  ['closure order for L-7', 'nominal location 7'],
  ['status', 'status -'],
  ['what is the plan', 'unknown'],
  ['briefing', 'unknown'],
  ['training', 'unknown'],
  ['what is briefing?', 'show-power briefing'],
];

test.each(REQUESTS)('%s', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
test.each(TAGS)('%s', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
test.each(NEITHER)('%s', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
