/** What a look at DNS shows that is new, in words for the timeline. docs/rules.md, "DNS". */

import { recordsWords } from '../../dns/evidence.ts';
import { type DnsFactName, type DnsFacts, isUndone } from '../../dns/facts.ts';
import { movesMx } from '../../dns/mx.ts';
import { answerIn, type Observation, type RecordType, type SeenRecord } from '../../dns/observation.ts';
import { said, serversOf } from '../../dns/said.ts';
import { isSpf } from '../../dns/spf.ts';
import type { WantedRecords } from '../../dns/wanted.ts';
import { listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { hourMs } from '../../time/local-time.ts';
import { truncate } from '../../truncate.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import type { TicketState, TicketStep } from '../state.ts';
import { isOpen } from '../steps/marks.ts';
import { earlyPhase } from '../steps/obstacles.ts';
import { plural } from '../words.ts';
import type { SightName } from './sight-names.ts';
import { allOf, behindWords, horizonWords } from './switch-words.ts';

export interface Sight {
  saw: SightName;
  /** Follows “Migration Desk ”: `saw MX switched on both nameservers`. */
  words: string;
  /** Which records the sight is about. */
  about: RecordType;
}

interface Look {
  before: DnsFacts | null;
  after: DnsFacts;
  /** The earlier look, and this one with what the earlier one said of records that it didn't ask about. */
  earlier: Observation | null;
  last: Observation;
  wanted: WantedRecords;
  /** Whether the look becomes the record of how DNS was before the move. */
  isSnapshot: boolean;
}

/** What is new after a look, in the order in which people should read it. */
export function sightsOf(calendar: Calendar, state: TicketState, look: Look, at: Date): Sight[] {
  return [
    ...switchSights(calendar, state, look, at),
    ...recordSights(look),
    ...ttlSights(look),
    ...changeSights(look),
    ...horizonSights(look, at),
    ...(look.isSnapshot ? [snapshotSight(look)] : []),
  ];
}

function switchSights(
  calendar: Calendar,
  state: TicketState,
  { before, after, earlier, last, wanted }: Look,
  at: Date,
): Sight[] {
  const step = state.steps.find(({ switches }) => switches);
  const isSame = before?.state === after.state && before.behind.join() === after.behind.join();
  if (isSame && after.state === 'lost') return lostAnew({ earlier, last, wanted });
  if (isSame || (!before && !isNews(after, step))) return [];
  const saw = (name: SightName, words: string): Sight[] => [
    { saw: name, words: `saw ${words}`, about: 'MX' },
  ];
  const { nameservers, behind, resolvers } = after;
  const early = step && earlyPhase(state, step);
  const although = early
    ? `, although the ticket is still in ${phaseLabel(state.ticket.phase)}`
    : aheadWords(calendar, state.ticket, at);
  const soon = horizonWords(calendar, after, at);
  const until = soon ? `; ${soon}` : '';
  const spread = `the new MX at ${resolvers.new} of ${plural(resolvers.asked, 'resolver')}`;
  const was = before?.state ?? null;
  switch (after.state) {
    case 'partial':
      if (behind.length === nameservers)
        return saw(
          'left-over',
          `the new MX, but the old one is still there: ${mxWords(last, wanted)}${although}`,
        );
      return saw(
        early ? 'early' : 'split',
        `MX switched on ${nameservers - behind.length} of ${plural(nameservers, 'nameserver')}; ${behindWords(after)}${although}`,
      );
    case 'switched':
    case 'propagated':
      if (isUndone(was))
        return saw('restored', `MX point to the new mailboxes again on ${allOf(nameservers)}${until}`);
      if (was === 'switched') return saw('propagated', spread);
      return was === 'propagated'
        ? []
        : saw(
            early ? 'early' : 'switched',
            `MX switched on ${allOf(nameservers)}: ${mxWords(last, wanted)}${although}${until}`,
          );
    case 'regressed': {
      const isPart = behind.length < nameservers;
      // The old MX is back either way. People have heard of it, and the blocker stays.
      if (was === 'regressed')
        return saw('changed', `the old MX on ${isPart ? listWords(behind) : allOf(nameservers)} now`);
      const where = isPart ? ` on ${behind.length} of ${plural(nameservers, 'nameserver')}` : '';
      return saw(
        'regressed',
        `MX go back to the old system${where}: ${mxWords(last, wanted)}. ${isPart ? 'Some mail' : 'Mail'} goes to the old mailboxes`,
      );
    }
    case 'lost':
      return saw('regressed', `MX point to neither system: ${mxWords(last, wanted)}. Mail may be lost`);
    case 'elsewhere':
      return saw('elsewhere', `MX point to neither the old system nor the new one: ${mxWords(last, wanted)}`);
    default:
      return was !== null && was !== 'not-switched' && !isUndone(was)
        ? saw('changed', `MX point to the old system again: ${mxWords(last, wanted)}`)
        : [];
  }
}

/** That a switch comes before the agreed cutover. Empty if it is at most an hour early. */
function aheadWords(calendar: Calendar, { cutover }: TicketState['ticket'], at: Date): string {
  if (!cutover || at.getTime() >= cutover.getTime() - hourMs) return '';
  return `, before the agreed cutover on ${momentWords(calendar, cutover, at)}`;
}

/** Another wrong MX, after the switch was undone. People have heard of that, and the blocker stays. */
function lostAnew({ earlier, last, wanted }: Pick<Look, 'earlier' | 'last' | 'wanted'>): Sight[] {
  const [was, is] = [earlier && mxWords(earlier, wanted), mxWords(last, wanted)];
  return was === is ? [] : [{ saw: 'changed', words: `saw MX change to ${is}`, about: 'MX' }];
}

/**
 * Whether the first look at a domain shows something that people must hear of. The old MX is as it should be before the switch, and
 * the new one after it.
 */
function isNews({ state }: DnsFacts, step: TicketStep | undefined): boolean {
  if (state === 'switched' || state === 'propagated') return step === undefined || isOpen(step);
  return state === 'partial' || isUndone(state);
}

function recordSights({ before, after, last, wanted, isSnapshot }: Look): Sight[] {
  if (!before || isSnapshot) return [];
  const is = (facts: DnsFacts) => Boolean(facts.shown[listedFact(wanted)]);
  const what = movesMx(wanted) ? 'SPF and autodiscover' : 'autodiscover';
  if (is(after) && !is(before))
    return [
      { saw: 'records', words: `saw ${what} set as listed: ${mailRecordWords(last, wanted)}`, about: 'TXT' },
    ];
  if (!is(after) && is(before))
    return [
      {
        saw: 'records-lost',
        words: `saw that ${what} ${movesMx(wanted) ? 'are' : 'is'} no longer as listed: ${mailRecordWords(last, wanted)}`,
        about: 'TXT',
      },
    ];
  return [];
}

/** The fact that the records beside MX are as listed. */
function listedFact(wanted: WantedRecords): DnsFactName {
  return movesMx(wanted) ? 'spf-and-autodiscover' : 'autodiscover';
}

function ttlSights({ before, after, last, wanted, isSnapshot }: Look): Sight[] {
  if (!before || isSnapshot) return [];
  return (
    (['ttl-lowered', 'ttl-raised'] as const)
      // At the switch itself, the new MX has another TTL, and nobody has raised it.
      .filter(
        (name) => after.shown[name] && !before.shown[name] && (name !== 'ttl-raised' || before.switchedAt),
      )
      .map((name) => ({
        saw: name,
        words: `saw the TTL of MX ${name === 'ttl-lowered' ? 'lowered' : 'raised again'}: ${mxWords(last, wanted)}`,
        about: 'MX',
      }))
  );
}

/** Changes of records that nobody asked for, before the switch. */
function changeSights({ before, after, earlier, last, wanted }: Look): Sight[] {
  if (!before || !earlier || after.switchedAt) return [];
  const { domain } = wanted;
  const listed = listedFact(wanted);
  const isAsListed = Boolean(after.shown[listed] && !before.shown[listed]);
  const parts: { what: string; name: string; type: RecordType; keep?: (record: SeenRecord) => boolean }[] = [
    { what: 'MX', name: domain, type: 'MX' },
    ...(isAsListed
      ? []
      : [
          { what: 'SPF', name: domain, type: 'TXT' as const, keep: ({ value }: SeenRecord) => isSpf(value) },
          { what: 'autodiscover', name: `autodiscover.${domain}`, type: 'CNAME' as const },
        ]),
  ];
  return parts.flatMap(({ what, name, type, keep }): Sight[] => {
    // A nameserver that gave no answer to one of the looks doesn't tell a change.
    const both = inCommon(earlier, last, name, type);
    const [was = null, is = null] = both.map((look) => valuesIn(look, name, type, keep));
    if (was === null || is === null || was === is) return [];
    const isSwitch = type === 'MX' && before.state !== after.state;
    if (isSwitch) return [];
    return [
      {
        saw: 'changed',
        words: `saw ${what} change from ${shortened(was)} to ${shortened(is)}`,
        about: type,
      },
    ];
  });
}

/** Two looks, with only the nameservers that gave a usable answer in both. */
function inCommon(one: Observation, other: Observation, name: string, type: RecordType): Observation[] {
  const looks = [one, other];
  const [first = [], second = []] = looks.map((look) => serversOf(said(look.nameservers, name, type)));
  const servers = first.filter((server) => second.includes(server));
  return looks.map((look) => ({
    ...look,
    nameservers: look.nameservers.filter(({ server }) => servers.includes(server)),
  }));
}

function horizonSights({ before, after }: Look, at: Date): Sight[] {
  const isOver = after.horizon !== null && new Date(after.horizon) <= at && !after.horizonTold;
  // A resolver that still has the old MX then keeps it longer than it may.
  if (!before || !isOver || after.state !== 'propagated') return [];
  return [
    {
      saw: 'horizon',
      words: 'noted that the TTL of the old MX has run out: no server should use the old MX anymore',
      about: 'MX',
    },
  ];
}

function snapshotSight({ last, wanted }: Look): Sight {
  const mx = movesMx(wanted) ? `MX ${mxWords(last, wanted)}; ` : '';
  return {
    saw: 'snapshot',
    words: `recorded the mail records of ${wanted.domain} as they are: ${mx}${mailRecordWords(last, wanted)}`,
    about: 'MX',
  };
}

/** The MX of the nameservers in words, each answer once, as far as they fit into a message. */
function mxWords(look: Observation, { domain }: WantedRecords): string {
  return truncate(answersIn(look, domain, 'MX').map(wordsOf).join('; ') || 'no record', 1_000);
}

/** SPF and autodiscover of the nameservers, in words. */
function mailRecordWords(look: Observation, { domain }: WantedRecords): string {
  const spf = valuesIn(look, domain, 'TXT', ({ value }) => isSpf(value));
  const autodiscover = valuesIn(look, `autodiscover.${domain}`, 'CNAME');
  return `SPF ${shortened(spf)}; autodiscover ${shortened(autodiscover)}`;
}

/** Values in words, as far as they fit into a line. */
function shortened(values: string | null): string {
  return values ? truncate(values, 250) : 'no record';
}

/** The different answers of the nameservers. */
function answersIn(look: Observation, name: string, type: RecordType): SeenRecord[][] {
  const found = look.nameservers.flatMap((view) => {
    const answer = answerIn(view, name, type);
    if (!answer || answer.is === 'failed') return [];
    return [answer.is === 'none' ? [] : answer.records];
  });
  return [...new Map(found.map((records) => [wordsOf(records), records])).values()];
}

function wordsOf(records: SeenRecord[]): string {
  return records.length > 0 ? recordsWords(records) : 'no record';
}

/** The values at the nameservers, without their TTLs. Null if no nameserver answered. */
function valuesIn(
  look: Observation,
  name: string,
  type: RecordType,
  keep: (record: SeenRecord) => boolean = () => true,
): string | null {
  const answers = answersIn(look, name, type);
  if (answers.length === 0) return null;
  const values = answers.flatMap((records) => records.filter(keep).map(({ value }) => value));
  return listWords([...new Set(values)].sort());
}
