import { type DnsFacts, isUndone, stillOld } from '../../dns/facts.ts';
import { listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { closelyAfter } from '../playbooks/dns-watch.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import type { Ticket } from '../state.ts';
import type { TooEarly } from '../steps/obstacles.ts';
import { plural } from '../words.ts';

/** Where mail goes, without a period: `MX switched on 1 of 2 nameservers`. Null if nobody has seen it. */
export function switchWords(facts: DnsFacts): string | null {
  const { state, behind, nameservers } = facts;
  switch (state) {
    case 'not-switched':
      return 'MX not switched yet';
    case 'elsewhere':
      return 'MX points neither to the old system nor to the new one';
    case 'partial':
      return behind.length < nameservers
        ? `MX switched on ${nameservers - behind.length} of ${plural(nameservers, 'nameserver')}`
        : `${stillOld(facts).length === 0 ? 'another MX is there' : 'the old MX is still there'}, beside the new one`;
    case 'switched':
      return `MX switched on ${allOf(facts)}`;
    case 'propagated':
      return 'MX switched everywhere';
    case 'lost':
      return 'MX was switched, and now points to neither system';
    case 'regressed':
      return 'MX points to the old system again';
    default:
      return null;
  }
}

/** Since when a domain can't be seen: `the DNS of acme.com can't be seen since 10:05 AM: the nameservers give no usable answer`. */
export function unseenWords(
  calendar: Calendar,
  { domain }: Pick<Ticket, 'domain'>,
  since: Date,
  at: Date,
): string {
  return `the DNS of ${domain} can't be seen since ${momentWords(calendar, since, at)}: the nameservers give no usable answer`;
}

/** Why a switch is too early: `the cutover is agreed for Fri, Dec 4, 4 PM`. */
export function tooEarlyWords(
  calendar: Calendar,
  { phase }: Pick<Ticket, 'phase'>,
  early: TooEarly,
  at: Date,
): string {
  if (early.is === 'undated') return 'no cutover is agreed';
  return early.is === 'phase'
    ? `the ticket is still in ${phaseLabel(phase)}`
    : `the cutover is agreed for ${momentWords(calendar, early.cutover, at)}`;
}

/** What follows the words about a switch: `, although the cutover is agreed for Fri, Dec 4, 4 PM`. Empty if it isn't too early. */
export function althoughEarly(
  calendar: Calendar,
  ticket: Pick<Ticket, 'phase'>,
  early: TooEarly | null,
  at: Date,
): string {
  return early ? `, although ${tooEarlyWords(calendar, ticket, early, at)}` : '';
}

/** Until when some servers may use the old MX, as a sentence without a period. Null if none may. */
export function horizonWords(calendar: Calendar, facts: DnsFacts, at: Date): string | null {
  const horizon = horizonAhead(facts, at);
  return horizon && `some servers may still use the old MX until ${momentWords(calendar, horizon, at)}`;
}

/** Until when some servers may use the old MX. Null if none may. */
export function horizonAhead({ horizon, state }: DnsFacts, at: Date): Date | null {
  if (!horizon || isUndone(state)) return null;
  const end = new Date(horizon);
  return end > at ? end : null;
}

/**
 * What people should know if resolvers still have the old MX after its TTL, and when to run the last pass again. Null if none does.
 * For three days after the switch, all resolvers are asked every five minutes.
 */
export function lateResolverWords(
  calendar: Calendar,
  { resolvers, switchedAt }: Pick<DnsFacts, 'resolvers' | 'switchedAt'>,
  at: Date,
): string | null {
  const late = resolvers.asked - resolvers.new;
  if (late <= 0) return null;
  const [answer, have] = late === 1 ? ['answers', 'it has'] : ['answer', 'they have'];
  const end = switchedAt && new Date(Date.parse(switchedAt) + closelyAfter);
  const by = end && end > at ? `, or on ${momentWords(calendar, end, at)} at the latest` : '';
  return `The TTL of the old MX has run out, but ${plural(late, 'resolver')} still ${answer} with the old MX. Run the last pass again when ${have} the new MX${by}`;
}

/**
 * Which nameservers don't have only the new MX: `ns2.acme.com still has the old MX`, or `ns2.acme.com has another MX, or none`. Null
 * if all do, or if none does.
 */
export function behindWords(facts: DnsFacts): string | null {
  const { behind, withoutOld, nameservers, state } = facts;
  if (state !== 'partial' || behind.length === 0 || behind.length === nameservers) return null;
  const old = stillOld(facts);
  return [
    old.length > 0 && `${listWords(old)} still ${old.length === 1 ? 'has' : 'have'} the old MX`,
    withoutOld.length > 0 &&
      `${listWords(withoutOld)} ${withoutOld.length === 1 ? 'has' : 'have'} another MX, or none`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** `the nameserver`, `both nameservers`, or `all 4 nameservers`. If others gave no answer: `all 4 nameservers that answered`. */
export function allOf({ nameservers, silent }: Pick<DnsFacts, 'nameservers' | 'silent'>): string {
  const all =
    nameservers === 1
      ? 'the nameserver'
      : nameservers === 2
        ? 'both nameservers'
        : `all ${nameservers} nameservers`;
  return silent > 0 ? `${all} that answered` : all;
}
