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
  'records',
  'records-lost',
  'ttl-raised',
  'unseen',
  'seen-again',
] as const;

export type SightName = (typeof sightNames)[number];
