import { isAnswered } from '../../dns/answered.ts';
import type { Observation } from '../../dns/observation.ts';
import { lookAt, recordLook } from '../../ticket/dns/record-look.ts';
import { type SwitchPlan, switchPlan } from '../../ticket/dns/switch-plan.ts';
import { wantedRecords } from '../../ticket/dns/wanted-records.ts';
import { loadWatch, type WatchRow } from '../../ticket/dns/watch-row.ts';
import { loadTicket, type TicketState } from '../../ticket/state.ts';
import { dayMs } from '../../time/local-time.ts';
import type { CommandContext } from '../context.ts';

/** What we know about the DNS of a ticket's domain. */
export interface SeenDomain {
  /** The ticket, with what the look showed. */
  state: TicketState;
  /** The newest look that a nameserver answered. Null: there is none. */
  look: Observation | null;
  /** The records from before the move. Null: nobody looked then. */
  snapshot: Observation | null;
  /** The TTLs that the old MX has had. */
  oldTtls: WatchRow['oldTtls'];
  /** `fresh`: seen right now. `stored`: seen earlier. `failed`: no nameserver answered now. `off`: DNS is turned off. */
  is: 'fresh' | 'stored' | 'failed' | 'off';
}

/** How old a look may be for a letter that says what stands in DNS, in ms. */
const recent = dayMs;

/** The look, if it is recent enough for a letter. */
export function recentLook({ look, is }: SeenDomain, at: Date): Observation | null {
  if (is === 'off') return null;
  return look && new Date(look.at).getTime() > at.getTime() - recent ? look : null;
}

/**
 * Looks at all mail records of a ticket's domain, and records what is new. If no nameserver answers within the time, returns
 * what was last seen.
 */
export async function seeDomain({ desk }: Pick<CommandContext, 'desk'>, number: number): Promise<SeenDomain> {
  const before = await loadTicket(desk, desk.database.client, number);
  const { dns } = desk.outside;
  const look = dns && (await dns.look({ ...lookAt(before.ticket, 'all'), isOfPerson: true }));
  if (look && isAnswered(look, wantedRecords(before.ticket))) {
    await recordLook(desk, number, look, 'all');
    return { ...(await storedDomain({ desk }, number)), look, is: 'fresh' };
  }
  return { ...(await storedDomain({ desk }, number)), is: dns ? 'failed' : 'off' };
}

/** What earlier looks have shown, without another one. */
export async function storedDomain(
  { desk }: Pick<CommandContext, 'desk'>,
  number: number,
): Promise<SeenDomain> {
  const { client } = desk.database;
  const { last, snapshot, oldTtls } = await loadWatch(client, number);
  const state = await loadTicket(desk, client, number);
  return { state, look: last, snapshot, oldTtls, is: desk.outside.dns ? 'stored' : 'off' };
}

/** How far the switch of a ticket is, by what was seen. */
export function planOf(
  { desk, at }: Pick<CommandContext, 'desk' | 'at'>,
  { state, look, snapshot, is }: SeenDomain,
): SwitchPlan {
  return switchPlan(desk.calendar, state, is === 'off' ? null : { last: look, snapshot }, at);
}
