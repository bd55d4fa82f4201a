import type { Prisma, Tx } from '../db/client.ts';
import type { PhaseSpec, StepSpec } from './playbook.ts';
import type { TicketPhase, TicketStep } from './state.ts';

/** A ticket's own copy of its playbook's phases, so that a later edit of the playbook never changes it. */
export function toPhaseRows(ticketNumber: number, phases: PhaseSpec[]): TicketPhase[] {
  return phases.map(({ slug, waitingOn, clock, lockedOut, billed }, position) => ({
    ticketNumber,
    position,
    slug,
    waitingOn,
    clock: clock as unknown as TicketPhase['clock'],
    lockedOut: lockedOut ?? false,
    billed: billed ?? false,
  }));
}

export function toStepRows(ticketNumber: number, steps: StepSpec[]): TicketStep[] {
  return steps.map((step, position) => ({
    ticketNumber,
    position,
    id: step.id,
    text: step.text,
    actor: step.actor,
    gate: step.gate,
    required: step.gate !== null && !step.optional,
    sequence: step.sequence ?? null,
    follows: step.follows ?? null,
    afterDays: step.afterDays ?? null,
    beforeCutover: step.beforeCutover?.hours ?? null,
    ifLate: step.beforeCutover?.ifLate ?? null,
    fact: step.fact ?? null,
    about: step.about ?? null,
    again: step.again ?? false,
    startsBill: step.startsBill ?? false,
    trace: step.trace ?? null,
    article: step.article ?? null,
    doneAt: null,
    doneById: null,
  }));
}

export async function insertRows(tx: Tx, phases: TicketPhase[], steps: TicketStep[]): Promise<void> {
  const data = phases.map((row) => ({ ...row, clock: (row.clock ?? undefined) as Prisma.InputJsonValue }));
  await tx.ticketPhase.createMany({ data });
  await tx.ticketStep.createMany({ data: steps });
}
