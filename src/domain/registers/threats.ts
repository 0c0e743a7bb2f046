import type { IsoDate } from '../calendar/dates.ts';

/**
 * The threats that a local profile documents: a closed set, so that they may be published without anybody's own words.
 * The first five are those of the council's report; the others are themes that partnerships commonly assess.
 */
export const THREATS = [
  'serious_crime',
  'ocg',
  'usg',
  'cross_border',
  'county_lines',
  'child_exploitation',
  'cuckooing',
  'drugs',
  'violence',
  'firearms',
  'modern_slavery',
  'sexual_exploitation',
  'acquisitive_crime',
  'fraud',
  'cyber_crime',
] as const;
export type Threat = (typeof THREATS)[number];

export const THREAT_WORDS: Readonly<Record<Threat, string>> = {
  serious_crime: 'Serious crime',
  ocg: 'Organised crime groups',
  usg: 'Urban street gangs',
  cross_border: 'Cross-border criminality',
  county_lines: 'County lines',
  child_exploitation: 'Child criminal exploitation',
  cuckooing: 'Cuckooing',
  drugs: 'Drug supply',
  violence: 'Serious violence',
  firearms: 'Firearms',
  modern_slavery: 'Modern slavery',
  sexual_exploitation: 'Sexual exploitation',
  acquisitive_crime: 'Organised acquisitive crime',
  fraud: 'Fraud',
  cyber_crime: 'Cyber crime',
};

export const THREAT_LEVELS = ['low', 'medium', 'high'] as const;
export type ThreatLevel = (typeof THREAT_LEVELS)[number];
export const THREAT_TRENDS = ['falling', 'steady', 'rising'] as const;
export type ThreatTrend = (typeof THREAT_TRENDS)[number];

/** A threat across the whole area, as police assess it. */
export interface AssessedThreat {
  readonly threat: Threat;
  readonly level: ThreatLevel;
  /** Null: not known. */
  readonly trend: ThreatTrend | null;
  readonly assessed: IsoDate | null;
}

/** The document of the threats to the area, in a form that can be shared; it goes stale. */
export interface LocalProfile {
  readonly id: number;
  /** "Widnes Local Profile", as the partnership calls it. */
  readonly name: string;
  readonly version: number;
  /** An agency or a post. */
  readonly author: string | null;
  readonly issued: IsoDate | null;
  /** After this day it is stale. */
  readonly reviewBy: IsoDate | null;
}
