import type { StepSpec } from '../playbook.ts';
import { forLead, supported } from './conditions.ts';

/** E-01 ticks itself for a source that the FAQ lists. A lead ticks it for others: docs/sources.md, "Where the sources disagree". */
export function sourceSteps(gate: string): StepSpec[] {
  const common = { id: 'E-01', gate, trace: 'S0-01' } as const;
  return [
    {
      ...common,
      text: 'The source is on the list of supported systems',
      actor: 'racker',
      fact: 'supported-source',
      when: supported,
    },
    {
      ...common,
      text: 'Approve a source that is not on the list of supported systems',
      actor: 'lead',
      when: forLead,
    },
  ];
}
