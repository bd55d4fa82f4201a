import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../db/client.ts';
import { isAnswered, isWhole } from '../../dns/answered.ts';
import type { Dns, Look } from '../../dns/dns.ts';
import { type Evidence, evidenceOf } from '../../dns/evidence.ts';
import { isMended } from '../../dns/facts.ts';
import { mergeLooks } from '../../dns/merge-looks.ts';
import type { Observation } from '../../dns/observation.ts';
import { listWords } from '../../phrase.ts';
import { apply, type Change } from '../change.ts';
import type { Desk } from '../desk.ts';
import type { NoticeKind } from '../notices/notice-kinds.ts';
import { onceWithLock } from '../once.ts';
import { waitingAfter } from '../operations/block-ticket.ts';
import { transact } from '../perform.ts';
import { blockerName, waitingBecause } from '../playbooks/blockers.ts';
import { unseenAfter } from '../playbooks/dns-watch.ts';
import { loadTicket, type TicketState, type TicketStep } from '../state.ts';
import { done, isDone, reopened } from '../steps/marks.ts';
import { earlySwitch } from '../steps/obstacles.ts';
import { refreshSeen } from '../steps/seen-steps.ts';
import type { BlockerChange } from '../write-change.ts';
import { dnsBlockers } from './dns-blockers.ts';
import { nextFacts, ttlsAfter, wrongSince } from './next-facts.ts';
import { nextLook, recordsDue } from './next-look.ts';
import type { Sight } from './sight.ts';
import { alarming, type SightName, urgent } from './sight-names.ts';
import { sightsOf } from './sights.ts';
import { isFlapping, steadied } from './steadied.ts';
import { unseenWords } from './switch-words.ts';
import { selectorsOf, wantedRecords } from './wanted-records.ts';
import { loadWatch, saveWatch, type WatchRow } from './watch-row.ts';

/** Looks at the domain of a ticket, and records what is new. Does nothing for a ticket that has ended. Returns whether anything was new. */
export async function watchTicket(desk: Desk, dns: Dns, number: number): Promise<boolean> {
  const { client } = desk.database;
  const state = await loadTicket(desk, client, number);
  const row = await loadWatch(client, number);
  const records = recordsDue(desk.calendar, state, row, desk.clock.now());
  return recordLook(desk, number, await dns.look(lookAt(state.ticket, records)), records);
}

/** What to ask about the domain of a ticket. */
export function lookAt(ticket: TicketState['ticket'], records: Look['records']): Look {
  const { domain, unwanted } = wantedRecords(ticket);
  return { domain, records, selectors: selectorsOf(ticket), unwanted: unwanted.map(({ host }) => host) };
}

/**
 * Records what a look at a ticket's domain showed: steps complete, blockers are raised and cleared, and people are told what is
 * new. A look that nobody answered only postpones the next one. Returns whether the ticket has a new event.
 */
export async function recordLook(
  desk: Desk,
  number: number,
  look: Observation,
  records: Look['records'],
): Promise<boolean> {
  return transact(desk, async (tx, at) => {
    if (!(await onceWithLock(tx, undefined, at, number))) return false;
    const state = await loadTicket(desk, tx, number);
    const row = await loadWatch(tx, number);
    if (state.ticket.status !== 'open' || isOutdated(row, look, at)) return false;
    if (!isAnswered(look, wantedRecords(state.ticket))) {
      const failed = { ...row, failingSince: row.failingSince ?? at };
      await saveWatch(tx, state.ticket, row, {
        ...failed,
        nextAt: nextLook(desk.calendar, state, failed, at),
      });
      return tellUnseen(tx, desk, state, failed.failingSince, at);
    }
    const after = rowAfter(state, row, look, records, at);
    const next = await follow(tx, desk, state, row, after, at);
    await saveWatch(tx, next.ticket, row, { ...after, nextAt: nextLook(desk.calendar, next, after, at) });
    return next.ticket.lastEvent !== state.ticket.lastEvent;
  });
}

type Seen = WatchRow & { last: Observation };

/** Whether a newer look was recorded while this one was on its way. A look from the future is the work of a wrong clock. */
function isOutdated({ last }: WatchRow, look: Observation, at: Date): boolean {
  return last !== null && look.at < last.at && new Date(last.at) <= at;
}

function rowAfter(
  { ticket }: TicketState,
  row: WatchRow,
  look: Observation,
  records: Look['records'],
  at: Date,
): Seen {
  const wanted = wantedRecords(ticket);
  const last = mergeLooks(row.last, look);
  const isAll = records === 'all' && isWhole(look, wanted);
  return {
    ...row,
    seenAt: at,
    allSeenAt: isAll ? at : row.allSeenAt,
    failingSince: null,
    last,
    snapshot: row.snapshot ?? (isAll ? last : null),
    oldTtls: ttlsAfter(row.oldTtls, look, wanted, at),
  };
}

/** Changes the ticket if the look shows anything new. Returns the ticket after it. */
async function follow(
  tx: Tx,
  desk: Desk,
  state: TicketState,
  before: WatchRow,
  after: Seen,
  at: Date,
): Promise<TicketState> {
  const wanted = wantedRecords(state.ticket);
  // The TTL of the old MX counts as the earlier looks saw it.
  const facts = nextFacts(state, { ...after, oldTtls: before.oldTtls }, wanted, at);
  const look = {
    before: state.ticket.dnsFacts,
    after: facts,
    earlier: before.last,
    last: after.last,
    wanted,
    isSnapshot: !before.snapshot && after.snapshot !== null,
  };
  const wasUnseen = before.failingSince !== null && (await isUnseenTold(tx, state, before.failingSince));
  const seen = [...sightsOf(desk.calendar, state, look, at), ...(wasUnseen ? [seenAgain(state)] : [])];
  const steadying = { before: look.before, facts, early: earlySwitch(state, at) };
  const isHeld = isFlapping(seen, steadying, at);
  const blockers = dnsBlockers(state, { facts, last: after.last, wanted, isHeld }, at);
  const { sights, facts: steady } = steadied(
    desk.calendar,
    state.ticket,
    seen,
    { ...steadying, isBlocked: blockers.added.length > 0 },
    at,
  );
  const has = (...names: SightName[]) => seen.some(({ saw }) => names.includes(saw));
  const dnsFacts = {
    ...steady,
    splitTold: facts.splitTold || has('split', 'left-over'),
    horizonTold: facts.horizonTold || has('horizon'),
    lateResolversTold: facts.lateResolversTold || has('resolvers-late'),
  };
  const patch = { dnsFacts, mxWrongAt: wrongSince(state, dnsFacts, at) };
  const now = { ...state, ticket: { ...state.ticket, ...patch } };
  const isNews = sights.length + blockers.added.length + blockers.cleared.length > 0;
  if (isNews || refreshSeen(desk.calendar, now, at) !== state.steps) {
    const change = toChange(state, sights, blockers, evidenceFor(sights, after.last));
    const steps = isMended(look.before, facts) ? stepsAgain(state, at) : [];
    return apply(
      tx,
      desk,
      { person: null },
      state,
      { ...change, steps, ticket: { ...change.ticket, ...patch } },
      at,
    );
  }
  // Postgres orders the keys of JSON anew, so their order says nothing.
  const { dnsFacts: wasFacts, mxWrongAt: wasWrongAt } = state.ticket;
  if (!isDeepStrictEqual(patch, { dnsFacts: wasFacts, mxWrongAt: wasWrongAt }))
    await tx.ticket.update({ where: { number: state.ticket.number }, data: patch });
  return now;
}

/**
 * What must be done again once mail goes to the new mailboxes again: the last pass, because mail went elsewhere in between. The
 * watch after the switch counts from now.
 */
function stepsAgain({ steps }: TicketState, at: Date): TicketStep[] {
  return steps.filter(isDone).flatMap((step) => {
    if (step.switches) return [done(step, at, null)];
    return step.proof === 'finished' ? [reopened(step)] : [];
  });
}

function toChange(
  state: TicketState,
  sights: Sight[],
  blockers: Required<BlockerChange>,
  evidence: Evidence,
): Change {
  const saw = sights.map((sight) => sight.saw);
  const [raised, cleared] = [codesOf(blockers.added), codesOf(blockers.cleared)];
  const seen = sights.map((sight) => sight.words).join('. It also ');
  const blocked = raised.length > 0 ? `Blocked now: ${listWords(raised.map(blockerName))}` : '';
  const unblocked = cleared.length > 0 ? `No longer blocked: ${listWords(cleared.map(blockerName))}` : '';
  const words = [seen || 'looked at DNS again', blocked, unblocked].filter((part) => part !== '');
  return {
    event: {
      type: 'dns',
      text: words.join('. '),
      progress: saw.some((one) => progress.includes(one)),
      data: {
        saw,
        evidence,
        ...(raised.length > 0 && { raised }),
        ...(cleared.length > 0 && { cleared }),
      },
      notice: noticeFor(saw),
    },
    ticket: waitingWith(state, blockers),
    blockers,
  };
}

/** Tells the owner once that a domain can't be seen, after it was so for some time. Returns whether it did. */
async function tellUnseen(tx: Tx, desk: Desk, state: TicketState, since: Date, at: Date): Promise<boolean> {
  const { ticket } = state;
  const isLong = at.getTime() >= since.getTime() + unseenAfter(ticket.phase);
  if (!isLong || (await isUnseenTold(tx, state, since))) return false;
  const event: Change['event'] = {
    type: 'dns',
    text: `noted that ${unseenWords(desk.calendar, ticket, since, at)}`,
    progress: false,
    data: { saw: ['unseen'], evidence: [] },
    notice: 'unseen',
  };
  await apply(tx, desk, { person: null }, state, { event }, at);
  return true;
}

/** Whether people were told that a domain can't be seen. */
async function isUnseenTold(tx: Tx, { ticket }: TicketState, since: Date): Promise<boolean> {
  const saw: SightName = 'unseen';
  const data = { path: ['saw'], array_contains: [saw] };
  const where = { ticketNumber: ticket.number, type: 'dns', at: { gte: since }, data };
  return (await tx.event.count({ where })) > 0;
}

function seenAgain({ ticket }: TicketState): Sight {
  return { saw: 'seen-again', words: `saw the DNS of ${ticket.domain} again`, about: 'MX' };
}

/** What moves a ticket ahead, as a person would. */
const progress: SightName[] = ['ttl-lowered', 'switched', 'propagated', 'records', 'restored'];

/** What people are told at once. Channels hear all of it: announcements/levels.ts. */
function noticeFor(saw: SightName[]): NoticeKind | undefined {
  if (saw.some((one) => alarming.includes(one))) return 'regressed';
  const news = saw.filter((one) => urgent.includes(one));
  if (news.length > 0) return news.every((one) => one === 'records-lost') ? 'records-lost' : 'dns';
  return saw.includes('seen-again') ? 'seen-again' : undefined;
}

/** Who the ticket waits on: whoever must mend what the look found. */
function waitingWith(state: TicketState, { added, cleared }: Required<BlockerChange>): Change['ticket'] {
  const found = waitingBecause(added);
  if (found) return found;
  const left = state.blockers.filter((blocker) => !cleared.includes(blocker));
  return waitingAfter(state, cleared, left) ?? {};
}

/** The answers about the records that the sights are about. */
function evidenceFor(sights: Sight[], last: Observation): Evidence {
  const types = new Set(sights.filter(({ saw }) => saw !== 'snapshot').map(({ about }) => about));
  return [...types].flatMap((type) => {
    const name = type === 'CNAME' ? `autodiscover.${last.domain}` : last.domain;
    return evidenceOf(last, name, type);
  });
}

function codesOf(blockers: { code: string }[]): string[] {
  return blockers.map(({ code }) => code);
}
