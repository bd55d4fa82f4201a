/** The kinds of things that a look at DNS can show. `sights.ts` says when, and in which words. */
export const sightNames = [
  'snapshot',
  'changed',
  'ttl-lowered',
  'early',
  'split',
  'left-over',
  'switched',
  'propagated',
  'horizon',
  'resolvers-late',
  'regressed',
  'restored',
  'elsewhere',
  'settled',
  'records',
  'records-lost',
  'ttl-raised',
  'unseen',
  'seen-again',
  'turned-off',
] as const;

export type SightName = (typeof sightNames)[number];

/** What the owner and the leads hear of at once: mail goes to the wrong mailboxes. */
export const alarming: SightName[] = ['regressed', 'early'];

/** What the owner hears of at once. */
export const urgent: SightName[] = [
  ...alarming,
  'split',
  'left-over',
  'switched',
  'restored',
  'elsewhere',
  'settled',
  'records-lost',
];
