import { buttons, type Card, card, heading, list, type Rich, text } from '../../card.ts';
import { highestMxTtl } from '../../dns/horizon.ts';
import { gatewayIn, mailHostName } from '../../dns/hosts/mail-hosts.ts';
import { hasSuffix, movesMx } from '../../dns/mx.ts';
import type { Observation } from '../../dns/observation.ts';
import { mxHostsIn, said } from '../../dns/said.ts';
import { lets, mostLookups } from '../../dns/spf.ts';
import { toDoList } from '../../dns/to-do/to-do.ts';
import { type Judgment, judge } from '../../dns/verdicts/judge.ts';
import type { WantedRecords } from '../../dns/wanted.ts';
import { capitalize, listWords } from '../../phrase.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { lacksMx } from '../../ticket/clocks/step-deadlines.ts';
import { setMxButton } from '../../ticket/dns/dns-button.ts';
import { unknownMxWords } from '../../ticket/dns/mx-warnings.ts';
import { horizonAt } from '../../ticket/dns/next-facts.ts';
import type { SwitchPlan } from '../../ticket/dns/switch-plan.ts';
import { horizonAhead, switchWords } from '../../ticket/dns/switch-words.ts';
import { wantedRecords } from '../../ticket/dns/wanted-records.ts';
import { type Ticket, ticketKey } from '../../ticket/state.ts';
import { doneUnseen } from '../../ticket/steps/seen-steps.ts';
import { plural, toMoment } from '../../ticket/words.ts';
import { hourMs } from '../../time/local-time.ts';
import { truncate } from '../../truncate.ts';
import type { CommandContext } from '../context.ts';
import { hostWords, lookedNote, ownLookNote } from './domain-notes.ts';
import { planOf, type SeenDomain } from './see-domain.ts';
import { spanOf } from './spans.ts';
import { verdictTable } from './verdict-table.ts';

/** How many lines name nameservers that disagree, and how long a line is, in characters. */
const most = { lines: 8, line: 300 };

/** Shows where mail goes, and how each record is: what stands there, and what should. */
export function dnsCard(context: CommandContext, seen: SeenDomain): Card {
  const { state, look } = seen;
  const { ticket } = state;
  const key = ticketKey(ticket);
  const wanted = wantedRecords(ticket);
  const judgment = look && judge(look, wanted);
  const host = hostWords(look);
  return card(
    heading(`DNS of ${ticket.domain} (${key})`),
    text(firstLine(context, seen, wanted)),
    look && judgment ? list(remarks(seen, look, wanted, judgment, planOf(context, seen))) : undefined,
    judgment ? verdictTable(judgment.records, ticket.dnsFacts?.state === 'not-switched') : undefined,
    host !== null && text(host),
    lookedNote(context, seen),
    ownLookNote(wanted, look, judgment?.records ?? []),
    buttons(
      lacksMx(state) && setMxButton(ticket),
      { label: 'Records to set', command: `records ${key}` },
      seen.is !== 'off' && { label: 'Look again', command: `dns ${key}`, replaces: true },
      showButton(key),
    ),
  );
}

/** Where mail goes, and until when some servers may still use the old MX. */
function firstLine(
  { desk, at }: CommandContext,
  { state: { ticket }, look, oldTtls, is }: SeenDomain,
  wanted: WantedRecords,
): Rich {
  const facts = ticket.dnsFacts;
  if (!look) return 'Nobody has seen the DNS of this domain yet.';
  if (!facts) return 'This is what DNS had when it was last seen.';
  if (facts.state === null)
    return ticket.kind === 'platform-change'
      ? 'A platform change leaves MX as it is. Only autodiscover counts.'
      : "The nameservers don't tell yet where mail goes.";
  const until = (horizon: Date) => {
    const isSoon = horizon.getTime() - at.getTime() < 12 * hourMs;
    return toMoment(desk.calendar, horizon, at, isSoon ? { only: 'time' } : {});
  };
  const horizon = horizonAhead(facts, at);
  // Behind a filtering service, the customer may make the switch without changing MX.
  const isNext = is === 'fresh' && facts.state === 'not-switched' && !gatewayIn(look, wanted);
  const ifNow = isNext ? horizonAt(at, oldTtls) : null;
  return [
    `${is === 'fresh' ? '' : 'When last seen: '}${capitalize(switchWords(facts) ?? '')}.`,
    ...(horizon ? [' Some servers may still use the old MX until ', until(horizon), '.'] : []),
    ...(ifNow
      ? [' If MX is switched now, some servers use the old MX until ', until(new Date(ifNow)), '.']
      : []),
  ];
}

/** What people should know besides the table: who disagrees, who is silent, and how far the change has spread. */
function remarks(
  { state, snapshot }: SeenDomain,
  look: Observation,
  wanted: WantedRecords,
  { records, silent, tooManyLookups }: Judgment,
  plan: SwitchPlan,
): string[] {
  const all = [
    ...doneUnseen(state).map(
      ({ words, reason }) => `${words} although DNS doesn't show it${reason ? `: ${reason}` : '.'}`,
    ),
    ...disagreements(records),
    lacksMx(state) && unknownMxWords(state),
    tooLargeWords(records),
    silent.length > 0 && `No answer from ${listWords(silent)}.`,
    movesMx(wanted) && ttlWords(look, snapshot),
    movesMx(wanted) && spreadWords(state.ticket),
    elsewhereWords(look, wanted),
    ...aliasWords(look, wanted),
    tooManyLookups &&
      `SPF causes more than ${mostLookups} look-ups, so receivers may ignore it. Ask the admin to shorten it.`,
    oldSpfWords(look, wanted, plan),
  ].filter((line): line is string => Boolean(line));
  const left = all.length - most.lines;
  const shown = all.slice(0, most.lines).map((line) => truncate(line, most.line));
  return left > 0 ? [...shown, `${left.toLocaleString('en-US')} more.`] : shown;
}

/** The TTL of MX now, and in the first look if it was another. */
function ttlWords(look: Observation, snapshot: Observation | null): string | null {
  const now = highestMxTtl(look);
  if (now === null) return null;
  const before = snapshot && highestMxTtl(snapshot);
  const was = before && before !== now ? ` It was ${ttlInWords(before)} before the move.` : '';
  return `The TTL of MX is ${ttlInWords(now)}.${was}`;
}

/** A TTL as people set it, and how long that is: `14,400 seconds (4 hours)`. */
function ttlInWords(seconds: number): string {
  const asSet = plural(seconds, 'second');
  const span = spanOf(seconds);
  return span === asSet ? asSet : `${asSet} (${span})`;
}

/** Which records nobody can judge, because the answer about them is too large. */
function tooLargeWords(records: Judgment['records']): string | null {
  const found = records.filter(({ verdict }) => verdict === 'too-large').map(({ type }) => type);
  if (found.length === 0) return null;
  return `The answer about ${listWords([...new Set(found)])} is too large to read. Ask the admin what it says, and complete the step with a reason.`;
}

/** How many resolvers have the new MX. */
function spreadWords({ dnsFacts }: Ticket): string | null {
  const { new: right, asked } = dnsFacts?.resolvers ?? { new: 0, asked: 0 };
  // Before the switch, no resolver can have it.
  if (asked === 0 || (dnsFacts?.state === 'not-switched' && right === 0)) return null;
  return `${right} of ${plural(asked, 'resolver')} ${right === 1 ? 'has' : 'have'} the new MX.`;
}

/** The MX hosts below the domain that are aliases, which RFC 2181 forbids: `mail.acme.com` with a CNAME record. */
function aliasWords(look: Observation, { domain }: WantedRecords): string[] {
  return mxHostsIn(look, domain).flatMap((host) => {
    const { answers } = said(look.nameservers, host, 'CNAME');
    const [alias] = answers.flatMap(({ records }) => records);
    return alias
      ? [
          `The MX host ${host} is an alias of ${alias.value}. Some servers don't send mail to an alias. Ask the admin to name ${alias.value} in MX instead.`,
        ]
      : [];
  });
}

/** Who gets the mail if neither the old system nor the new one does, or if a filtering service is in front of it. */
function elsewhereWords(look: Observation, wanted: WantedRecords): string | null {
  if (!movesMx(wanted)) return null;
  const gateway = gatewayIn(look, wanted);
  if (gateway)
    return `${gateway.name} filters the mail of this domain (${gateway.host}). Ask the customer if they make the switch there: MX then stays as it is.`;
  const { answers } = said(look.nameservers, wanted.domain, 'MX');
  const hosts = answers.flatMap(({ records }) => records.map(({ value }) => value));
  const ours = [...wanted.mxSuffixes, ...wanted.oldMxSuffixes, ...wanted.oldMx];
  if (wanted.oldMxSuffixes.length === 0 || hosts.some((host) => hasSuffix(host, ours))) return null;
  const known = hosts.map((host) => ({ host, name: mailHostName(host) })).find(({ name }) => name !== null);
  return known ? `${known.host} belongs to ${known.name}. Check the source of this ticket.` : null;
}

/** What SPF should be once the old system sends no more mail, as `records` has it, from five business days after the switch. */
function oldSpfWords(look: Observation, wanted: WantedRecords, { stage }: SwitchPlan): string | null {
  const { oldSpf } = wanted;
  if (stage.is !== 'watched' || oldSpf === null) return null;
  const { toDo } = toDoList(look, wanted, stage);
  const spf = toDo.find(({ purpose }) => purpose === 'spf');
  if (!spf?.from.some((present) => lets(present, oldSpf))) return null;
  return `SPF still lets the old system send. When nobody sends from there anymore, SPF should be: ${spf.record.value}`;
}

/** The nameservers that don't agree with the others, by name: `ns2.acme.com still has MX mail.old.com (10).` */
function disagreements(records: Judgment['records']): string[] {
  const each = records.flatMap(({ type, host, purpose, verdict, disagree }) =>
    disagree.map(({ server, seen }) => ({
      server,
      seen,
      name: host === '@' ? (purpose === 'spf' ? 'SPF' : type) : `${type} ${host}`,
      isOld: verdict === 'left-over' || verdict === 'in-use',
    })),
  );
  const groups = Map.groupBy(each, ({ server, name }) => `${server} ${name}`);
  return [...groups.values()].map((group) => {
    const { server, name } = group[0]!;
    const seen = group.flatMap((one) => one.seen);
    if (seen.length === 0) return `${server} doesn't have the new ${name} yet.`;
    const has = group.some(({ isOld }) => isOld) ? 'still has' : 'has';
    return `${server} ${has} ${name} ${listWords(seen)}.`;
  });
}
