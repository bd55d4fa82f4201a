import type { Citation } from '../citation.ts';
import { applies, type Path } from '../route.ts';
import { type Scope, scopes } from '../scopes.ts';
import type { PlaceholderName } from './placeholders.ts';

/** A template for a message to the customer. A Racker copies the message into the Rackspace ticket. */
export interface Draft extends Citation {
  id: string;
  /** The name that people type, such as `plan`. */
  name: string;
  title: string;
  to: "the customer's admin" | 'the users';
  scope: Scope;
  /** The phases in which the draft is usually sent. Null means any phase. */
  phases: string[] | null;
  /**
   * Phases that the ticket must reach before the draft can be sent. Phases that the ticket doesn't have are ignored.
   */
  fromPhase?: string[];
  /** Steps that must be done before the draft can be sent. Steps that the ticket doesn't have are ignored. */
  afterSteps?: string[];
  /** Values that the sender must type, because the ticket has no field for them. */
  fromSender?: PlaceholderName[];
  /** Writes the paragraphs. Gets the value of each placeholder from `fill`. */
  write(details: DraftDetails, fill: Fill): string[];
}

/** The details of a ticket that drafts can mention. */
export interface DraftDetails {
  path: Path;
  phase: string;
  /** All phases of the ticket in order, with `closed` at the end. */
  phases: string[];
  /** `from` and `to` are the names of the source and the target, such as `Rackspace Email`. */
  from: string;
  to: string;
  domain: string;
  /** The known placeholder values. Drafts read them only through `fill`, which notices missing values. */
  values: Partial<Record<PlaceholderName, string>>;
  /** If the source URL or the billing target is absent, drafts ask the customer for it. */
  sourceUrl?: string;
  billingTarget?: string;
  /** The time without progress, such as `3 business days`. */
  idleTime: string;
  /** Whether the next reminder is the last one, because the ticket is escalated. */
  isLastReminder: boolean;
  /** Whether each step is done, by step id. */
  steps: Map<string, boolean>;
}

/**
 * Returns a placeholder's value, or an empty string if the value is missing. Records that the draft uses the
 * placeholder.
 */
export type Fill = (name: PlaceholderName) => string;

export interface WrittenDraft {
  text: string;
  /** All placeholders that the draft uses, with or without a value. */
  used: PlaceholderName[];
  missing: PlaceholderName[];
  /** Steps that must be done before the draft can be sent. */
  missingSteps: string[];
  /** The phase that the ticket must reach before the draft can be sent. */
  missingPhase?: string;
}

/** Writes a draft, and lists what it is missing. The draft is ready only if nothing is missing. */
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

/** Counts the things that a draft is missing. */
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
