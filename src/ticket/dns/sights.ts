/** What a look at DNS shows that is new, in words for the timeline. docs/rules.md, "DNS". */

import { type DnsFactName, type DnsFacts, isComplete } from '../../dns/facts.ts';
import { movesMx } from '../../dns/mx.ts';
import type { Observation, RecordType, SeenRecord } from '../../dns/observation.ts';
import { said, serversOf } from '../../dns/said.ts';
import { isSpf } from '../../dns/spf.ts';
import type { WantedRecords } from '../../dns/wanted.ts';
import { lowerFirst } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { TicketState } from '../state.ts';
import { earlySwitch } from '../steps/obstacles.ts';
import { mailRecordWords, mxWords, shortened, valuesIn } from './seen-words.ts';
import type { Sight, SightLook } from './sight.ts';
import { switchSights } from './switch-sights.ts';
import { lateResolverWords } from './switch-words.ts';

/** What is new after a look, in the order in which people should read it. */
export function sightsOf(calendar: Calendar, state: TicketState, look: SightLook, at: Date): Sight[] {
  return [
    ...switchSights(calendar, state, look, at),
    ...recordSights(look),
    ...ttlSights(look),
    ...changeSights(look),
    // A switch that is too early isn't told as done.
    ...(earlySwitch(state, at) ? [] : horizonSights(calendar, look, at)),
    ...(look.isSnapshot ? [snapshotSight(look)] : []),
  ];
}

function recordSights({ before, after, last, wanted, isSnapshot }: SightLook): Sight[] {
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

function ttlSights({ before, after, last, wanted, isSnapshot }: SightLook): Sight[] {
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
function changeSights({ before, after, earlier, last, wanted }: SightLook): Sight[] {
  if (!before || !earlier || after.switchedAt) return [];
  const { domain } = wanted;
  const listed = listedFact(wanted);
  // `recordSights` tells of these changes.
  const isTold = Boolean(after.shown[listed]) !== Boolean(before.shown[listed]);
  const parts: { what: string; name: string; type: RecordType; keep?: (record: SeenRecord) => boolean }[] = [
    { what: 'MX', name: domain, type: 'MX' },
    ...(isTold
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

function horizonSights(calendar: Calendar, { before, after }: SightLook, at: Date): Sight[] {
  const { horizon, horizonTold, lateResolversTold } = after;
  const isOver = horizon !== null && new Date(horizon) <= at && !horizonTold;
  if (!before || !isOver || !isComplete(after.state)) return [];
  const late = lateResolverWords(calendar, after, at);
  if (late)
    return lateResolversTold
      ? []
      : [{ saw: 'resolvers-late', words: `noted that ${lowerFirst(late)}`, about: 'MX' }];
  if (after.state === 'switched') return [];
  return [
    {
      saw: 'horizon',
      words: 'noted that the TTL of the old MX has run out: no server should use the old MX anymore',
      about: 'MX',
    },
  ];
}

function snapshotSight({ last, wanted }: SightLook): Sight {
  const mx = movesMx(wanted) ? `MX ${mxWords(last, wanted)}; ` : '';
  return {
    saw: 'snapshot',
    words: `recorded the mail records of ${wanted.domain} as they are: ${mx}${mailRecordWords(last, wanted)}`,
    about: 'MX',
  };
}
