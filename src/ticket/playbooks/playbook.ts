/** The format of playbooks: phases and steps as data. docs/sources.md explains the sources that each `trace` names. */

import type { PathCondition } from '../../knowledge/route.ts';

/** The phase of a closed ticket. */
export const closedPhase = 'closed';

/** Who a ticket can wait on. */
export const partyNames = [
  'customer-admin',
  'end-user',
  'racker',
  'internal-team',
  'support',
  'tool',
  'dns',
  'vendor',
] as const;

export type Party = (typeof partyNames)[number];

/** Who does a step. Only a lead can complete a lead's step, unless a fact completes it. */
export const actorNames = [
  'racker',
  'customer admin',
  'user',
  'internal team',
  'support',
  'tool',
  'lead',
] as const;

export type Actor = (typeof actorNames)[number];

/** The facts that can complete a step. `steps/facts.ts` says when each one is true. */
export const factNames = [
  'rackspace-ticket',
  'account-and-domain',
  'owner',
  'requested-via',
  'supported-source',
  'source-url',
  'contact',
  'contacted',
  'cadence',
  'supplied',
  'created',
  'sign-off',
  'cutover',
  'billing-target',
  'billing-stops',
  'slot',
] as const;

export type FactName = (typeof factNames)[number];

/** `business`: hours of the team's business time; `business-days`: whole working days; `hours`: the wall clock. */
export type ClockUnit = 'business' | 'business-days' | 'hours';

/** When a ticket without progress is nudged, stalled, and escalated. `parts/clocks.ts` has functions to write a clock. */
export interface PhaseClock {
  unit: ClockUnit;
  nudge: number;
  stalled: number;
  escalated: number;
  /** The unit of `escalated`, if it isn't `unit`: a countdown in business days may end in business hours. */
  escalatedUnit?: 'business';
  /**
   * What the thresholds count from. Absent: the last progress. `after`: from the agreed date on. `before`: back from the
   * agreed date, so the largest threshold comes first. While no date is set, they count from the last progress, with the
   * thresholds of `fallback` if there are any.
   */
  from?: { field: 'cutover' | 'slot'; at: 'after' | 'before'; fallback?: Omit<PhaseClock, 'from'> };
}

export interface PhaseSpec {
  slug: string;
  waitingOn: Party;
  clock: PhaseClock | null;
  /** Users have no mailbox in this phase: docs/trade.md, "Platform change". */
  lockedOut?: true;
  /** The phase ends a bill, so the next billing date matters: docs/trade.md, "Billing". */
  billed?: true;
  when?: PathCondition;
}

/** The longest label of a step, phase, or blocker, in UTF-16 units: a button shows that many on a phone. */
export const longestLabel = 28;

export interface StepSpec {
  id: string;
  /** What is true once the step is done, in plain words of at most `longestLabel` characters: `Tenant created`. */
  label: string;
  /** What to do, in one sentence without a period. */
  text: string;
  actor: Actor;
  /** The phase that a ticket can't leave before the step is done. `closed`: the last phase. Null: the step is only advice. */
  gate: string | null;
  /** The step is shown, but a ticket can leave the phase without it. */
  optional?: boolean;
  /** The name of a sequence. Its steps must be done in the order of the list. */
  sequence?: string;
  /** The id of another step. This step is only required after that one is done. */
  follows?: string;
  /** The earliest time to do the step: this many business days after the date it is `about`. */
  afterDays?: number;
  /** When the step is due: hours of the wall clock before the agreed cutover, and the consequence of being late. */
  beforeCutover?: { hours: number; ifLate: string };
  /** The fact that completes the step (see `steps/facts.ts`). */
  fact?: FactName;
  /** The field that the step is about. Another value of this field reopens the step. */
  about?: 'cutover' | 'slot' | 'method';
  /** The step reopens when the ticket goes back to its phase or an earlier one. */
  again?: true;
  /** Both environments are billed from the day the step is done (S1-13). */
  startsBill?: true;
  /** The source of the step: `S1-06`. */
  trace?: string;
  /** The article that the FAQ documents link. */
  article?: string;
  when?: PathCondition;
}

/** Another method for part of the work, chosen with `set <field>:<value>`. */
export interface Variant {
  field: 'method';
  value: string;
  /** The moves that it is for, in words: `moves to Hosted Exchange, assisted`. */
  title: string;
  /** The phases in which it can be chosen. */
  allowedIn: string[];
  when?: PathCondition;
  /** Phases to drop together with their steps, and the phases that replace each of them. */
  replaces: Record<string, PhaseSpec[]>;
  /** The steps of the new phases, and steps that replace the playbook's step with the same id. */
  steps: StepSpec[];
}

export interface Playbook {
  id: string;
  kind: 'migration' | 'platform-change';
  /** The services and paths that the playbook is for. */
  services: string[];
  sources: string[];
  targets: string[];
  /** For refusals and help: `Rackspace Email or Hosted Exchange to Office 365, assisted`. */
  title: string;
  phases: PhaseSpec[];
  steps: StepSpec[];
  variants?: Variant[];
  /** Lines that follow the new ticket when it opens, on every path. */
  briefing: string[];
  /** Lines for some of the paths. */
  pathBriefing?: { text: string; when: PathCondition }[];
}
