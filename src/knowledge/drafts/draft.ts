import { applies, type Path } from '../route.ts';
import { type Scope, scopes } from '../scopes.ts';
import type { Source } from '../source.ts';
import type { NeedName } from './needs.ts';

/** A text for the customer, in our own words. A Racker sends it in the Rackspace ticket. */
export interface Draft extends Source {
  id: string;
  /** As people type it. */
  name: string;
  title: string;
  to: "the customer's admin" | 'the users';
  scope: Scope;
  /** The phases that it is sent in; null for all. */
  phases: string[] | null;
  /** What it tells is true from a phase on: of these, the one that the ticket has, as playbooks differ. */
  fromPhase?: string[];
  /** What it tells is true once these are ticked, those of them that the ticket has. */
  afterSteps?: string[];
  /** What it asks whoever sends it, as the ticket has no place for it. */
  asks?: NeedName[];
  /** Its paragraphs. Whatever it asks `known` for and does not get keeps it from being ready. */
  write(known: Known): string[];
}

/** What is known of a ticket. */
export interface DraftFacts {
  path: Path;
  phase: string;
  /** All phases of the ticket in their order, `closed` at the end. */
  phases: string[];
  /** The names of both ends: `Rackspace Email`. */
  from: string;
  to: string;
  customer: string;
  domain: string;
  values: Partial<Record<NeedName, string>>;
  /** What a text says where it is known, and asks the customer for where it is not. */
  sourceUrl?: string;
  billingTarget?: string;
  /** For how long nothing has moved: `3 business days`. */
  waited: string;
  /** Whether it has been waiting so long that this is the last reminder. */
  overdue: boolean;
  /** The steps of the ticket, by id: whether each is ticked. */
  steps: Map<string, boolean>;
}

/** The facts as a text asks for them. */
export interface Known extends Omit<DraftFacts, 'values'> {
  need(name: NeedName): string;
}

export interface Written {
  text: string;
  /** What it asked for, known or not. */
  used: NeedName[];
  missing: NeedName[];
  /** Steps that must be ticked before the text is true. */
  missingSteps: string[];
  /** The phase before which it is not true, where that lies ahead. */
  missingPhase?: string;
}

/** Writes a text. It is ready only when nothing is missing. */
export function writeDraft(draft: Draft, facts: DraftFacts): Written {
  const used = new Set<NeedName>();
  const paragraphs = draft.write({
    ...facts,
    need(name) {
      used.add(name);
      return facts.values[name] ?? '';
    },
  });
  const ahead = facts.phases.slice(facts.phases.indexOf(facts.phase) + 1);
  return {
    text: paragraphs.join('\n\n'),
    used: [...used],
    missing: [...used].filter((name) => !facts.values[name]),
    missingSteps: (draft.afterSteps ?? []).filter((id) => facts.steps.get(id) === false),
    missingPhase: draft.fromPhase?.find((slug) => ahead.includes(slug)),
  };
}

/** How many things a text still waits for. */
export function countMissing({ missing, missingSteps, missingPhase }: Written): number {
  return missing.length + missingSteps.length + (missingPhase === undefined ? 0 : 1);
}

/** Whether a text is for a path at all. */
export function isForPath(draft: Draft, path: Path): boolean {
  return applies(scopes[draft.scope].when, path);
}

/** Whether a text is for a path, and sent in the phase. */
export function isForPhase(draft: Draft, path: Path, phase: string): boolean {
  return isForPath(draft, path) && (draft.phases === null || draft.phases.includes(phase));
}

/** A list within a text, a line each. */
export function bullets(lines: string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** The same with numbers. */
export function numbered(lines: string[]): string {
  return lines.map((line, i) => `${i + 1}. ${line}`).join('\n');
}
