import type { Power } from './power.ts';

const NO_FORCE = { from: null, to: null, signOff: false, forChildren: null } as const;
const CHILD_AGREES = 'With the child and whoever has parental responsibility; it is support, not a sanction.';

export const PREVENT_AND_PREPARE: readonly Power[] = [
  {
    ...NO_FORCE,
    ...{ id: 'youth-diversion', name: 'Youth diversion', also: ['diversion', 'turnaround'], group: 'prevent' },
    about: 'youth offending young people mentoring activities',
    law: 'Crime and Disorder Act 1998, sections 37 to 39',
    applicant: 'Youth offending team',
    threshold: 'As the scheme says; no conviction is needed for most.',
    consult: CHILD_AGREES,
    forChildren: 'Whether the child is exploited is asked first.',
  },
  {
    ...NO_FORCE,
    ...{ id: 'school-support', name: 'School support', also: ['school place', 'attendance support'], group: 'prevent' },
    about: 'education exclusion attendance pupil college learning',
    law: 'Education Act 1996, section 19, and statutory guidance on attendance',
    applicant: 'School, council’s education service',
    threshold: 'As each form of support says.',
    consult: CHILD_AGREES,
    forChildren: 'Exclusion can leave a child more open to exploitation: ask for a meeting before it.',
  },
  {
    ...NO_FORCE,
    ...{
      id: 'treatment-support',
      name: 'Drug and alcohol treatment',
      also: ['treatment support', 'treatment'],
      group: 'prevent',
    },
    about: 'substance misuse addiction recovery health',
    law: 'No power of its own: commissioned by public health',
    applicant: 'Any partner refers; many services take people who come by themselves',
    threshold: 'None beyond the service’s own.',
    consult: 'The person’s consent.',
  },
  {
    ...NO_FORCE,
    ...{ id: 'rnr-place', name: 'RNR place', also: ['RNR', 'risk and resilience', 'RNR places'], group: 'prevent' },
    about: 'programme young people resilience sessions exploitation awareness',
    law: 'No power of its own: a programme of six weeks',
    applicant: 'School, youth or family service refers',
    threshold: 'A young person at risk of exploitation, as the programme says.',
    consult: `${CHILD_AGREES} Only counts of it come here.`,
    forChildren: null,
  },
  {
    ...NO_FORCE,
    ...{
      id: 'training',
      name: 'Training for staff and businesses',
      also: ['training', 'awareness training'],
      group: 'prepare',
    },
    about: 'hotel taxi landlord awareness spot signs session',
    law: 'No power of its own',
    applicant: 'Any partner',
    threshold: 'None.',
    consult: 'The safeguarding partnership about what is taught.',
  },
  {
    ...NO_FORCE,
    ...{
      id: 'profile-refresh',
      name: 'Profile refresh',
      also: ['local profile refresh', 'refresh the profile'],
      group: 'prepare',
    },
    about: 'intelligence assessment threat widnes local profile analyst',
    law: 'No power of its own',
    applicant: 'Police, with what partners bring',
    threshold: 'The profile is past its review date, or the threat has changed.',
    consult: 'What each partner may share, under the sharing agreement.',
  },
  {
    ...NO_FORCE,
    ...{ id: 'briefing', name: 'Briefing', also: ['briefings', 'partner briefing'], group: 'prepare' },
    about: 'frontline staff tell inform signs community',
    law: 'No power of its own',
    applicant: 'Any partner',
    threshold: 'None.',
    consult: 'Whoever gave the information, before it is passed on.',
  },
];
