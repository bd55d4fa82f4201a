import type { Tx } from '../../db/client.ts';
import { isAstray } from '../../dns/autodiscover.ts';
import { type DnsFactName, type DnsFacts, isBegun, isUndone } from '../../dns/facts.ts';
import type { Observation } from '../../dns/observation.ts';
import { everywhere, said } from '../../dns/said.ts';
import { spfIn } from '../../dns/spf.ts';
import type { WantedRecords } from '../../dns/wanted.ts';
import { hourMs } from '../../time/local-time.ts';
import { isSeenInDns } from '../playbooks/blockers.ts';
import type { TicketState, TicketStep } from '../state.ts';
import { isOpen } from '../steps/marks.ts';
import { earlySwitch, switchStep } from '../steps/obstacles.ts';
import type { BlockerChange } from '../write-change.ts';
import { isLastingSplit } from './steadied.ts';
import { wantedRecords } from './wanted-records.ts';
import { loadWatch } from './watch-row.ts';

/** How long after the agreed cutover the old MX counts as late, in ms. */
const lateAfter = 2 * hourMs;

interface Look {
  facts: DnsFacts;
  last: Observation;
  wanted: WantedRecords;
  /** Whether MX changes back and forth, so that its blockers stay until it has settled. */
  isHeld: boolean;
}

/** The blockers that a look at DNS raises and clears: docs/rules.md, "DNS". Leaves alone what a person blocked. */
export function dnsBlockers(state: TicketState, look: Look, at: Date): Required<BlockerChange> {
  const found = codesOf(state, look, at);
  const active = (code: string) => state.blockers.find((blocker) => blocker.code === code);
  const added = [...found]
    .filter(([code, holds]) => holds && !active(code))
    .map(([code]) => ({ code, note: null, reported: true }));
  const cleared = state.blockers.filter(
    ({ code, reported }) => reported && isSeenInDns(code) && found.get(code) === false,
  );
  return { added, noted: [], cleared };
}

/** The codes of the blockers that the ticket doesn't have, and that DNS showed last. The next look raises them again. */
export async function stillShown(tx: Tx, state: TicketState, at: Date): Promise<string[]> {
  const facts = state.ticket.dnsFacts;
  const { last } = await loadWatch(tx, state.ticket.number);
  if (!facts || !last) return [];
  const look = { facts, last, wanted: wantedRecords(state.ticket), isHeld: false };
  return dnsBlockers(state, look, at).added.map(({ code }) => code);
}

/** For each blocker, whether DNS shows it. What the look doesn't tell is left out. */
function codesOf(state: TicketState, { facts, last, wanted, isHeld }: Look, at: Date): Map<string, boolean> {
  const { ticket, steps } = state;
  const { domain } = wanted;
  const step = switchStep(steps);
  const isEarly = earlySwitch(state, at) !== null;
  const isLate = ticket.cutover !== null && at.getTime() >= ticket.cutover.getTime() + lateAfter;
  const steady = (holds: boolean) => (holds || !isHeld ? holds : null);
  const isDueStep = !isEarly && isLate && step !== undefined && isOpen(step) && !facts.switchedAt;
  const isLeft = isLastingSplit(facts, at) && facts.behind.length === facts.nameservers;
  // The new MX beside another one doesn't mend what was undone.
  const isUnmended = state.blockers.some(({ code }) => code === 'MX_REGRESSED');
  const known: [string, boolean | null][] = [
    ['MX_EARLY', isEarly && steady(isBegun(facts.state))],
    ['MX_REGRESSED', !isEarly && steady(isUndone(facts.state) || (isUnmended && facts.state === 'partial'))],
    ['MX_NOT_SWITCHED', isDueStep && steady(facts.state === 'not-switched' || facts.state === 'elsewhere')],
    ['MX_PARTIAL', !isEarly && steady(isLeft)],
    ['DNS_PROPAGATING', !isEarly && facts.state === 'switched'],
    ['SPF_DUPLICATE', hasTwoSpf(last, domain)],
    [
      'AUTODISCOVER_WRONG',
      // Before the new mailboxes are in use, Outlook must not be sent to them.
      (facts.switchedAt && !isEarly) || isAbout(steps, 'autodiscover') ? isAstray(last, wanted) : false,
    ],
  ];
  return new Map(known.filter((one): one is [string, boolean] => one[1] !== null));
}

/** Whether the ticket has a step that DNS completes with this fact. */
function isAbout(steps: TicketStep[], fact: DnsFactName): boolean {
  return steps.some(({ dns }) => dns === fact);
}

function hasTwoSpf({ nameservers }: Observation, domain: string): boolean | null {
  const isSingle = everywhere(said(nameservers, domain, 'TXT'), (records) => spfIn(records).length < 2);
  return isSingle === null ? null : !isSingle;
}
