/** What is told of how children and adults are exploited, to whoever asks: signs to ask about, never a score. */
export const SIGNS_TOPICS = ['county lines', 'cuckooing'] as const;
export type SignsTopic = (typeof SIGNS_TOPICS)[number];

export interface Signs {
  readonly title: string;
  readonly what: string;
  readonly signs: readonly string[];
}

export const SIGNS: Readonly<Record<SignsTopic, Signs>> = {
  'county lines': {
    title: 'County lines and child criminal exploitation',
    what: 'Groups in towns and cities sell drugs in other areas by a dedicated phone line. They make children and vulnerable adults carry the drugs and the money, by gifts, debts, threats and violence. Agreeing to it does not make it a choice.',
    signs: [
      'Goes missing, or is found far from home, without saying why',
      'Has new clothes, money or phones that cannot be explained',
      'Gets many calls or messages, or keeps more than one phone',
      'Is met or driven by older people, or lives in fear of them',
      'Misses school, or has lost touch with friends and family',
      'Has injuries, carries a weapon, or is withdrawn or frightened',
      'Owes money, or is said to have lost drugs or cash',
    ],
  },
  cuckooing: {
    title: 'Cuckooing: when a home is taken over',
    what: 'Others take over somebody’s home, by friendship, drugs, debt or force, to sell drugs from it or to stay in it. The person who lives there is often lonely, ill, disabled or dependent on drugs, and is a victim, whatever is found in the home.',
    signs: [
      'People who do not live there come and go, at all hours',
      'The person is seen less, or seems not to decide who comes in',
      'Cars, taxis and bicycles that are new to the street',
      'Curtains stay closed, or doors and windows are damaged',
      'Young people stay there who are not family',
      'Bills, rent or appointments are missed that were kept before',
      'Support workers are turned away, or never see the person alone',
    ],
  },
};

/** One sign may mean nothing, and there may be others. */
export const HOW_TO_READ_SIGNS =
  'Children and adults who are exploited are victims first. A sign is a reason to ask and to listen, not proof, and is not counted or scored.';

export const WHAT_TO_DO: readonly string[] = [
  'Somebody is in danger now: 999.',
  'A concern for a child or an adult: the multi-agency safeguarding hub, or children’s or adult social care, the same day.',
  'A possible victim of modern slavery: a first responder refers to the National Referral Mechanism. A child’s consent is not needed, an adult’s is.',
  'Information without a name: Crimestoppers, 0800 555 111.',
  'Do not confront anybody, and do not write names or addresses here.',
];

/** By title and year: what is said here is in our own words. */
export const SIGNS_SOURCES: readonly string[] = [
  'Halton Borough Council, Organised Crime Gang – Childhood Criminal Exploitation (report, 2018)',
  'Home Office, Criminal exploitation of children and vulnerable adults: county lines (2018)',
  'Department for Education, Working together to safeguard children (2023)',
  'Home Office, Modern slavery: statutory guidance for England and Wales (2020, updated since)',
];
