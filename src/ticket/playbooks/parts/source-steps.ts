import type { StepSpec } from '../playbook.ts';
import { forLead, supported } from './conditions.ts';

/** E-01: a source of the FAQ's list ticks it by itself, any other needs a lead (design.md 4, domain.md 0.2). */
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
