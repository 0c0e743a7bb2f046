/*
 * Words about children that blame them or hide that somebody exploits them, and what says it better. The facts are those of
 * public guidance on language that puts the child first (The Children's Society, NSPCC); the wording is our own. Data, to
 * be added to: `words` as they are typed, in small letters, the longer before the shorter; `better` follows "say".
 */
export interface ChildWords {
  readonly words: readonly string[];
  readonly better: string;
}

export const CHILD_WORDS: readonly ChildWords[] = [
  {
    words: [
      'involved in county lines',
      'involved with county lines',
      'involved in drugs',
      'involved in dealing',
      'involved in gangs',
      'involved in crime',
      'involved with a gang',
      'gang involved',
      'gang-involved',
      'involved in',
      'involved with',
    ],
    better: '“exploited by” or “at risk of being exploited through”',
  },
  { words: ['recruited'], better: '“groomed” or “exploited”' },
  {
    words: [
      'drug runner',
      'drugs runner',
      'runner for',
      'drug mule',
      'drug dealer',
      'drug dealing',
      'dealing drugs',
      'running drugs',
      'drug running',
      'shotting',
      'shotter',
    ],
    better: '“exploited to move or sell drugs”',
  },
  {
    words: ['gang member', 'gang nominal', 'gangster', 'gang associate'],
    better: '“exploited by a group” or “at risk from a group”',
  },
  {
    words: [
      'lifestyle choice',
      'lifestyle choices',
      'chosen lifestyle',
      'choosing to',
      'chose to',
      'own choice',
      'chooses to',
    ],
    better: '“is being controlled or coerced”',
  },
  {
    words: ['child prostitute', 'prostituting', 'prostitution', 'prostitute', 'sex worker', 'sexually active with'],
    better: '“sexually exploited” or “abused”',
  },
  { words: ['promiscuous', 'sexually promiscuous'], better: 'what happened, and that it may be exploitation' },
  {
    words: [
      'putting themselves at risk',
      'putting himself at risk',
      'putting herself at risk',
      'puts themselves at risk',
      'puts himself at risk',
      'puts herself at risk',
      'placing themselves at risk',
      'placing himself at risk',
      'placing herself at risk',
      'risky behaviour',
      'risk-taking behaviour',
      'risk taking behaviour',
    ],
    better: '“at risk from” and who or what from',
  },
  {
    words: ['runaway', 'run away again', 'absconded', 'absconder', 'absconding', 'absconds'],
    better: '“missing” and what may have pushed or pulled them',
  },
  { words: ['streetwise', 'street wise', 'street smart'], better: 'what the child has had to learn to stay safe' },
  {
    words: [
      'boyfriend is older',
      'older boyfriend',
      'older girlfriend',
      'in a relationship with an adult',
      'in a relationship with a man',
    ],
    better: '“the adult who is exploiting them”',
  },
  { words: ['attention seeking', 'attention-seeking'], better: '“in need of support”' },
  {
    words: [
      'refuses to engage',
      'refusing to engage',
      'will not engage',
      "won't engage",
      'won’t engage',
      'failed to engage',
      'not engaging',
      'hard to reach',
      'non-compliant',
      'uncooperative',
    ],
    better: '“we have not yet found how to reach them”',
  },
  {
    words: ['spends time with known criminals', 'mixing with the wrong crowd', 'hanging around with'],
    better: '“has been targeted by” or “is being drawn in by”',
  },
  { words: ['drug debt', 'drugs debt', 'owes money for drugs'], better: '“is being controlled by a debt”' },
  { words: ['child porn', 'child pornography', 'kiddie porn'], better: '“images of child abuse”' },
  {
    words: ['offending behaviour', 'young offender', 'offender', 'perpetrator', 'suspect', 'nominal'],
    better: '“child” or “young person”',
  },
  {
    words: ['wannabe', 'thug', 'yob', 'feral', 'delinquent', 'problem child', 'bad influence'],
    better: 'what was seen to happen',
  },
];
