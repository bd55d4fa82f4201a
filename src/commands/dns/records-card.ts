import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  copy,
  fold,
  heading,
  list,
  note,
  type Rich,
  table,
  text,
} from '../../card.ts';
import { movesMx, targetRecords } from '../../dns/mx.ts';
import { namesOwnMx } from '../../dns/spf.ts';
import { seenAt } from '../../dns/to-do/seen-at.ts';
import { type ToDo, type ToDoList, toDoList, type When } from '../../dns/to-do/to-do.ts';
import { wayBack } from '../../dns/to-do/way-back.ts';
import { presentMx } from '../../knowledge/records.ts';
import { capitalize } from '../../phrase.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { setMxButton } from '../../ticket/dns/dns-button.ts';
import { whoToCall } from '../../ticket/dns/mx-alarm.ts';
import type { SwitchPlan } from '../../ticket/dns/switch-plan.ts';
import { althoughEarly, switchWords } from '../../ticket/dns/switch-words.ts';
import { wantedRecords } from '../../ticket/dns/wanted-records.ts';
import { personIn } from '../../ticket/fields/contact-text.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { earlySwitch } from '../../ticket/steps/obstacles.ts';
import { toMoment } from '../../ticket/words.ts';
import { dayWords, momentWords } from '../../time/date-words.ts';
import type { CommandContext } from '../context.ts';
import { createLetterDates } from '../drafts/letter-dates.ts';
import { hostWords, lookedNote } from './domain-notes.ts';
import { mergeRows } from './merge-rows.ts';
import { planOf, type SeenDomain } from './see-domain.ts';
import {
  type Block,
  blocksText,
  blockTitles,
  toBlocks,
  toDoRow,
  toZoneLines,
  type Where,
  whenWords,
} from './to-do-words.ts';

/** How many rows a table has, and how many characters there are to copy at most. */
const most = { rows: 30, copied: 2500 };

/** Shows what the admin has to do for the switch, and when, from what stands in DNS now. */
export function recordsCard(context: CommandContext, seen: SeenDomain): Card {
  const { ticket } = seen.state;
  const key = ticketKey(ticket);
  const wanted = wantedRecords(ticket);
  const plan = planOf(context, seen);
  const found = toDoList(seen.look, wanted, plan.stage);
  const lacksDkim = ticket.target === 'office-365' && ticket.dkim === null;
  return card(
    heading(`Records for ${ticket.domain} (${key})`),
    ...stateWords(context, seen, plan),
    plan.mail !== 'early' && text(summary(seen, found)),
    ...missing(found, lacksDkim),
    ...body(context, seen, plan, found.toDo),
    removalNote(seen, found),
    ownMxNote(found.toDo),
    lookedNote(context, seen),
    buttons(
      plan.mail === 'early' && { label: 'The way back', command: `records ${key} rollback` },
      found.lacksMx && setMxButton(ticket),
      lacksDkim && { label: 'Set DKIM…', command: `set ${key} dkim` },
      letterButton(ticket.kind, key, plan, found.toDo),
      checkButton(seen, key),
      showButton(key),
    ),
  );
}

/** Shows how to go back to the records from before the move, and what must follow. */
export function wayBackCard(context: CommandContext, seen: SeenDomain): Card {
  const { state, snapshot, look } = seen;
  const { ticket } = state;
  const key = ticketKey(ticket);
  const back = snapshot && wayBack(snapshot, look, wantedRecords(ticket));
  const { desk, at } = context;
  return card(
    heading(`The way back for ${ticket.domain} (${key})`),
    ...(back && snapshot
      ? [
          text([
            'The records before the move were recorded ',
            toMoment(desk.calendar, new Date(snapshot.at), at),
            '. ',
            isDone(back)
              ? 'They are all still there, so there is nothing to take back.'
              : `To go back to them, the admin makes these changes now. ${hostWords(look) ?? ''}`.trim(),
          ]),
          toDoTable(back, whereOf(seen)),
          ...texts([{ when: 'now', title: 'Set these records again now', toDo: open(back) }], whereOf(seen)),
          ...(isDone(back) ? [] : [list(followUps(context, seen, back))]),
        ]
      : [text(unrecorded(state))]),
    lookedNote(context, seen),
    buttons({ label: 'Records to set', command: `records ${key}` }, checkButton(seen, key), showButton(key)),
  );
}

function open(toDo: ToDo[]): ToDo[] {
  return toDo.filter(({ deed }) => deed !== 'leave');
}

/** What going back brings with it: late mail, autodiscover, and mail that is in the new mailboxes by then. */
function followUps({ desk, at }: CommandContext, { look, state }: SeenDomain, back: ToDo[]): Rich[] {
  const wanted = wantedRecords(state.ticket);
  if (!movesMx(wanted)) return [];
  const mx = (look && seenAt(look, wanted.domain, 'MX')?.records) ?? [];
  const ttls = targetRecords(mx, wanted).map(({ ttl }) => ttl);
  const since = state.ticket.dnsFacts?.switchedAt;
  const bringsAutodiscover = open(back).some(({ purpose }) => purpose === 'autodiscover');
  return [
    ...(ttls.length > 0
      ? [
          [
            'If the admin sets MX again now, some servers still use the new MX until ',
            toMoment(desk.calendar, new Date(at.getTime() + Math.max(...ttls) * 1000), at),
            '.',
          ],
        ]
      : []),
    bringsAutodiscover
      ? 'Autodiscover goes back together with MX, so that Outlook finds the old mailboxes.'
      : back.some(({ purpose }) => purpose === 'autodiscover')
        ? 'Autodiscover already is as it was before the move.'
        : 'Autodiscover had no record before the move.',
    [
      'Mail that arrived in the new mailboxes',
      ...(since ? [' since ', toMoment(desk.calendar, new Date(since), at)] : []),
      ' is only there. Copy it to the old mailboxes, or tell the users to read it in the new ones.',
    ],
    'When MX is switched again later, run another pass: new mail is in the old mailboxes by then.',
  ];
}

function letterButton(
  kind: TicketState['ticket']['kind'],
  key: string,
  { mail }: SwitchPlan,
  toDo: ToDo[],
): Button | false {
  const isLeft = toDo.some(({ when, deed, isAdvice }) => when !== 'watch' && deed !== 'leave' && !isAdvice);
  if (kind !== 'migration' || mail === 'early' || !isLeft) return false;
  return mail === 'ahead' || mail === 'elsewhere'
    ? { label: 'Letter T9', command: `draft ${key} cutover` }
    : { label: 'Letter T10', command: `draft ${key} dns-not-switched` };
}

/** Where mail goes, if the switch isn't simply ahead. */
function stateWords({ desk, at }: CommandContext, { state }: SeenDomain, plan: SwitchPlan): CardBlock[] {
  const facts = state.ticket.dnsFacts;
  const seen = facts && switchWords(facts);
  if (!seen || plan.mail === 'ahead' || plan.mail === 'switched') return [];
  if (plan.mail !== 'early') return [text(`${capitalize(seen)}.`)];
  const although = althoughEarly(desk.calendar, state.ticket, earlySwitch(state, at), at);
  return [
    text(
      `${capitalize(seen)}${although}. Call ${whoToCall(state.ticket)} first: the old MX must be set again, unless everything is ready for the switch. Until then, this list leaves out MX.`,
    ),
  ];
}

function checkButton({ is }: SeenDomain, key: string): Button | false {
  return is !== 'off' && { label: 'Check DNS', command: `dns ${key}` };
}

/** Who has to do it. Everything in the list is in DNS already if there is nothing left. */
function summary({ look, state }: SeenDomain, { toDo, lacksMx }: ToDoList): string {
  const isLeft = (some: ToDo[]) => look === null || !isDone(some) || lacksMx;
  if (!isLeft(toDo)) return 'All records are in place. There is nothing left to change.';
  if (!isLeft(toDo.filter(({ when }) => when !== 'watch')))
    return `All records of the switch are in place. What is left comes five business days after it.`;
  return `${adminWords(state)} makes these changes. ${hostWords(look) ?? "We have no access to the DNS, and don't accept any."}`;
}

function adminWords({ ticket: { dnsContact, customer } }: TicketState): string {
  return dnsContact ? `${personIn(dnsContact)} runs the DNS for ${customer}, and` : `${customer}'s admin`;
}

/** Mail doesn't depend on what is only recommended. */
function isDone(toDo: ToDo[]): boolean {
  return toDo.every(({ deed, isAdvice }) => deed === 'leave' || isAdvice);
}

function missing({ lacksMx }: ToDoList, lacksDkim: boolean): CardBlock[] {
  const lacks = [
    ...(lacksMx
      ? [
          "The list leaves out the new MX, because the ticket doesn't have it yet. So it leaves MX and autodiscover as they are. The admin finds the MX in the Office 365 admin center.",
        ]
      : []),
    ...(lacksDkim
      ? ['The DKIM records are optional. The admin finds them in the Microsoft Defender portal.']
      : []),
  ];
  return lacks.length > 0 ? [text(lacks.join(' '))] : [];
}

/** The table for the team, with the team's dates, and the text for the customer, with the customer's. */
function body(
  { desk, at }: CommandContext,
  seen: SeenDomain,
  plan: SwitchPlan,
  toDo: ToDo[],
): (CardBlock | undefined)[] {
  const { calendar } = desk;
  const dates = createLetterDates(seen.state.ticket.customerZone ?? calendar.timezone, at);
  const own = whenWords(plan, {
    moment: (when) => momentWords(calendar, when, at),
    day: (when) => dayWords(calendar, calendar.localDay(when), at),
  });
  const told = blockTitles(plan, { moment: dates.moment, day: dates.dayOf });
  const where = whereOf(seen, plan);
  return [
    toDoTable(toDo, where, own),
    // Nobody should send a list that goes on from a switch that may have to be taken back.
    ...(plan.mail === 'early' ? [] : texts(toBlocks(toDo, told), where)),
  ];
}

function whereOf({ look, state }: SeenDomain, plan?: SwitchPlan): Where {
  const { domain } = wantedRecords(state.ticket);
  return { domain, zone: look?.zone ?? domain, isAgain: plan?.stage.is === 'undone' };
}

/** Each record with what to do, and when. What can stay is last. */
function toDoTable(toDo: ToDo[], where: Where, words?: Record<When, string>): CardBlock | undefined {
  const rows = [...open(toDo), ...toDo.filter(({ deed }) => deed === 'leave')];
  const when = ({ deed, when: at }: ToDo) => (deed === 'leave' ? 'right already' : (words?.[at] ?? 'now'));
  const all = rows.slice(0, most.rows).map((one) => [when(one), ...toDoRow(one, where)]);
  return table('Records', ['When', 'What to do', 'Now', 'New'], mergeRows(mergeRows(all, 2), 3), [
    '',
    '',
    'now',
    'new',
  ]);
}

/** What to do as text to copy, and as lines of a zone file. Empty if there is nothing to do. */
function texts(all: Block[], where: Where): (CardBlock | undefined)[] {
  const blocks = all.filter(({ toDo }) => toDo.length > 0);
  if (blocks.length === 0) return [];
  const { zone, domain } = where;
  return [
    note(zone !== domain ? `The hosts are relative to the zone ${zone}.` : `The host @ is ${domain} itself.`),
    fold('Text to copy', copy(cut(blocksText(blocks, where)))),
    fold('Zone file', copy(cut(toZoneLines(blocks, where)))),
  ];
}

/** The first lines of a text that fit. */
function cut(words: string): string {
  if (words.length <= most.copied) return words;
  return `${words.slice(0, words.lastIndexOf('\n', most.copied))}\n…`;
}

/** What to remove if nobody knows what stands there. */
function removalNote({ look, state }: SeenDomain, { toDo }: ToDoList): CardBlock | undefined {
  if (look || state.ticket.kind === 'platform-change' || toDo.some(({ deed }) => deed === 'remove'))
    return undefined;
  const old = presentMx(state.ticket.source);
  return note(
    `Nobody has seen what stands in DNS now. All other MX records must go${old ? `: ${old}` : ''}. If one of them belongs to a filtering service, ask the customer first if the service stays.`,
  );
}

function ownMxNote(toDo: ToDo[]): CardBlock | undefined {
  const spf = toDo.find(({ purpose, deed }) => purpose === 'spf' && deed === 'change')?.record.value;
  if (!spf || !namesOwnMx(spf)) return undefined;
  return note(
    'In SPF, `mx` means the MX hosts of the domain. After the switch, these are the new ones. Ask the admin to add the old server by name, as long as it sends mail.',
  );
}

function unrecorded({ ticket }: TicketState): string {
  const old = presentMx(ticket.source) ?? ticket.oldMx;
  return `Nobody recorded the records before the move${old && ticket.kind === 'migration' ? `. By the ticket, MX was ${old}` : ''}.`;
}
