import { describe, expect, it, test } from 'vitest';
import { blockerSpecs } from '../../../src/ticket/playbooks/blocker-specs.ts';
import { phaseLabel, toPhaseSlug } from '../../../src/ticket/playbooks/phases.ts';
import { fromStored, toStored } from '../../../src/ticket/playbooks/plan.ts';
import { closedPhase, longestLabel } from '../../../src/ticket/playbooks/playbook.ts';
import { everyPlan } from '../setup.ts';

const steps = [
  ...new Map(everyPlan.flatMap(({ plan }) => plan.steps).map((step) => [step.label, step])).values(),
];
const phases = [
  ...new Set(everyPlan.flatMap(({ plan }) => plan.phases.map(({ slug }) => slug))),
  closedPhase,
];

describe('a label', () => {
  const labels = [
    ...steps.map(({ label }) => label),
    ...phases.map(phaseLabel),
    ...blockerSpecs.map(({ label }) => label),
  ];

  it.each(labels)('fits on a button, without special characters: %s', (label) => {
    expect(label.length).toBeLessThanOrEqual(longestLabel);
    expect(label).toMatch(/^[A-Z][A-Za-z -]+$/);
  });

  it('is unique among the steps of a plan', () => {
    for (const { plan } of everyPlan) {
      const own = plan.steps.map(({ label }) => label.toLowerCase());
      expect(own).toHaveLength(new Set(own).size);
    }
  });

  it('is unique among phases and among blockers', () => {
    expect(new Set(phases.map(phaseLabel))).toHaveLength(phases.length);
    expect(new Set(blockerSpecs.map(({ label }) => label))).toHaveLength(blockerSpecs.length);
  });

  it('exists for every phase', () => {
    for (const slug of phases) expect(phaseLabel(slug)).not.toBe(slug);
  });

  it("of an unknown phase is the phase's slug", () => {
    expect(phaseLabel('of-a-newer-release')).toBe('of-a-newer-release');
  });

  it('leads to its phase, whether typed in upper or lower case', () => {
    for (const slug of phases) expect(toPhaseSlug(phaseLabel(slug).toUpperCase())).toBe(slug);
  });
});

test("uses the beginning of a step's text as its label if the stored plan has no labels", () => {
  const { plan } = everyPlan[0]!;
  const { content, texts } = toStored(plan);
  const unlabeled = Object.fromEntries(
    Object.entries(texts as Record<string, object>).map(([id, text]) => [id, { ...text, label: undefined }]),
  );
  const read = fromStored({ content, texts: unlabeled }, () => undefined);
  expect(read.steps).toHaveLength(plan.steps.length);
  for (const { label, text } of read.steps) {
    expect(label.length).toBeLessThanOrEqual(longestLabel);
    expect(text.startsWith(label.replace(/…$/, ''))).toBe(true);
  }
});
