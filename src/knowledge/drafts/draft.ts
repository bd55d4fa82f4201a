import type { Citation } from '../citation.ts';
import { applies, type Path } from '../route.ts';
import { type Scope, scopes } from '../scopes.ts';
import type { PlaceholderName } from './placeholders.ts';

/** A text for the customer (domain.md 9), in our own words, for a Racker to send in the Rackspace ticket. */
export interface Draft extends Citation {
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
  /** What only the sender knows, because the ticket has no field for it. */
  fromSender?: PlaceholderName[];
  /** The paragraphs. A placeholder without a value means that the draft is not ready. */
  write(details: DraftDetails, fill: Fill): string[];
}

/** What a draft can say about its ticket. */
export interface DraftDetails {
  path: Path;
  phase: string;
  /** All phases of the ticket in their order, `closed` at the end. */
  phases: string[];
  /** The names of both ends: `Rackspace Email`. */
  from: string;
  to: string;
  domain: string;
  /** The values of placeholders. Drafts read them through `fill` only. */
  values: Partial<Record<PlaceholderName, string>>;
  /** Drafts ask the customer for the source URL and the billing target while the ticket has none. */
  sourceUrl?: string;
  billingTarget?: string;
  /** For how long nothing has moved: `3 business days`. */
  idleTime: string;
  /** Whether it has been waiting so long that this is the last reminder. */
  isLastReminder: boolean;
  /** The steps of the ticket, by id: whether each is ticked. */
  steps: Map<string, boolean>;
}

/** Gives the value of a placeholder, and remembers that the draft needs it. */
export type Fill = (name: PlaceholderName) => string;

export interface WrittenDraft {
  text: string;
  /** The placeholders in the draft, with or without a value. */
  used: PlaceholderName[];
  missing: PlaceholderName[];
  /** Steps that must be ticked before the text is true. */
  missingSteps: string[];
  /** The phase before which it is not true, where that lies ahead. */
  missingPhase?: string;
}

/** Writes a text. It is ready only when nothing is missing. */
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

/** How many things a text still waits for. */
export function countMissing({ missing, missingSteps, missingPhase }: WrittenDraft): number {
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
