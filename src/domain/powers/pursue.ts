import type { Power } from './power.ts';

const group = 'pursue';
const CHILD_ORDER =
  'A child may be exploited. Consult the youth offending team and children’s social care before it is sought.';

export const PURSUE: readonly Power[] = [
  {
    ...{ id: 'civil-injunction', name: 'Civil injunction', also: ['ASB injunction', 'ASBI', 'IPNA'], group },
    about: 'anti-social behaviour nuisance harassment alarm distress neighbour',
    law: 'Anti-social Behaviour, Crime and Policing Act 2014, section 1',
    applicant: 'Council, police, housing provider and others named in the Act, to the court',
    threshold:
      'Anti-social behaviour on the balance of probabilities, and that it is just and convenient to prevent more of it.',
    consult: 'Inform anybody it affects. The youth offending team for anybody under 18.',
    ...{ from: '2015-03-23', to: null, signOff: false },
    forChildren: `From the age of 10, in the youth court. ${CHILD_ORDER}`,
  },
  {
    ...{ id: 'criminal-behaviour-order', name: 'Criminal behaviour order', also: ['CBO'], group },
    about: 'conviction sentence anti-social harassment offender',
    law: 'Sentencing Act 2020, section 330',
    applicant: 'The prosecution, after a conviction; the council or police ask it to apply',
    threshold:
      'A conviction, behaviour that caused or was likely to cause harassment, alarm or distress, and that the order helps prevent it.',
    consult: 'The Crown Prosecution Service early. The youth offending team’s views for anybody under 18.',
    ...{ from: '2020-12-01', to: null, signOff: false },
    forChildren: `Reviewed every year for under-18s. ${CHILD_ORDER}`,
  },
  {
    ...{
      id: 'dispersal',
      name: 'Dispersal power',
      also: ['dispersal', 'dispersal order', 'section 34 dispersal'],
      group,
    },
    about: 'disperse leave area street hotspot officer group',
    law: 'Anti-social Behaviour, Crime and Policing Act 2014, sections 34 and 35',
    applicant: 'Police; an inspector or above authorises it, for up to 48 hours',
    threshold: 'Necessary to remove or reduce harassment, alarm, distress, crime or disorder in the locality.',
    consult: 'The council where practicable. Record the human rights considered.',
    ...{ from: '2014-10-20', to: null, signOff: false },
    forChildren:
      'From the age of 10. An officer may take under-16s home or to a place of safety: consider the home first.',
  },
  {
    ...{ id: 'gang-injunction', name: 'Gang injunction', also: ['gang injunctions'], group },
    about: 'gang violence drug dealing street group',
    law: 'Policing and Crime Act 2009, section 34',
    applicant: 'Police or council, to the court',
    threshold:
      'Gang-related violence or drug dealing on the balance of probabilities, and that the injunction is necessary.',
    consult: 'Other councils and police forces concerned. The youth offending team for anybody under 18.',
    ...{ from: '2011-01-31', to: null, signOff: true },
    forChildren: `From the age of 14. ${CHILD_ORDER}`,
  },
  {
    ...{ id: 'serious-crime-prevention-order', name: 'Serious crime prevention order', also: ['SCPO'], group },
    about: 'organised serious crime restrict business finance travel',
    law: 'Serious Crime Act 2007, sections 1 and 19',
    applicant: 'The prosecuting authorities, to the High Court or on conviction to the Crown Court',
    threshold: 'Involvement in serious crime, and reasonable grounds that the order protects the public.',
    consult: 'The Crown Prosecution Service and the regional organised crime unit early.',
    ...{ from: '2008-04-06', to: null, signOff: false },
    forChildren: 'For adults only.',
  },
  {
    id: 'telecommunications-restriction-order',
    name: 'Drug dealing telecommunications restriction order',
    also: [
      'DDTRO',
      'telecommunications order',
      'telecommunications restriction order',
      'phone line order',
      'deal line order',
    ],
    group,
    about: 'phone line number county lines mobile sim disconnect drugs',
    law: 'Serious Crime Act 2015, section 80A',
    applicant: 'Police or the National Crime Agency, to the court',
    threshold: 'The number has been used, or is likely to be used, in connection with drug dealing.',
    consult:
      'It stops a number and protects nobody by itself. Agree with social care, before it takes effect, how those who were made to work the line are kept safe.',
    ...{ from: null, to: null, signOff: true },
    forChildren: 'Children who worked the line may be at greater risk when it is stopped: plan for that first.',
  },
  {
    ...{ id: 'slavery-order', name: 'Slavery and trafficking prevention or risk order', group },
    also: ['STPO', 'STRO', 'slavery and trafficking prevention order', 'slavery and trafficking risk order'],
    about: 'modern slavery trafficking exploitation victims',
    law: 'Modern Slavery Act 2015, sections 14, 15 and 23',
    applicant: 'Police, immigration officers, the National Crime Agency or the Gangmasters and Labour Abuse Authority',
    threshold:
      'A risk of a slavery or trafficking offence, and that the order is necessary to protect people from harm.',
    consult: 'The Crown Prosecution Service. First responders, so that each possible victim is offered a referral.',
    ...{ from: '2015-07-31', to: null, signOff: true },
    forChildren: 'A child may be a victim of trafficking themselves: consider a referral first.',
  },
  {
    ...{ id: 'cash-seizure', name: 'Cash seizure and account freezing', group },
    also: ['cash seizure', 'account freezing order', 'account freezing', 'AFO'],
    about: 'money bank proceeds crime forfeit assets poca',
    law: 'Proceeds of Crime Act 2002, sections 294 and 303Z1',
    applicant: 'Police, HM Revenue and Customs, trading standards’ accredited financial investigators',
    threshold:
      'Reasonable grounds to suspect that it is recoverable or meant for unlawful conduct, above the minimum amount.',
    consult: 'A financial investigator first, so that another inquiry is not disclosed.',
    ...{ from: null, to: null, signOff: false },
    forChildren:
      'Money found on a child may be a sign that they are exploited, and owed to somebody who will harm them.',
  },
  {
    ...{
      id: 'vehicle-seizure',
      name: 'Vehicle seizure',
      also: ['section 59', 'section 59 warning', 'seize vehicle'],
      group,
    },
    about: 'car motorbike bike scooter quad driving careless nuisance',
    law: 'Police Reform Act 2002, section 59',
    applicant: 'Police in uniform',
    threshold:
      'A vehicle used carelessly or off road so as to cause alarm, distress or annoyance, as a rule after a warning.',
    consult: 'Nobody by law. The council, where others report the same vehicle.',
    ...{ from: null, to: null, signOff: false },
    forChildren: null,
  },
  {
    ...{ id: 'partner-referral', name: 'Referral to HMRC, DWP, immigration or the GLAA', group },
    also: [
      'HMRC referral',
      'DWP referral',
      'immigration referral',
      'GLAA referral',
      'referral to HMRC',
      'referral to DWP',
    ],
    about: 'tax benefits labour gangmasters fraud home office employment',
    law: 'The statutory gateways of each body; the sharing agreement names them',
    applicant: 'Any partner, to the body concerned',
    threshold: 'A purpose that the gateway allows, and no more than that purpose needs.',
    consult: 'The data protection lead. For immigration, whether somebody is a possible victim first.',
    ...{ from: null, to: null, signOff: false },
    forChildren: 'Not about a child without their social worker.',
  },
  {
    id: 'exploitation-offences',
    name: 'Child criminal exploitation and cuckooing offences',
    also: ['CCE offence', 'child criminal exploitation offence', 'cuckooing offence'],
    group,
    about: 'county lines offence charge prosecute home takeover crime policing',
    law: 'Crime and Policing Act 2026',
    applicant: 'Police and the Crown Prosecution Service',
    threshold: 'As the Act defines each offence. Check which parts have begun.',
    consult: 'The Crown Prosecution Service early. Social care about each person who was exploited.',
    ...{ from: null, to: null, signOff: true },
    forChildren:
      'A child who was exploited is a victim. Consider the defence of section 45 of the Modern Slavery Act 2015.',
  },
];
