import { z } from 'zod';

/**
 * Where mail goes, by the MX records. `elsewhere`: neither to the source nor to the target, as after a typing error, or with
 * a filtering service in front. `partial`: some records or some nameservers still send mail to the source. `switched`: all
 * nameservers send it to the target, but not enough resolvers do. `propagated`: these do, too. `regressed`: it was switched, and goes
 * to the source again. `lost`: it was switched, and goes to neither, or there is no MX. docs/trade.md, "DNS records".
 */
export const switchStates = [
  'not-switched',
  'elsewhere',
  'partial',
  'switched',
  'propagated',
  'regressed',
  'lost',
] as const;

export type SwitchState = (typeof switchStates)[number];

/** Whether all nameservers send mail to the new mailboxes. */
export function isComplete(state: SwitchState | null): boolean {
  return state === 'switched' || state === 'propagated';
}

/** Whether some mail goes to the new mailboxes: the switch is made, or a part of it. */
export function isBegun(state: SwitchState | null): boolean {
  return state === 'partial' || isComplete(state);
}

/** The nameservers that still have the old MX, by name. */
export function stillOld({ behind, withoutOld }: Pick<DnsFacts, 'behind' | 'withoutOld'>): string[] {
  return behind.filter((server) => !withoutOld.includes(server));
}

/** Whether MX was switched, and mail doesn't go to the target anymore. */
export function isUndone(state: SwitchState | null): boolean {
  return state === 'regressed' || state === 'lost';
}

/** Whether MX is right again after it was wrong: after the switch, mail went elsewhere, or some of it did. */
export function isMended(before: Pick<DnsFacts, 'state' | 'switchedAt'> | null, after: DnsFacts): boolean {
  if (!before?.switchedAt || !after.switchedAt) return false;
  // After a switch, mail goes `elsewhere` only if a filtering service is in front of the new mailboxes.
  const isRight = isComplete(after.state) || after.state === 'elsewhere';
  return isRight && (isUndone(before.state) || before.state === 'partial');
}

/** What a step needs to see in DNS to be done. */
export const dnsFactNames = [
  /** The TTL of the old MX is at most an hour on every nameserver. */
  'ttl-lowered',
  /** Every nameserver has the new MX, and no other. */
  'switched',
  /** SPF and autodiscover are right on every nameserver. */
  'spf-and-autodiscover',
  /** All three. */
  'mail-records',
  /** The autodiscover CNAME is right on every nameserver. */
  'autodiscover',
  /** The TTL of the MX is at least what it was before it was lowered. */
  'ttl-raised',
] as const;

export type DnsFactName = (typeof dnsFactNames)[number];

/** The mail records that a domain needs, in the order in which people read of them. */
export const mailRecords = ['MX', 'SPF', 'autodiscover'] as const;

export type MailRecord = (typeof mailRecords)[number];

const moment = z.iso.datetime();

/** What the bot has seen in the DNS of a ticket's domain. It is part of the ticket's row, so it is small. */
export const dnsFacts = z.object({
  /** Null: not seen yet, or the move leaves MX alone. */
  state: z.enum(switchStates).nullable(),
  /** When the bot first saw this state. */
  since: moment,
  /** When DNS first showed each fact. Absent: DNS doesn't show it now. */
  shown: z.partialRecord(z.enum(dnsFactNames), moment),
  /** The mail records that haven't been seen as listed on every nameserver. */
  left: z.array(z.enum(mailRecords)).default([...mailRecords]),
  /** When the bot first saw the complete switch. Stays if the old MX comes back. */
  switchedAt: moment.nullable(),
  /** Until when some resolvers may still use the old MX: the moment of the switch plus the old TTL. Null before the switch. */
  horizon: moment.nullable(),
  /** What people were told since DNS began to change: `ticket/dns/steadied.ts`. At most a dozen names. */
  told: z.array(z.string()).default([]),
  /** When DNS last changed in a way that people are told. Null: not since the switch. */
  turnedAt: moment.nullable().default(null),
  /** Whether DNS changed back and forth so often that people haven't heard of the last change. */
  unsettled: z.boolean().default(false),
  /** Whether people were told of the present split between nameservers, or of an old MX beside the new one. */
  splitTold: z.boolean().default(false),
  /** Whether people were told that the horizon has passed. */
  horizonTold: z.boolean(),
  /** Whether people were told that resolvers still have the old MX after the horizon. */
  lateResolversTold: z.boolean().default(false),
  /** The nameservers that don't have only the new MX, by name. */
  behind: z.array(z.string()),
  /** Those of them that don't have the old MX either: they have another one, or none. */
  withoutOld: z.array(z.string()).default([]),
  /** How many nameservers gave no usable answer about MX. */
  silent: z.int().default(0),
  /** How many nameservers answered, and how many resolvers have the new MX of how many that answered. */
  nameservers: z.int(),
  resolvers: z.object({ new: z.int(), asked: z.int() }),
});

export type DnsFacts = z.infer<typeof dnsFacts>;
