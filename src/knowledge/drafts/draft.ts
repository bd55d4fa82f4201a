import type { Citation } from '../citation.ts';
import type { MailState } from '../mail-state.ts';
import { applies, type Path } from '../route.ts';
import { type Scope, scopes } from '../scopes.ts';
import type { SupportContact } from '../support.ts';
import { type PlaceholderName, placeholders } from './placeholders.ts';
import type { Progress } from './progress.ts';

/** A template for a message to the customer. A Racker copies the message into the Rackspace ticket. */
export interface Draft extends Citation {
  id: string;
  /** The name that people type, such as `plan`. */
  name: string;
  /** The name in earlier releases, which people and old buttons still use. */
  earlierName?: string;
  title: string;
  to: "the customer's admin" | "the customer's admin, with a message for the users";
  scope: Scope;
  /** The draft is only for tickets that have this phase. */
  needsPhase?: string;
  /** The phases in which the draft is usually sent. Null means any phase. */
  phases: string[] | null;
  /** The draft is only for tickets that are open. */
  whileOpen?: true;
  /**
   * Phases that the ticket must reach before the draft can be sent. Phases that the ticket doesn't have are ignored.
   */
  fromPhase?: string[];
  /** Steps that must be done before the draft can be sent. Steps that the ticket doesn't have are ignored. */
  afterSteps?: string[];
  /** The last step before a ticket closes is to send this draft. Only that step may be open when it is sent. */
  lastStep?: string;
  /** The draft may also be sent while the ticket is on hold. Others ask for something, or report work. */
  whileOnHold?: true;
  /** Says why the draft must not be sent: what it says isn't true yet, or isn't true any longer. */
  obstacle?(details: DraftDetails): Obstacle | undefined;
  /** Values that the sender can type with the draft. */
  fromSender?: PlaceholderName[];
  /** The draft says what to do from what stands in the DNS of the domain now. */
  asksDns?: true;
  /** Says what the sender checks or attaches before the letter goes out. Undefined if there is nothing. */
  beforeSending?(details: DraftDetails): string | undefined;
  /** Whether the sender attaches the sheet of mailboxes. */
  attachesSheet?(details: DraftDetails): boolean;
  /** Writes the paragraphs between the greeting and the signature. */
  write(details: DraftDetails, values: Values): string[];
  /** Writes the message that the customer's admin forwards to the users. It comes after the signature. */
  forward?(details: DraftDetails, values: Values): string[];
}

/** Why a draft must not be sent, though its phase and steps allow it. */
export interface Obstacle {
  /** A sentence: `The DNS records are switched already.` */
  reason: string;
  /** The command that changes that, if there is one. `KEY` stands for the ticket. */
  command?: string;
}

/** The details of a ticket that drafts can mention. Days and moments are in words, for people to read. */
export interface DraftDetails {
  path: Path;
  phase: string;
  /** All phases of the ticket in order, with `closed` at the end. */
  phases: string[];
  /** `from` and `to` are the names of the source and the target, such as `Rackspace Email`. */
  from: string;
  to: string;
  domain: string;
  /** Whether the data moves as PST files, without passes. */
  isByPst: boolean;
  /** The known placeholder values. Drafts read them only through `values`, which notices gaps. */
  values: Partial<Record<PlaceholderName, string>>;
  /** The team that signs the letter. */
  team: string;
  support: SupportContact;
  /** How customers send passwords, as a sentence with a link. Absent: we send the link in a separate message. */
  secureRoute?: string;
  /** The column of the sheet in which customers say whose credentials they have sent. Absent: the sheet has none. */
  credentialsColumn?: string;
  /** If the source URL or the billing target is absent, drafts ask the customer for it. */
  sourceUrl?: string;
  billingTarget?: string;
  /** The agreed time of the switch, if it is over. */
  missedCutover?: string;
  /** The agreed switch or start of a platform change, if it is ahead and no later than the day to reply by. */
  agreed?: string;
  /** Where mail goes, as seen in DNS, or by the step of the switch if nobody has seen it. */
  mail: MailState;
  /** The headings of the records to set: now, at the switch, and after it. */
  titles: Record<'now' | 'switch' | 'watch', string>;
  /** How long a platform change takes by plan, and whether its users are locked out for longer than that. */
  lockout: { change: string; isOverPlan: boolean };
  /** How many mailboxes the ticket has, and for how many the logins are here. */
  mailboxes?: number;
  supplied?: number;
  /** Whether the ticket waits on the customer's side. */
  waitsForCustomer: boolean;
  /** Whether a reminder may say that we close the request: the ticket is escalated, and the customer heard from us. */
  mayClose: boolean;
  /** Whether the customer pays for both systems today. */
  paysTwice: boolean;
  /** Whether the ticket is stalled because of us. */
  isLate: boolean;
  /** Whether each step is done, by step id. */
  steps: Map<string, boolean>;
  /** The ids of the steps that were done once, and are open again. */
  reopened: string[];
  /** What happened, for the summary at the end. */
  requestedOn: string;
  switchedOn?: string;
  confirmedBy?: string;
  /** The last day of the old bill, and whether it is over. */
  billing?: { until: string; isOver: boolean };
  /** Whether the ticket lists its mailboxes one by one. */
  listsMailboxes: boolean;
  /** What the mailboxes of the ticket's list still need from the customer. Empty without a list. */
  gaps: MailboxGap[];
  progress: Progress;
  /** What stands in the DNS of the domain now. Absent: nobody has seen it, and the draft says what usually stands there. */
  dns?: SeenDns;
  /** Who filters the domain's mail before it reaches the mailboxes, such as `Proofpoint`, by its MX. Absent: nobody, as far as we know. */
  filter?: string;
}

/** What stands in the DNS of a domain, as far as letters mention it. */
export interface SeenDns {
  /** Who runs the DNS, such as `GoDaddy`. Null if we don't know. */
  host: { name: string; isRackspace: boolean } | null;
  /** The domain whose zone has the records. */
  zone: string;
  /** What the domain is called in that zone, such as `mail` for mail.acme.com in acme.com. `@` if it is the zone's own domain. */
  hostInZone: string;
  /** What to do with the records, by when, one text each. Blocks without anything are left out. */
  blocks: { when: 'now' | 'switch' | 'watch'; lines: string[] }[];
  /** What is left until the switch is complete, one text each. Empty while the switch is too early to be completed. */
  left: string[];
  /** Which records that is about. */
  leftFor: ('mx' | 'spf' | 'autodiscover')[];
  /** How to go back to the records from before the move, one text each. Empty if nobody recorded them, or if they are all there. */
  back: string[];
  /** Nobody knows the new MX yet. */
  lacksMx: boolean;
  /** The MX hosts that aren't the new system's, and whose they are if we know it. */
  otherMx: string[];
  otherMxOwner: string | null;
  /** The nameservers that still have the old MX, while others have the new one. */
  behind: string[];
  /** Until when some servers may still use the old MX. Absent: none may, or nobody knows. */
  horizon?: string;
  /**
   * How long servers may use the old MX after the switch: `4 hours`. `lowered`: the same once its TTL is lowered, if the list asks
   * for that. Absent: nobody knows.
   */
  oldMxUse?: { present: string; lowered?: string };
}

/** Something that mailboxes of a ticket's list still need from the customer. */
export interface MailboxGap {
  /** What is missing, and what the customer does about it, in sentences. The mailboxes follow. */
  says: string;
  /** The customer sends passwords. */
  needsLink?: true;
  /** How the sheet of mailboxes is filtered to show them: `“Size in GB” for more than 70 GB`. Absent: the sheet can't tell. */
  filter?: string;
  /** The mailboxes, as the letter names them: `ann@acme.com`, or `ann@acme.com (90 GB)`. At least one. */
  mailboxes: string[];
}

/** The values that a draft gets from the ticket and the sender. */
export interface Values {
  /** Returns a value. If the value is missing, returns a mark that says what the sender has to fill in. */
  need(name: PlaceholderName): string;
  /** Returns a value, or undefined if it is missing. The letter is complete without it. */
  know(name: PlaceholderName): string | undefined;
}

export interface WrittenDraft {
  text: string;
  /** All placeholders that the draft uses, with or without a value. */
  used: PlaceholderName[];
  /** The placeholders that the sender has to fill in. The text has a mark for each. */
  missing: PlaceholderName[];
  /** Steps that must be done before the draft can be sent. */
  missingSteps: string[];
  /** The phase that the ticket must reach before the draft can be sent. */
  missingPhase?: string;
  obstacle?: Obstacle;
}

/** Writes a draft, and lists what it is missing. */
export function writeDraft(draft: Draft, details: DraftDetails): WrittenDraft {
  const used = new Set<PlaceholderName>();
  const missing = new Set<PlaceholderName>();
  const values: Values = {
    need(name) {
      used.add(name);
      const value = details.values[name];
      if (!value) missing.add(name);
      return value || `[FILL IN: ${placeholders[name].label}]`;
    },
    know(name) {
      used.add(name);
      return details.values[name] || undefined;
    },
  };
  const greeting = `Hi ${values.need('contact')},`;
  const signature = () => `Thanks,\n${values.need('owner')}\n${details.team}`;
  const paragraphs = [greeting, ...draft.write(details, values), signature()];
  const forwarded = draft.forward?.(details, values) ?? [];
  const ahead = details.phases.slice(details.phases.indexOf(details.phase) + 1);
  const open = (draft.afterSteps ?? []).filter((id) => details.steps.get(id) === false);
  const [last, end] = details.phases.slice(-2);
  const isLastPhase = details.phase === last || details.phase === end;
  return {
    text: [...paragraphs, ...forwarded].join('\n\n'),
    used: [...used],
    missing: [...missing],
    missingSteps:
      draft.lastStep && isLastPhase
        ? [...new Set([...open, ...details.progress.openHere])].filter((id) => id !== draft.lastStep)
        : open,
    missingPhase:
      draft.lastStep && !isLastPhase ? last : draft.fromPhase?.find((slug) => ahead.includes(slug)),
    obstacle: obstacleTo(draft, details),
  };
}

/** Why a draft must not be sent. Undefined if nothing speaks against it. */
export function obstacleTo(draft: Draft, details: DraftDetails): Obstacle | undefined {
  const { heldUntil } = details.progress;
  if (heldUntil && !draft.whileOnHold)
    return {
      reason: `The ticket is on hold until ${heldUntil}. To continue earlier:`,
      command: 'resume KEY',
    };
  return draft.obstacle?.(details);
}

/** Whether a draft can't be sent, because what it reports hasn't happened, or isn't true any longer. */
export function isWithheld(written: WrittenDraft): boolean {
  return written.obstacle !== undefined || isTooEarly(written);
}

/** Whether a draft can't be sent yet, because what it reports hasn't happened. */
export function isTooEarly({ missingSteps, missingPhase }: WrittenDraft): boolean {
  return missingSteps.length > 0 || missingPhase !== undefined;
}

/** Counts the things that a draft is missing. */
export function countMissing({ missing, missingSteps, missingPhase }: WrittenDraft): number {
  return missing.length + missingSteps.length + (missingPhase === undefined ? 0 : 1);
}

/** Whether a draft is for a ticket, because of the ticket's path and phases. */
export function isForTicket(draft: Draft, { path, phases }: Pick<DraftDetails, 'path' | 'phases'>): boolean {
  const { needsPhase, scope } = draft;
  return applies(scopes[scope].when, path) && (needsPhase === undefined || phases.includes(needsPhase));
}

/** Whether a draft is for a ticket, and is usually sent in the ticket's phase. */
export function isForPhase(
  draft: Draft,
  details: Pick<DraftDetails, 'path' | 'phases'> & { phase: string },
): boolean {
  if (!isForTicket(draft, details)) return false;
  const { phase } = details;
  return draft.phases === null ? !draft.whileOpen || phase !== 'closed' : draft.phases.includes(phase);
}
