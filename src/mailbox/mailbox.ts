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
  /** The group that moves together: `pilot`, or `2`. */
  wave: string | null;
  notes: string | null;
}

/** The columns of a mailbox other than its address, in the order of the sheet. */
export const details = [
  'destination',
  'exists',
  'received',
  'verified',
  'sizeGb',
  'items',
  'wave',
  'notes',
] as const satisfies (keyof Mailbox)[];

/** Whether two versions of a mailbox say the same. */
export function isSame(a: Mailbox, b: Mailbox): boolean {
  return details.every((name) => a[name] === b[name]);
}
