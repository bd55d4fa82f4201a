/** The format of playbooks: phases and steps as data. docs/sources.md explains the sources that each `trace` names. */

import type { DnsFactName } from '../../dns/facts.ts';
import type { PathCondition } from '../../knowledge/route.ts';
import type { ProofName } from '../../mailbox/tally.ts';

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
  'method',
  'supplied',
  'created',
  'sign-off',
  'cutover',
  'billing-target',
  'billing-stops',
  'slot',
] as const;

export type FactName = (typeof factNames)[number];

/**
 * The unit of a clock. `business`: hours of business time. `business-days`: business days. `hours`: wall-clock hours.
 */
export type ClockUnit = 'business' | 'business-days' | 'hours';

/**
 * When a ticket without progress is nudged, stalled, and escalated. `parts/clocks.ts` has functions that create
 * clocks.
 */
export interface PhaseClock {
  unit: ClockUnit;
  nudge: number;
  stalled: number;
  escalated: number;
  /** The unit of `escalated`, if it differs from `unit`: a countdown in business days may end in business hours. */
  escalatedUnit?: 'business';
  /**
   * What the thresholds count from. Absent: the last progress. `after`: the clock counts up from the agreed date.
   * `before`: the clock counts down to the agreed date, so the largest threshold comes first. If the date isn't set,
   * an `after` clock counts from the last progress. A `before` clock then uses `fallback`, which also counts from the
   * last progress. Without `fallback`, a `before` clock doesn't run until the date is set.
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

/** The maximum length of a label, in UTF-16 units. A button on a phone has room for that many. */
export const longestLabel = 28;

export interface StepSpec {
  id: string;
  /** What is true once the step is done, in plain words of at most `longestLabel` characters: `Tenant created`. */
  label: string;
  /** What to do, in one sentence without a period. */
  text: string;
  actor: Actor;
  /**
   * A ticket can't leave this phase before the step is done. `closed` stands for the last phase. Null: the step is
   * only advice.
   */
  gate: string | null;
  /** The step is shown, but a ticket can leave the phase without it. */
  optional?: boolean;
  /**
   * When the step can first be done. Absent: any time. A step with `beforeCutover` also needs an agreed cutover.
   *
   * - `phase`: the ticket must have reached this phase. `closed` stands for the last phase.
   * - `after`: one of these steps must be done or waived. Steps that the plan doesn't have are ignored.
   */
  earliest?: { phase: string; after?: string[] };
  /** The name of a sequence. Steps with the same name must be done in the order in which the playbook lists them. */
  sequence?: string;
  /** The id of another step. This step is required only after the other step is done. */
  follows?: string;
  /**
   * The step can't be done until this many business days after the slot, if `about` names the slot. If `about` names the
   * cutover, the days count from the moment when the step with `switches` was done or waived.
   */
  afterDays?: number;
  /** When the step is due, in wall-clock hours before the agreed cutover, and what happens if the step is late. */
  beforeCutover?: { hours: number; ifLate: string };
  /** The fact that completes the step (see `steps/facts.ts`). */
  fact?: FactName;
  /** The field that the step is about. A new value for this field reopens the step. */
  about?: 'cutover' | 'slot' | 'method';
  /** The step reopens when the ticket moves back to the step's phase or an earlier phase. */
  again?: true;
  /** The step is about every mailbox. More mailboxes reopen it. */
  everyMailbox?: true;
  /** What must be true of every mailbox that the ticket lists. The step then completes by itself (see `steps/proofs.ts`). */
  proof?: ProofName;
  /** What DNS must show. The step then completes by itself, dated when the bot saw it (see `steps/seen-steps.ts`). */
  dns?: DnsFactName;
  /** The step is the DNS change that sends mail to the new mailboxes. */
  switches?: true;
  /** Both environments are billed from the day the step is done (S1-13). */
  startsBill?: true;
  /** The source of the step: `S1-06`. */
  trace?: string;
  /** A how-to article, usually one that the FAQ documents link to. */
  article?: string;
  when?: PathCondition;
}

/** Another method for part of the work, chosen with `set <field>:<value>`. */
export interface Variant {
  field: 'method';
  value: string;
  /** The moves that the variant is for: `assisted moves from Exchange to Hosted Exchange`. */
  title: string;
  /** The phases in which people can choose the variant, or go back to the usual method. */
  allowedIn: string[];
  when?: PathCondition;
  /** The paths on which anyone can choose the variant. On other paths that `when` allows, a lead can force it. */
  offeredFor?: PathCondition;
  /** The phases to drop, each with the phases that replace it. The steps of a dropped phase are dropped, too. */
  replaces: Record<string, PhaseSpec[]>;
  /** The steps of the new phases. A step with the same id as one of the playbook's steps replaces that step. */
  steps: StepSpec[];
}

export interface Playbook {
  id: string;
  kind: 'migration' | 'platform-change';
  /** The services, sources, and targets that the playbook covers. */
  services: string[];
  sources: string[];
  targets: string[];
  /** The title in help and error messages: `Assisted: Rackspace Email or Hosted Exchange to Office 365`. */
  title: string;
  phases: PhaseSpec[];
  steps: StepSpec[];
  variants?: Variant[];
  /** Lines to show below a new ticket, on every path. */
  briefing: string[];
  /** Lines to show only on some paths. */
  pathBriefing?: { text: string; when: PathCondition }[];
}
