import {
  type DnsFactName,
  type DnsFacts,
  dnsFactNames,
  isComplete,
  isUndone,
  type MailRecord,
  mailRecords,
} from '../../dns/facts.ts';
import { type FactsSeen, factsSeen, recordsSeen } from '../../dns/facts-seen.ts';
import { highestMxTtl, horizonOf, keptUntil } from '../../dns/horizon.ts';
import { gatewayIn } from '../../dns/hosts/mail-hosts.ts';
import { isKnownSource, isTargetMx, otherRecords } from '../../dns/mx.ts';
import type { Observation } from '../../dns/observation.ts';
import { mxHostsIn, said } from '../../dns/said.ts';
import { type SwitchSeen, switchState } from '../../dns/switch-state.ts';
import type { WantedRecords } from '../../dns/wanted.ts';
import type { TicketState } from '../state.ts';
import { earlySwitch, switchedAt } from '../steps/obstacles.ts';
import type { WatchRow } from './watch-row.ts';

type State = Pick<TicketState, 'ticket' | 'phases' | 'steps'>;

/** Nothing has been seen. */
const unseen: Omit<DnsFacts, 'since'> = {
  state: null,
  shown: {},
  left: [...mailRecords],
  switchedAt: null,
  horizon: null,
  told: [],
  turnedAt: null,
  unsettled: false,
  splitTold: false,
  horizonTold: false,
  lateResolversTold: false,
  behind: [],
  withoutOld: [],
  silent: 0,
  nameservers: 0,
  resolvers: { new: 0, asked: 0 },
};

/** Before the switch. */
const noHorizon = { horizon: null, horizonTold: false, lateResolversTold: false };

/** What DNS shows after a look: docs/rules.md, "DNS". What the look doesn't tell stays as it was. */
export function nextFacts(
  state: State,
  { last, snapshot, oldTtls }: Pick<WatchRow, 'snapshot' | 'oldTtls'> & { last: Observation },
  wanted: WantedRecords,
  at: Date,
): DnsFacts {
  const before = state.ticket.dnsFacts ?? unseenBefore(state, last, wanted, at);
  const isHidden = isSwitchHidden(state, snapshot, wanted);
  const counted = { ...before, switchedAt: switchCounted(state, before, { last, isHidden }, wanted, at) };
  const seen = switchState(last, wanted, counted, isHidden ? [] : oldMxOf(snapshot, wanted));
  const switched = seen && isComplete(seen.state);
  const facts = factsSeen(last, wanted, { switched, raisedTtl: raisedTtlOf(snapshot, wanted) });
  const now = { ...before, ...(seen ?? {}) };
  const isSwitched = isComplete(now.state);
  const isOver = isSwitched || counted.switchedAt !== null;
  const switchedAt = isOver ? (before.switchedAt ?? at.toISOString()) : null;
  return {
    ...now,
    since: now.state === before.state ? before.since : at.toISOString(),
    shown: shownAfter(before, telling(facts, seen, isSwitched), at),
    left: leftAfter(before, recordsSeen(last, wanted, switched)),
    switchedAt,
    splitTold: before.splitTold && now.state === 'partial',
    ...(isOver ? horizonAfter(before, isSwitched, oldTtls, at) : noHorizon),
  };
}

/**
 * Whether a person completed the switch before the first look, and that look showed neither the new MX nor one that is known to be
 * the source's. Then a filtering service may be in front, and the person knows better.
 */
function isSwitchHidden({ steps }: State, snapshot: Observation | null, wanted: WantedRecords): boolean {
  const decided = switchedAt(steps);
  if (!decided || !snapshot || new Date(snapshot.at) < decided) return false;
  const hosts = mxHostsIn(snapshot, wanted.domain);
  const isTold =
    hosts.every((host) => isTargetMx(host, wanted)) || hosts.some((host) => isKnownSource(host, wanted));
  return !isTold;
}

/** Since when the switch counts, so that another MX is a regression. Null if it doesn't count yet. */
function switchCounted(
  state: State,
  before: DnsFacts,
  { last, isHidden }: { last: Observation; isHidden: boolean },
  wanted: WantedRecords,
  at: Date,
): string | null {
  // Before the switch is up to the ticket, the old MX is no regression: someone may have moved it back on purpose.
  if (earlySwitch(state, at)) return null;
  if (!isHidden) return before.switchedAt;
  const isBack = mxHostsIn(last, wanted.domain).some((host) => isKnownSource(host, wanted));
  return isBack ? (switchedAt(state.steps)?.toISOString() ?? null) : null;
}

/**
 * Since when MX has been wrong for the ticket: some mail goes to the old system although the switch has begun, or mail goes to
 * the new one too early. Null if it isn't.
 */
export function wrongSince(state: State, { state: mx }: DnsFacts, at: Date): Date | null {
  const isEarly = earlySwitch(state, at) !== null && isComplete(mx);
  return isEarly || mx === 'partial' || isUndone(mx) ? (state.ticket.mxWrongAt ?? at) : null;
}

/**
 * The horizon after the switch. If MX went away from the target and came back, resolvers may have stored what was there
 * between, so the horizon may be later than before.
 */
function horizonAfter(
  before: DnsFacts,
  isSwitched: boolean,
  oldTtls: WatchRow['oldTtls'],
  at: Date,
): Pick<DnsFacts, 'horizon' | 'horizonTold' | 'lateResolversTold'> {
  const { horizon, horizonTold, lateResolversTold } = before;
  const same = { horizon, horizonTold, lateResolversTold };
  if (!before.switchedAt) return { ...same, horizon: horizonAt(at, oldTtls) };
  if (!isSwitched || before.state === null || isComplete(before.state)) return same;
  const again = horizonAt(at, oldTtls);
  return again && (!horizon || again > horizon) ? { ...noHorizon, horizon: again } : same;
}

/**
 * What is known before the first look. If a person has completed the switch before, the new MX is no news, and the old one is a
 * regression. With a filtering service in front, the look says nothing about the switch.
 */
function unseenBefore({ steps }: State, last: Observation, wanted: WantedRecords, at: Date): DnsFacts {
  const switched = gatewayIn(last, wanted) ? null : switchedAt(steps);
  return {
    ...unseen,
    since: at.toISOString(),
    switchedAt: switched?.toISOString() ?? null,
    horizonTold: switched !== null,
  };
}

/**
 * What the TTL of MX is raised to after the move, in seconds: what the first look found, or the highest one that the target supports.
 * Null if that look was after the switch.
 */
export function raisedTtlOf(snapshot: Observation | null, wanted: WantedRecords): number | null {
  const before = snapshot && oldMxOf(snapshot, wanted).length > 0 ? highestMxTtl(snapshot) : null;
  return before && Math.min(before, wanted.longestMxTtl ?? before);
}

/** The MX hosts before the move, as the first look found them. */
export function oldMxOf(snapshot: Observation | null, wanted: WantedRecords): string[] {
  if (!snapshot) return [];
  return mxHostsIn(snapshot, wanted.domain).filter((host) => !isTargetMx(host, wanted));
}

/** Leaves out what a look can't tell: the old TTL once the old MX is gone, and the new one before. */
function telling(facts: FactsSeen, seen: SwitchSeen | null, isSwitched: boolean): FactsSeen {
  const isOld = seen?.state === 'not-switched';
  return {
    ...facts,
    'ttl-lowered': isOld ? facts['ttl-lowered'] : null,
    'ttl-raised': isSwitched ? facts['ttl-raised'] : null,
  };
}

function shownAfter({ shown }: Pick<DnsFacts, 'shown'>, seen: FactsSeen, at: Date): DnsFacts['shown'] {
  const known = dnsFactNames.flatMap((name): [DnsFactName, string][] => {
    const since =
      seen[name] === null ? shown[name] : seen[name] ? (shown[name] ?? at.toISOString()) : undefined;
    return since ? [[name, since]] : [];
  });
  return Object.fromEntries(known);
}

function leftAfter({ left }: Pick<DnsFacts, 'left'>, seen: ReturnType<typeof recordsSeen>): MailRecord[] {
  return mailRecords.filter((name) => (seen[name] === null ? left.includes(name) : !seen[name]));
}

/** Until when resolvers may use the old MX, if the switch is first seen at a moment. Null if the bot never saw the old MX. */
export function horizonAt(at: Date, oldTtls: WatchRow['oldTtls']): string | null {
  const last = oldTtls.at(-1);
  if (!last) return null;
  const earlier = oldTtls.map(({ ttl, lastSeen }) => ({ ttl, lastSeen: new Date(lastSeen) }));
  return horizonOf(at, last.ttl, earlier).toISOString();
}

/**
 * The TTLs that the old MX has had, after a look. The last one is the present one. Before it is the earlier one that resolvers keep
 * the longest, if they keep it longer than the present one. No other can matter for the horizon.
 */
export function ttlsAfter(
  oldTtls: WatchRow['oldTtls'],
  look: Observation,
  wanted: WantedRecords,
  at: Date,
): WatchRow['oldTtls'] {
  const { answers } = said(look.nameservers, wanted.domain, 'MX');
  const old = answers.flatMap(({ records }) => otherRecords(records, wanted));
  if (old.length === 0) return oldTtls;
  const present = { ttl: Math.max(...old.map((record) => record.ttl)), lastSeen: at.toISOString() };
  // Another TTL than the present one was in force until some moment since the look before.
  const before = oldTtls.map((one, i) =>
    i === oldTtls.length - 1 && one.ttl !== present.ttl ? { ...one, lastSeen: present.lastSeen } : one,
  );
  const end = ({ ttl, lastSeen }: WatchRow['oldTtls'][number]) =>
    keptUntil({ ttl, lastSeen: new Date(lastSeen) });
  const [longest] = before.toSorted((a, b) => end(b) - end(a));
  return longest && end(longest) > end(present) ? [longest, present] : [present];
}
