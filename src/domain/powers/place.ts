import type { Power } from './power.ts';

const group = 'place';
const ASB_ACT = 'Anti-social Behaviour, Crime and Policing Act 2014';
const OWNERS = 'The owner, the landlord and whoever lives there.';
const WHO_LIVES_THERE = 'Find out whether children live there, and tell social care before anybody loses their home.';

export const PLACE: readonly Power[] = [
  {
    ...{ id: 'closure-notice', name: 'Closure notice', also: ['closure notices'], group },
    about: 'premises house shop close nuisance disorder 48 hours',
    law: `${ASB_ACT}, section 76`,
    applicant: 'Council or a police inspector or above; up to 24 hours, 48 with higher authority',
    threshold:
      'Reasonable grounds that the use of premises has resulted, or is likely soon to result, in nuisance or disorder.',
    consult: `${OWNERS} Whoever is thought appropriate must be consulted before it is issued.`,
    ...{ from: '2014-10-20', to: null, signOff: true },
    forChildren: WHO_LIVES_THERE,
  },
  {
    ...{ id: 'closure-order', name: 'Closure order', also: ['closure orders', 'premises closure'], group },
    about: 'premises house shop close nuisance disorder court three months cuckooing',
    law: `${ASB_ACT}, section 80`,
    applicant: 'Council or police, to the magistrates’ court, within 48 hours of the notice',
    threshold:
      'Disorderly, offensive or criminal behaviour, serious nuisance or disorder, and that closing is necessary to stop it.',
    consult: `${OWNERS} Where a home was taken over, whoever it belongs to may be a victim who needs somewhere safe.`,
    ...{ from: '2014-10-20', to: null, signOff: true },
    forChildren: WHO_LIVES_THERE,
  },
  {
    ...{ id: 'community-protection-notice', name: 'Community protection notice', also: ['CPN', 'CPNW'], group },
    about: 'warning litter noise graffiti nuisance persistent detrimental quality of life',
    law: `${ASB_ACT}, section 43`,
    applicant: 'Council, police, or a housing provider that the council has designated',
    threshold:
      'Unreasonable, persistent conduct that harms the quality of life in the locality, after a written warning.',
    consult: 'Inform whoever it affects, and the landlord where that helps.',
    ...{ from: '2014-10-20', to: null, signOff: false },
    forChildren: 'From the age of 16.',
  },
  {
    ...{ id: 'public-spaces-protection-order', name: 'Public spaces protection order', also: ['PSPO'], group },
    about: 'area park street alcohol gating town centre restrict',
    law: `${ASB_ACT}, section 59`,
    applicant: 'Council, for up to three years',
    threshold: 'Activities in a public place that harm the quality of life there, persistent and unreasonable.',
    consult: 'The chief officer of police, the police and crime commissioner, landowners and the community.',
    ...{ from: '2014-10-20', to: null, signOff: false },
    forChildren: null,
  },
  {
    ...{ id: 'licence-review', name: 'Licence review', also: ['premises licence review', 'licensing review'], group },
    about: 'pub bar club shop alcohol takeaway licensing premises',
    law: 'Licensing Act 2003, section 51',
    applicant: 'A responsible authority or anybody, to the licensing authority',
    threshold: 'A ground that is relevant to a licensing objective; one of them is protecting children from harm.',
    consult: 'Responsible authorities and the licence holder, as the regulations say.',
    ...{ from: '2005-11-24', to: null, signOff: false },
    forChildren: null,
  },
  {
    ...{ id: 'housing-standards', name: 'Housing hazards and HMO licensing', group },
    also: ['HMO', 'HMO licensing', 'housing hazards', 'HHSRS', 'improvement notice', 'house in multiple occupation'],
    about: 'landlord rented unsafe overcrowding prohibition inspection',
    law: 'Housing Act 2004, Parts 1 and 2',
    applicant: 'Council',
    threshold: 'A hazard that the inspection finds, or a house in multiple occupation without its licence.',
    consult: 'The fire and rescue authority about fire hazards in shared houses. Tenants who might lose their home.',
    ...{ from: '2006-04-06', to: null, signOff: false },
    forChildren: null,
  },
  {
    ...{ id: 'tenancy-enforcement', name: 'Tenancy enforcement', group },
    also: ['possession', 'possession order', 'notice seeking possession', 'eviction', 'tenancy action'],
    about: 'tenant landlord breach absolute ground housing rent',
    law: 'Housing Act 1985 and Housing Act 1988, as amended',
    applicant: 'Landlord, to the county court',
    threshold: 'A ground for possession, and where the court may choose, that it is reasonable.',
    consult: 'Adult and children’s social care. Whether the tenant was cuckooed, and is a victim.',
    ...{ from: null, to: null, signOff: true },
    forChildren: WHO_LIVES_THERE,
  },
  {
    ...{ id: 'fire-safety', name: 'Fire safety enforcement', also: ['fire safety order', 'fire safety notice'], group },
    about: 'fire escape alarm premises prohibition enforcement notice',
    law: 'Regulatory Reform (Fire Safety) Order 2005',
    applicant: 'Fire and rescue authority',
    threshold: 'A failure to comply with the Order, or a serious risk to people.',
    consult: 'The council’s housing team where people live on the premises.',
    ...{ from: '2006-10-01', to: null, signOff: false },
    forChildren: null,
  },
  {
    ...{
      id: 'trading-standards',
      name: 'Trading standards visit',
      also: ['trading standards', 'test purchase'],
      group,
    },
    about: 'counterfeit illicit tobacco vapes knives underage sales shop',
    law: 'Consumer Rights Act 2015, schedule 5, and the Acts that it serves',
    applicant: 'Council’s trading standards',
    threshold: 'Reasonable suspicion of a breach, for what goes beyond a routine inspection.',
    consult: 'Police, where others may be on the premises.',
    ...{ from: null, to: null, signOff: false },
    forChildren: 'A young volunteer for a test purchase needs a parent’s consent and a risk assessment.',
  },
  {
    ...{
      id: 'planning-enforcement',
      name: 'Planning enforcement',
      also: ['planning notice', 'section 215 notice'],
      group,
    },
    about: 'building change of use untidy land breach permission',
    law: 'Town and Country Planning Act 1990, sections 172 and 215',
    applicant: 'Local planning authority',
    threshold:
      'A breach of planning control, or land that harms the amenity of the area, and that it is expedient to act.',
    consult: 'The owner and the occupier.',
    ...{ from: null, to: null, signOff: false },
    forChildren: null,
  },
];
