import type { StepSpec } from '../playbook.ts';
import { forLead, supported } from './conditions.ts';

/**
 * The step E-01. It completes by itself for a source that the FAQ lists. For any other source, a lead completes it:
 * docs/sources.md, "Where the sources disagree".
 */
export function sourceSteps(gate: string): StepSpec[] {
  const common = { id: 'E-01', gate, trace: 'S0-01' } as const;
  return [
    {
      ...common,
      label: 'Source supported',
      text: 'The source is on the list of supported systems',
      actor: 'racker',
      fact: 'supported-source',
      when: supported,
    },
    {
      ...common,
      label: 'Source approved',
      text: 'Approve a source that is not on the list of supported systems',
      actor: 'lead',
      when: forLead,
    },
  ];
}
