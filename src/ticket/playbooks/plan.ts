import { z } from 'zod';
import { type DnsFactName, dnsFactNames } from '../../dns/facts.ts';
import { type ProofName, proofNames } from '../../mailbox/tally.ts';
import { truncate } from '../../truncate.ts';
import {
  actorNames,
  type FactName,
  longestLabel,
  type PhaseClock,
  type PhaseSpec,
  partyNames,
  type StepSpec,
} from './playbook.ts';

/** The rules of a phase in a plan. */
export interface PlanPhase extends z.infer<typeof phaseRule> {
  /** The phase's place in the plan, starting at 0. */
  position: number;
}

/** The rules of a step in a plan. */
export interface PlanStep extends z.infer<typeof stepRule> {
  /** The step's place in the plan, starting at 0. */
  position: number;
}

/** What today's playbooks say about a step: its texts, and what it is about. */
export interface StepDetails {
  /** A few plain words: `Tenant created`. */
  label: string;
  /** What to do, in one sentence. */
  text: string;
  /** What happens if the step is late for the cutover. Null if the step has no such deadline. */
  ifLate: string | null;
  /** A link to an article about how to do the step. */
  article: string | null;
  /** The step is about every mailbox, so more mailboxes reopen it. */
  everyMailbox: boolean;
  /** What must be true of every listed mailbox, so that the step completes by itself. Null: a person completes it. */
  proof: ProofName | null;
  /** What DNS must show, so that the step completes by itself. Null: DNS says nothing about it. */
  dns: DnsFactName | null;
}

/** The phases and steps of a ticket. Doesn't say which steps are done. Steps are in the order of their phases. */
export interface Plan {
  phases: PlanPhase[];
  steps: (PlanStep & StepDetails)[];
}

const clockUnit = z.enum(['business', 'business-days', 'hours']);

const thresholds = z.object({
  unit: clockUnit,
  nudge: z.number(),
  stalled: z.number(),
  escalated: z.number(),
  escalatedUnit: z.literal('business').optional(),
});

const clock: z.ZodType<PhaseClock> = thresholds.extend({
  from: z
    .object({
      field: z.enum(['cutover', 'slot']),
      at: z.enum(['after', 'before']),
      fallback: thresholds.optional(),
    })
    .optional(),
});

const phaseRule = z.object({
  slug: z.string(),
  waitingOn: z.enum(partyNames),
  clock: clock.nullable().default(null),
  lockedOut: z.boolean().default(false),
  billed: z.boolean().default(false),
});

const stepRule = z.object({
  id: z.string(),
  actor: z.enum(actorNames),
  gate: z.string().nullable().default(null),
  required: z.boolean().default(false),
  earliest: z
    .object({ phase: z.string(), after: z.array(z.string()).optional() })
    .nullable()
    .default(null),
  sequence: z.string().nullable().default(null),
  follows: z.string().nullable().default(null),
  afterDays: z.number().nullable().default(null),
  beforeCutover: z.number().nullable().default(null),
  fact: z.string().nullable().default(null),
  about: z.enum(['cutover', 'slot', 'method']).nullable().default(null),
  again: z.boolean().default(false),
  switches: z.boolean().default(false),
  startsBill: z.boolean().default(false),
});

/**
 * Facts that have a different name in stored plans than in code. A plan's key is the hash of its content, so the
 * stored name can't change. Otherwise, tickets would no longer share plans, and an older release wouldn't know the
 * fact.
 */
const storedFacts = new Map<string, FactName>([['channel', 'requested-via']]);

/** A plan's rules, as stored. Null and false are left out, so that equal plans have equal content. */
const planContent = z.object({ phases: z.array(phaseRule), steps: z.array(stepRule) });

/** The texts of a plan's steps, as stored, by step id. */
const planTexts = z.record(
  z.string(),
  z.object({
    /** Older releases stored no label. */
    label: z.string().nullable().default(null),
    text: z.string(),
    ifLate: z.string().nullable().default(null),
    article: z.string().nullable().default(null),
    everyMailbox: z.boolean().default(false),
    proof: z.enum(proofNames).nullable().default(null).catch(null),
    dns: z.enum(dnsFactNames).nullable().default(null).catch(null),
  }),
);

/** Converts a playbook's phases to rules. */
export function toPhases(specs: PhaseSpec[]): PlanPhase[] {
  return specs.map(({ slug, waitingOn, clock, lockedOut = false, billed = false }, position) => ({
    slug,
    waitingOn,
    clock,
    lockedOut,
    billed,
    position,
  }));
}

/** Converts a playbook's steps to rules and texts. */
export function toSteps(specs: StepSpec[]): Plan['steps'] {
  return specs.map((step, position) => ({
    id: step.id,
    position,
    actor: step.actor,
    gate: step.gate,
    required: step.gate !== null && !step.optional,
    earliest: step.earliest ?? null,
    sequence: step.sequence ?? null,
    follows: step.follows ?? null,
    afterDays: step.afterDays ?? null,
    beforeCutover: step.beforeCutover?.hours ?? null,
    fact: step.fact ?? null,
    about: step.about ?? null,
    again: step.again ?? false,
    switches: step.switches ?? false,
    startsBill: step.startsBill ?? false,
    ...detailsOf(step),
  }));
}

/** Picks the texts from a playbook's step, and what it is about. */
export function detailsOf({
  label,
  text,
  beforeCutover,
  article,
  everyMailbox,
  proof,
  dns,
}: StepSpec): StepDetails {
  return {
    label,
    text,
    ifLate: beforeCutover?.ifLate ?? null,
    article: article ?? null,
    everyMailbox: everyMailbox ?? false,
    proof: proof ?? null,
    dns: dns ?? null,
  };
}

/** Converts a plan to its stored form: rules and texts separately. */
export function toStored({ phases, steps }: Plan): { content: unknown; texts: unknown } {
  return {
    content: {
      phases: phases.map((phase) => compact(phaseRule.parse(phase))),
      steps: steps.map((step) => compact(stepRule.parse({ ...step, fact: toStoredFact(step.fact) }))),
    },
    texts: Object.fromEntries(
      steps.map(({ id, label, text, ifLate, article, everyMailbox, proof, dns }) => [
        id,
        compact({ label, text, ifLate, article, everyMailbox, proof, dns }),
      ]),
    ),
  };
}

/**
 * Reads a stored plan. Throws an `Error` if the content isn't a plan.
 *
 * @param wording returns what today's playbooks say about a step. If they say nothing, the stored texts are used
 */
export function fromStored(
  stored: { content: unknown; texts: unknown },
  wording: (stepId: string) => StepDetails | undefined,
): Plan {
  const { phases, steps } = planContent.parse(stored.content);
  const own = planTexts.parse(stored.texts);
  return {
    phases: phases.map((phase, position) => ({ ...phase, position })),
    steps: steps.map((step, position) => {
      const texts = wording(step.id) ?? storedTexts(own[step.id]);
      if (!texts) throw new Error(`the plan has no text for step ${step.id}`);
      return { ...step, fact: storedFacts.get(step.fact ?? '') ?? step.fact, ...texts, position };
    }),
  };
}

/** The stored texts of a step. If no label is stored, the beginning of the text serves as the label. */
function storedTexts(stored: z.infer<typeof planTexts>[string] | undefined): StepDetails | undefined {
  return stored && { ...stored, label: stored.label ?? truncate(stored.text, longestLabel) };
}

function toStoredFact(fact: string | null): string | null {
  return [...storedFacts].find(([, name]) => name === fact)?.[0] ?? fact;
}

function compact(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== false));
}
