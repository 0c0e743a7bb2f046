import { describe, expect, it } from 'vitest';
import { codesIn } from '../../../src/domain/refs.ts';
import { findDetails } from '../../../src/domain/minimise/details/find-details.ts';
import { powerById, POWERS, powersOf, TELECOMMUNICATIONS_ORDER } from '../../../src/domain/powers/catalogue.ts';
import { gapWords, planGaps, type PlannedAction } from '../../../src/domain/nominals/plan-gaps.ts';
import { forceOn, INFORMATION_ONLY, POWER_GROUPS } from '../../../src/domain/powers/power.ts';
import { promptsFor } from '../../../src/domain/actions/tag-prompts.ts';
import { HOW_TO_READ_SIGNS, SIGNS, SIGNS_SOURCES, WHAT_TO_DO } from '../../../src/domain/powers/exploitation-signs.ts';

const folded = (text: string): string => text.toLowerCase();

describe('the catalogue', () => {
  it('has every entry of the domain, under its strand', () => {
    expect(POWER_GROUPS.map((group) => powersOf(group).map(({ id }) => id))).toEqual([
      [
        'civil-injunction',
        'criminal-behaviour-order',
        'dispersal',
        'gang-injunction',
        'serious-crime-prevention-order',
        'telecommunications-restriction-order',
        'slavery-order',
        'cash-seizure',
        'vehicle-seizure',
        'partner-referral',
        'exploitation-offences',
      ],
      [
        'closure-notice',
        'closure-order',
        'community-protection-notice',
        'public-spaces-protection-order',
        'licence-review',
        'housing-standards',
        'tenancy-enforcement',
        'fire-safety',
        'trading-standards',
        'planning-enforcement',
      ],
      [
        'child-in-need',
        'child-protection-enquiry',
        'police-protection',
        'child-abduction-warning-notice',
        'national-referral-mechanism',
        'return-interview',
        'adult-safeguarding-enquiry',
        'cuckooing-visit',
        'target-hardening',
        'mash-marac-referral',
      ],
      ['youth-diversion', 'school-support', 'treatment-support', 'rnr-place'],
      ['training', 'profile-refresh', 'briefing'],
    ]);
  });

  it('has no id twice, and no name that belongs to two', () => {
    const names = POWERS.flatMap(({ name, also }) => [...new Set([name, ...also].map(folded))]);
    expect(new Set(POWERS.map(({ id }) => id)).size).toBe(POWERS.length);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('knows every abbreviation that partners use', () => {
    const names = POWERS.flatMap(({ also }) => also);
    const used = 'CPN PSPO CBO SCPO DDTRO STPO STRO NRM CAWN MARAC MASH HMO'.split(' ');
    expect(used.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('asks for the safeguarding lead wherever children are protected or a home is at stake', () => {
    const signed = POWERS.filter(({ signOff }) => signOff).map(({ id }) => id);
    expect(signed).toEqual(
      expect.arrayContaining([
        TELECOMMUNICATIONS_ORDER,
        'closure-order',
        'tenancy-enforcement',
        'child-protection-enquiry',
      ]),
    );
  });

  it('says in sentences what it says, and holds no code and nobody’s details', () => {
    for (const power of POWERS) {
      for (const text of [power.threshold, power.consult, power.forChildren]) {
        if (text !== null) expect(text, power.id).toMatch(/^[A-Z].*[.]$/u);
      }
      const whole = JSON.stringify(power);
      expect(codesIn(whole), power.id).toEqual([]);
      expect(
        findDetails(whole, () => false),
        power.id,
      ).toEqual([]);
    }
  });

  it('informs and advises nothing', () => {
    const words = JSON.stringify(POWERS);
    expect(INFORMATION_ONLY).toMatch(/^Information, not advice\./u);
    expect(words).not.toMatch(/\b(?:recommend|should|we suggest|suitable for|best used|consider using)/iu);
  });

  it.each([
    [{ from: '2014-10-20', to: null }, '2014-10-19', 'not yet'],
    [{ from: '2014-10-20', to: null }, '2014-10-20', 'in force'],
    [{ from: '2014-10-20', to: '2020-11-30' }, '2020-11-30', 'in force'],
    [{ from: '2014-10-20', to: '2020-11-30' }, '2020-12-01', 'no longer'],
    [{ from: null, to: null }, '2026-11-28', 'not known'],
    [{ from: null, to: '2020-11-30' }, '2026-11-28', 'no longer'],
  ] as const)('%j on %s is %s', (power, day, force) => {
    expect(forceOn(power, day)).toBe(force);
  });

  it('has dates that are in order, and none to come', () => {
    for (const { id, from, to } of POWERS) {
      if (from !== null) expect(from <= (to ?? '2026-11-28'), id).toBe(true);
    }
  });
});

describe('the signs of exploitation', () => {
  it('are told of victims, as information, with titles and years', () => {
    const words = JSON.stringify([SIGNS, HOW_TO_READ_SIGNS, WHAT_TO_DO]);
    expect(HOW_TO_READ_SIGNS).toContain('victims first');
    expect(words).not.toMatch(
      /\b(?:risk score|points|recruit|involved in|nominal|gang member|promiscuous|lifestyle)/iu,
    );
    expect(WHAT_TO_DO.join(' ')).toMatch(/999.*safeguarding hub.*National Referral Mechanism.*Crimestoppers/su);
    expect(
      SIGNS_SOURCES.filter((source) => !/\((?:[a-z]+, )?(?:19|20)\d\d\b/u.test(source) && !/\d{4}/u.test(source)),
    ).toEqual([]);
    expect(codesIn(words)).toEqual([]);
  });
});

const action = (ref: string, nominal: string | null, fields: Partial<PlannedAction> = {}): PlannedAction => ({
  ...{ ref, status: 'in_progress', strand: 'pursue', powerId: null, safeguarding: false },
  ...{ nominal: nominal === null ? null : { ref: nominal } },
  ...fields,
});
const nominal = (ref: string, fields: object = {}) => ({
  ...({ ref, kind: 'individual', categories: [] as string[], open: true } as const),
  ...fields,
});
const CHILD = nominal('C-4', { kind: 'child' });

describe('the gaps in a plan', () => {
  it.each([
    ['a child without any action', [], ['nobody safeguarding C-4']],
    ['a Pursue action alone', [action('A-1', 'C-4')], ['nobody safeguarding C-4', 'all pursue C-4']],
    ['a Protect action', [action('A-1', 'C-4'), action('A-2', 'C-4', { strand: 'protect' })], []],
    ['one that is tagged', [action('A-1', 'C-4', { strand: 'prevent', safeguarding: true })], []],
    ['a tagged Pursue action alone', [action('A-1', 'C-4', { safeguarding: true })], ['all pursue C-4']],
    ['another’s Protect action', [action('A-1', 'N-1', { strand: 'protect' })], ['nobody safeguarding C-4']],
    [
      'a Protect action that has ended',
      [action('A-1', 'C-4', { strand: 'protect', status: 'completed' })],
      ['nobody safeguarding C-4'],
    ],
    [
      'one that waits to be confirmed',
      [action('A-1', 'C-4', { strand: 'protect', status: 'awaiting_confirmation' })],
      [],
    ],
    ['an action without a strand', [action('A-1', 'C-4', { strand: null })], ['nobody safeguarding C-4']],
  ])('%s', (_, actions, gaps) => {
    expect(planGaps([CHILD], actions).map((gap) => `${gap.gap} ${gap.ref ?? '-'}`)).toEqual(gaps);
  });

  it('are looked for with victims and vulnerable people, whatever else they are, and not with others', () => {
    const of = (...categories: string[]) => planGaps([nominal('N-1', { categories })], []).map(({ gap }) => gap);
    expect(of('suspect', 'victim')).toEqual(['nobody safeguarding']);
    expect(of('vulnerable person')).toEqual(['nobody safeguarding']);
    expect([of('suspect'), of('witness'), of()]).toEqual([[], [], []]);
  });

  it('are not looked for once it is closed', () => {
    expect(planGaps([{ ...CHILD, open: false }], [action('A-1', 'C-4')])).toEqual([]);
  });

  it('has a telecommunications order that stands alone, and none where something goes with it', () => {
    const order = action('A-1', 'G-1', { powerId: TELECOMMUNICATIONS_ORDER });
    const alone = (...actions: PlannedAction[]) =>
      planGaps([nominal('G-1')], actions)
        .filter(({ gap }) => gap === 'order alone')
        .map(gapWords);
    expect(alone(order)).toEqual([
      'A-1 is a telecommunications order, and no other open action about G-1 goes with it.',
    ]);
    expect(alone(order, action('A-2', 'G-1'))).toEqual([]);
    expect(alone(order, action('A-2', 'G-1', { status: 'completed' }))).toHaveLength(1);
    expect(alone(order, action('A-2', 'N-9'))).toHaveLength(1);
    expect(alone(order, { ...order, ref: 'A-2' })).toHaveLength(2);
    expect(alone({ ...order, nominal: null }, action('A-2', null))).toEqual([
      'A-1 is a telecommunications order, and no other open action goes with it.',
    ]);
    expect(alone({ ...order, status: 'cancelled' })).toEqual([]);
  });

  it('are said with those who should be kept safe first, and name no power for anybody', () => {
    const found = planGaps([nominal('G-1'), CHILD], [action('A-1', 'G-1'), action('A-2', 'G-1'), action('A-3', 'C-4')]);
    const said = found.map(gapWords);
    expect(said).toEqual([
      'Nobody is safeguarding C-4: no open action is Protect or tagged as safeguarding.',
      'Both open actions about G-1 are Pursue.',
      'The only open action about C-4 is Pursue.',
    ]);
    const powers = POWERS.flatMap(({ name, also }) => [name, ...also]).filter((name) => name.length > 3);
    expect(powers.filter((name) => folded(said.join(' ')).includes(folded(name)))).toEqual([]);
  });
});

describe('what a tag asks people to think of', () => {
  const about = (kind: 'child' | 'individual') =>
    ({ ref: 'X', kind, number: 4, open: true, clearedAgencyIds: [] }) as const;
  it.each([
    ['closure-order', null, true],
    ['dispersal', null, false],
    ['dispersal', about('individual'), false],
    ['dispersal', about('child'), true],
    [null, about('child'), false],
    ['no such power', about('child'), false],
  ] as const)('%s about %j needs sign-off: %s', (powerId, nominalRef, needsSignOff) => {
    const prompts = promptsFor({ powerId, safeguarding: false, nominal: nominalRef });
    expect(prompts).toEqual({ power: powerById(powerId), safeguarding: false, needsSignOff });
  });
});
