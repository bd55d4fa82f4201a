import type { Citation } from '../citation.ts';
import { applies, type Path } from '../route.ts';
import { type Scope, scopes } from '../scopes.ts';
import type { PlaceholderName } from './placeholders.ts';

/** A message to the customer, in our own words. A Racker sends it in the Rackspace ticket. */
export interface Draft extends Citation {
  id: string;
  /** What people type. */
  name: string;
  title: string;
  to: "the customer's admin" | 'the users';
  scope: Scope;
  /** The phases in which it is usually sent. Null: any phase. */
  phases: string[] | null;
  /** The ticket must have reached this phase. Playbooks differ, so the first of these that lies ahead counts. */
  fromPhase?: string[];
  /** Steps that must be ticked first. A step that the ticket doesn't have is ignored. */
  afterSteps?: string[];
  /** What only the sender knows, because the ticket has no field for it. */
  fromSender?: PlaceholderName[];
  /** The paragraphs. A placeholder without a value means that the draft is not ready. */
  write(details: DraftDetails, fill: Fill): string[];
}

/** What a draft can say about its ticket. */
export interface DraftDetails {
  path: Path;
  phase: string;
  /** All phases of the ticket in order, with `closed` at the end. */
  phases: string[];
  /** The names of the source and the target, such as `Rackspace Email`. */
  from: string;
  to: string;
  domain: string;
  /** The values of placeholders. Drafts read them through `fill` only. */
  values: Partial<Record<PlaceholderName, string>>;
  /** Drafts ask the customer for the source URL and the billing target while the ticket has none. */
  sourceUrl?: string;
  billingTarget?: string;
  /** The time without progress: `3 business days`. */
  idleTime: string;
  /** Whether the ticket has waited so long that the next reminder is the last one. */
  isLastReminder: boolean;
  /** Whether each step of the ticket is ticked, by the step's id. */
  steps: Map<string, boolean>;
}

/** Gives the value of a placeholder, and remembers that the draft needs it. */
export type Fill = (name: PlaceholderName) => string;

export interface WrittenDraft {
  text: string;
  /** The placeholders in the draft, with or without a value. */
  used: PlaceholderName[];
  missing: PlaceholderName[];
  /** Steps that must be ticked before the draft can be sent. */
  missingSteps: string[];
  /** The phase that the ticket must reach before the draft can be sent. */
  missingPhase?: string;
}

/** Writes a draft. It is ready only when nothing is missing. */
export function writeDraft(draft: Draft, details: DraftDetails): WrittenDraft {
  const used = new Set<PlaceholderName>();
  const paragraphs = draft.write(details, (name) => {
    used.add(name);
    return details.values[name] ?? '';
  });
  const ahead = details.phases.slice(details.phases.indexOf(details.phase) + 1);
  return {
    text: paragraphs.join('\n\n'),
    used: [...used],
    missing: [...used].filter((name) => !details.values[name]),
    missingSteps: (draft.afterSteps ?? []).filter((id) => details.steps.get(id) === false),
    missingPhase: draft.fromPhase?.find((slug) => ahead.includes(slug)),
  };
}

/** How many things a draft is missing. */
export function countMissing({ missing, missingSteps, missingPhase }: WrittenDraft): number {
  return missing.length + missingSteps.length + (missingPhase === undefined ? 0 : 1);
}

/** Whether a draft is for a path. */
export function isForPath(draft: Draft, path: Path): boolean {
  return applies(scopes[draft.scope].when, path);
}

/** Whether a draft is for a path, and is usually sent in a phase. */
export function isForPhase(draft: Draft, path: Path, phase: string): boolean {
  return isForPath(draft, path) && (draft.phases === null || draft.phases.includes(phase));
}

/** A bulleted list, one line per item. */
export function bullets(lines: string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** A numbered list, one line per item. */
export function numbered(lines: string[]): string {
  return lines.map((line, i) => `${i + 1}. ${line}`).join('\n');
}
