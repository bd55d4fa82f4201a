/** What a path and service prescribe, as data. docs/sources.md explains the sources that each `trace` names. */

import type { PathCondition } from '../../knowledge/route.ts';

/** The phase of a ticket that has been through all of them. */
export const closedPhase = 'closed';

/** Who can be waited on. */
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

/** Who does a step. Only a lead may tick a lead's step, unless a fact ticks it. */
export const actorNames = [
  'racker',
  'customer admin',
  'user',
  'internal team',
  'support',
  'tool',
  'lead',
] as const;

type Actor = (typeof actorNames)[number];

/** What completes a step by itself. `steps/facts.ts` says when each one holds. */
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

/** When a phase that stands still is nudged, stalled and escalated. `parts/clocks.ts` has the words to write one. */
export interface PhaseClock {
  unit: ClockUnit;
  nudge: number;
  stalled: number;
  escalated: number;
  /** The unit of `escalated` where it is not `unit`: a countdown in business days may end in business hours. */
  escalatedUnit?: 'business';
  /**
   * What the thresholds count from. `progress` (the default): the last progress. `after`: an agreed moment of the
   * ticket, or the last progress while none is set. `before`: that long before the agreed moment (the greatest
   * first), or the last progress with `fallback` while none is set.
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

export interface StepSpec {
  id: string;
  text: string;
  actor: Actor;
  /** The phase that the step must be ticked to leave, `closed` for the last one before it; null: advice only. */
  gate: string | null;
  /** Optional steps are shown, and bind nothing. */
  optional?: boolean;
  /** Steps of one sequence are ticked in the order in which they stand. */
  sequence?: string;
  /** The id of another step: until that is ticked, this one binds nothing. */
  follows?: string;
  /** Business days after the moment that it is `about` before which it cannot be ticked; 0: from that moment on. */
  afterDays?: number;
  /** Wall-clock hours before the agreed cutover by which it should be done, and what it means if it is not. */
  beforeCutover?: { hours: number; ifLate: string };
  /** The name of the fact (see `steps/facts.ts`) that ticks the step by itself. */
  fact?: FactName;
  /** What it attests is of that field of the ticket: another value, or none, opens it again. */
  about?: 'cutover' | 'slot' | 'method';
  /** What it attests is true no longer once the ticket goes back to its phase, or before that: it is done anew. */
  again?: true;
  /** Both environments are billed from when it is ticked (S1-13). */
  startsBill?: true;
  /** Where the step comes from, e.g. `S1-06`. */
  trace?: string;
  /** The article that the FAQ documents link. */
  article?: string;
  when?: PathCondition;
}

/** Another way to do part of the work, chosen with `set <field>:<value>`. */
export interface Variant {
  field: 'method';
  value: string;
  /** What it is for, in words: `an Exchange to Hosted Exchange`. */
  title: string;
  /** The phases in which it may be chosen. */
  allowedIn: string[];
  when?: PathCondition;
  /** Phases that are dropped with their steps, and what stands in the place of each. */
  replaces: Record<string, PhaseSpec[]>;
  /** Steps of those phases, and steps that differ from those of the playbook with the same id. */
  steps: StepSpec[];
}

export interface Playbook {
  id: string;
  kind: 'migration' | 'platform-change';
  /** The paths and services it is for. */
  services: string[];
  sources: string[];
  targets: string[];
  /** In words, for refusals and help: `Rackspace Email or Hosted Exchange to Office 365, assisted`. */
  title: string;
  phases: PhaseSpec[];
  steps: StepSpec[];
  variants?: Variant[];
  /** Said when a ticket opens, after the ticket itself: what holds on every path of the playbook. */
  briefing: string[];
  /** What holds on some of its paths only. `instantiate` gives both, for one path. */
  pathBriefing?: { text: string; when: PathCondition }[];
}
