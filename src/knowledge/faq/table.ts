import type { Fact } from './fact.ts';
import { generalFacts } from './general.ts';
import { movingFacts } from './moving.ts';
import { platformChangeFacts } from './platform-change.ts';
import { upgradeFacts } from './upgrade.ts';

/** All facts, by what they are about. */
export const factGroups: { title: string; facts: Fact[] }[] = [
  { title: 'In general', facts: generalFacts },
  { title: 'While it runs', facts: movingFacts },
  { title: 'Platform changes', facts: platformChangeFacts },
  { title: 'Upgrades to Office 365', facts: upgradeFacts },
];

export const facts: Fact[] = factGroups.flatMap((group) => group.facts);

/** The answer to a question that has none (S0-25). */
export const fallback: Fact = facts.find(({ id }) => id === 'F20')!;
