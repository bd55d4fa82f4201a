import { highestMxTtl } from '../../dns/horizon.ts';
import { dnsHost } from '../../dns/hosts/dns-host.ts';
import { mailHostName } from '../../dns/hosts/mail-hosts.ts';
import { otherRecords } from '../../dns/mx.ts';
import type { Observation } from '../../dns/observation.ts';
import { seenAt } from '../../dns/to-do/seen-at.ts';
import { type ToDo, toDoList } from '../../dns/to-do/to-do.ts';
import { wayBack } from '../../dns/to-do/way-back.ts';
import { hostIn } from '../../dns/to-do/zone-lines.ts';
import type { SeenDns } from '../../knowledge/drafts/draft.ts';
import type { SwitchPlan } from '../../ticket/dns/switch-plan.ts';
import { horizonAhead } from '../../ticket/dns/switch-words.ts';
import { wantedRecords } from '../../ticket/dns/wanted-records.ts';
import type { Ticket } from '../../ticket/state.ts';
import { spanOf } from '../dns/spans.ts';
import { blockTitles, toBlocks, toDoLines, type Where } from '../dns/to-do-words.ts';
import type { LetterDates } from './letter-dates.ts';

/** What stands in the DNS of a domain now, and before the move. */
export interface Looks {
  look: Observation | null;
  snapshot: Observation | null;
}

/** What stands in the DNS of a ticket's domain, for letters. Null if no nameserver answered about MX. */
export function seenDns(
  ticket: Ticket,
  { look, snapshot }: Looks,
  plan: SwitchPlan,
  dates: LetterDates,
  at: Date,
): SeenDns | null {
  const wanted = wantedRecords(ticket);
  const mx = seenAt(look, wanted.domain, 'MX');
  if (!look || !mx) return null;
  const { stage } = plan;
  const zone = look.zone ?? look.domain;
  const where: Where = { domain: wanted.domain, zone, isAgain: stage.is === 'undone' };
  const { toDo: all, lacksMx } = toDoList(look, wanted, stage);
  // A letter asks its sender for an MX that nobody knows.
  const toDo = all.filter(isKnown);
  // What is overdue is to do now, even if no other time was agreed.
  const due = stage.is === 'ahead' ? toDoList(look, wanted, { ...stage, is: 'due' }).toDo : toDo;
  const left = due.filter(
    (one) => one.when !== 'watch' && one.deed !== 'leave' && isKnown(one) && !one.isAdvice,
  );
  const others = otherRecords(mx.records, wanted).map(({ value }) => value);
  const horizon = ticket.dnsFacts && horizonAhead(ticket.dnsFacts, at);
  const back = snapshot ? wayBack(snapshot, look, wanted) : [];
  return {
    host: dnsHost(look),
    zone,
    hostInZone: hostIn(zone, look.domain, '@'),
    blocks: toBlocks(toDo, blockTitles(plan, { moment: dates.moment, day: dates.dayOf })).map((block) => ({
      when: block.when,
      lines: toDoLines(block.toDo, where),
    })),
    left: stage.is === 'early' ? [] : toDoLines(left, where),
    leftFor: [...new Set(left.map(({ purpose }) => purpose))].filter(
      (purpose) => purpose === 'mx' || purpose === 'spf' || purpose === 'autodiscover',
    ),
    back: toDoLines(back, where),
    lacksMx,
    otherMx: others,
    otherMxOwner: others.map(mailHostName).find((name) => name !== null) ?? null,
    behind: plan.behind,
    ...(horizon && { horizon: dates.moment(horizon) }),
    ...oldMxUse(look, toDo),
  };
}

/** How long servers may use the old MX after the switch, by its TTL. Empty if there is no MX, or if its TTL is 0. */
function oldMxUse(look: Observation, toDo: ToDo[]): Pick<SeenDns, 'oldMxUse'> {
  const ttl = highestMxTtl(look);
  if (!ttl) return {};
  const lowered = toDo.find(({ deed, when }) => deed === 'ttl' && when === 'now')?.record.ttl;
  return { oldMxUse: { present: spanOf(ttl), ...(lowered && { lowered: spanOf(lowered) }) } };
}

function isKnown({ deed }: ToDo): boolean {
  return deed !== 'ask' && deed !== 'wait';
}
