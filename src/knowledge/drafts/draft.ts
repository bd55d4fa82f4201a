import { fits, type Path } from '../route.ts';
import { type Scope, scopes } from '../scopes.ts';
import type { Source } from '../source.ts';
import type { NeedName } from './needs.ts';

/** A text for the customer (domain.md 9), in our own words, for a Racker to send in the Rackspace ticket. */
export interface Draft extends Source {
  id: string;
  /** As people type it. */
  name: string;
  title: string;
  to: "the customer's admin" | 'the users';
  scope: Scope;
  /** The phases that it is sent in; null for all. */
  phases: string[] | null;
  /** What it asks whoever sends it, as the ticket has no place for it. */
  asks?: NeedName[];
  /** Its paragraphs. Whatever it asks `known` for and does not get keeps it from being ready. */
  write(known: Known): string[];
}

/** What is known of a ticket. */
export interface DraftFacts {
  path: Path;
  phase: string;
  /** The names of both ends: `Rackspace Email`. */
  from: string;
  to: string;
  customer: string;
  domain: string;
  values: Partial<Record<NeedName, string>>;
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
  /** That a step of the ticket is ticked, where it has that step. */
  needStep(id: string): void;
}

export interface Written {
  text: string;
  missing: NeedName[];
  /** Steps that must be ticked before the text is true. */
  missingSteps: string[];
}

/** Writes a text. It is ready only when nothing is missing. */
export function writeDraft(draft: Draft, facts: DraftFacts): Written {
  const missing = new Set<NeedName>();
  const missingSteps = new Set<string>();
  const paragraphs = draft.write({
    ...facts,
    need(name) {
      const value = facts.values[name];
      if (!value) missing.add(name);
      return value ?? '';
    },
    needStep(id) {
      if (facts.steps.get(id) === false) missingSteps.add(id);
    },
  });
  return { text: paragraphs.join('\n\n'), missing: [...missing], missingSteps: [...missingSteps] };
}

/** Whether a text is for a path at all. */
export function isForPath(draft: Draft, path: Path): boolean {
  return fits(scopes[draft.scope].when, path);
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
