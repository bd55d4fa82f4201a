import type { Status } from './status.ts';

/** A mailbox that a ticket moves, as the ticket keeps it. */
export interface Mailbox {
  /** The address at the source, in lower case. A ticket has at most one mailbox with this address. */
  source: string;
  /** The address at the destination, in lower case. A ticket has at most one mailbox with this address. */
  destination: string;
  /** Whether the mailbox exists at the destination. */
  exists: boolean;
  /** Whether its credentials have come in by the secure method. The credentials themselves are never stored. */
  received: boolean;
  /** Whether the tool could log in with these credentials. */
  verified: boolean;
  /** The size of the source mailbox, in GB. */
  sizeGb: number | null;
  /** The number of items in the source mailbox. */
  items: number | null;
  /** The group that is tested together, as `readWave` in wave.ts reads it: `pilot`, or `2`. */
  wave: string | null;
  notes: string | null;
  /** Whether the mailbox was added after the trial. It then holds only the closing of the ticket. */
  late: boolean;

  // What the migration tool last reported. Null: it has reported nothing.
  status: Status | null;
  /** The tool's own word for the status: `Completed`. */
  toolStatus: string | null;
  /** The tool's own word for the last run: `Full`. */
  toolRun: string | null;
  /** What the tool says about the status, or the most common error. */
  toolSays: string | null;
  /** Since when the tool has reported this status. */
  statusSince: Date | null;
  /** How many runs the tool has made. */
  passes: number | null;
  /** How many of them it had made before the customer's mail was switched. */
  passesBefore: number | null;
  itemsMoved: number | null;
  itemErrors: number | null;

  // What the reports have shown. Going back to an earlier phase forgets it, because it must then be done again.
  /** A trial has ended well. */
  ready: boolean;
  /** A pass has ended. */
  copied: boolean;
  /** A pass that began after the switch has ended. */
  finished: boolean;
}

/** Whether two versions of a mailbox say the same. `statusSince` changes only together with the status. */
export function isSame(a: Mailbox, b: Mailbox): boolean {
  const names = Object.keys(a) as (keyof Mailbox)[];
  return names.every((name) => name === 'statusSince' || a[name] === b[name]);
}

/** A mailbox of which only the addresses are known. */
export function newMailbox(source: string, destination: string): Mailbox {
  return {
    source,
    destination,
    exists: false,
    received: false,
    verified: false,
    sizeGb: null,
    items: null,
    wave: null,
    notes: null,
    late: false,
    status: null,
    toolStatus: null,
    toolRun: null,
    toolSays: null,
    statusSince: null,
    passes: null,
    passesBefore: null,
    itemsMoved: null,
    itemErrors: null,
    ready: false,
    copied: false,
    finished: false,
  };
}

/** The mailboxes of a ticket by their old and by their new addresses. */
export function byAddress(mailboxes: Mailbox[]): Record<'bySource' | 'byDestination', Map<string, Mailbox>> {
  return {
    bySource: new Map(mailboxes.map((mailbox) => [mailbox.source, mailbox])),
    byDestination: new Map(mailboxes.map((mailbox) => [mailbox.destination, mailbox])),
  };
}

/** Says that a row has another new address for a mailbox than the ticket. */
export function otherDestination({ destination }: Mailbox): string {
  return `The ticket lists this mailbox with another new address: ${destination}`;
}
