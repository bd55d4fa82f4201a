import { applies, type Path } from '../../knowledge/route.ts';
import { sourceBriefing } from '../../knowledge/sources.ts';
import { closedPhase, type PhaseSpec, type Playbook, type StepSpec, type Variant } from './playbook.ts';

interface Instance {
  phases: PhaseSpec[];
  /** The steps in the order of their phases. Steps without a phase are only advice, and come last. */
  steps: StepSpec[];
}

/**
 * The phases and steps of a playbook on one path.
 *
 * @param variant the chosen method, if it isn't the usual one
 */
export function instantiate(usual: Playbook, path: Path, variant?: Variant): Instance {
  const playbook = variant ? withVariant(usual, variant) : usual;
  const phases = playbook.phases.filter((phase) => applies(phase.when, path));
  const order = new Map(phases.map((phase, position) => [phase.slug, position]));
  const place = (step: StepSpec) => (step.gate === null ? phases.length : order.get(step.gate)!);
  const last = phases.at(-1)?.slug ?? null;
  const steps = playbook.steps
    .filter((step) => applies(step.when, path))
    .map((step) => (step.gate === closedPhase ? { ...step, gate: last } : step))
    // Leaves out shared steps for phases that this playbook doesn't have.
    .filter((step) => step.gate === null || order.has(step.gate))
    .sort((a, b) => place(a) - place(b))
    .map((step, _i, all) =>
      step.earliest ? { ...step, earliest: earliestIn(step.earliest, last, all) } : step,
    );
  return { phases, steps };
}

/** What people should know at the start of a migration on a path. What is special about the source comes first. */
export function briefingOf({ briefing, pathBriefing = [] }: Playbook, path: Path): string[] {
  return [
    ...sourceBriefing(path.source),
    ...briefing,
    ...pathBriefing.filter(({ when }) => applies(when, path)).map(({ text }) => text),
  ];
}

/** When a step can first be done, in a plan with these steps. */
function earliestIn(
  { phase, after = [] }: NonNullable<StepSpec['earliest']>,
  last: string | null,
  steps: StepSpec[],
): NonNullable<StepSpec['earliest']> {
  const known = after.filter((id) => steps.some((step) => step.id === id));
  return {
    phase: phase === closedPhase && last !== null ? last : phase,
    ...(known.length > 0 ? { after: known } : {}),
  };
}

/** Applies a variant to a playbook. The variant's phases and steps replace some of the playbook's own. */
export function withVariant(playbook: Playbook, { replaces, steps }: Variant): Playbook {
  const own = new Set(steps.map((step) => step.id));
  const stays = (step: StepSpec) => !own.has(step.id) && (step.gate === null || !replaces[step.gate]);
  return {
    ...playbook,
    phases: playbook.phases.flatMap((phase) => replaces[phase.slug] ?? [phase]),
    steps: [...playbook.steps.filter(stays), ...steps],
  };
}

/** Every phase that a playbook's tickets can be in, with any variant. */
export function phasesOf({ phases, variants = [] }: Playbook): PhaseSpec[] {
  return [...phases, ...variants.flatMap(({ replaces }) => Object.values(replaces).flat())];
}
