import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  copy,
  fold,
  heading,
  note,
  table,
  text,
} from '../../card.ts';
import { namesOwnMx } from '../../dns/spf.ts';
import { type ToDo, type ToDoList, toDoList } from '../../dns/to-do/to-do.ts';
import { wayBack } from '../../dns/to-do/way-back.ts';
import { presentMx } from '../../knowledge/records.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { wantedRecords } from '../../ticket/dns/wanted-records.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { toMoment } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import { hostWords, lookedNote } from './domain-notes.ts';
import type { SeenDomain } from './see-domain.ts';
import { toDoRow, toDoText, toZoneLines, type Where } from './to-do-words.ts';

/** How many rows the table has, and how many characters there are to copy at most. */
const most = { rows: 30, copied: 2500 };

/** Shows what the admin has to do for the switch, from what stands in DNS now. */
export function recordsCard(context: CommandContext, seen: SeenDomain): Card {
  const { ticket } = seen.state;
  const key = ticketKey(ticket);
  const wanted = wantedRecords(ticket);
  const found = toDoList(seen.look, wanted);
  const lacksDkim = ticket.target === 'office-365' && ticket.dkim === null;
  return card(
    heading(`Records for ${ticket.domain} (${key})`),
    text(summary(seen, found)),
    ...missing(found, lacksDkim),
    ...body(listed(found), seen, 'What to do'),
    removalNote(seen, found),
    ownMxNote(found.toDo),
    lookedNote(context, seen),
    buttons(
      found.lacksMx && { label: 'Set the MX…', command: `set ${key} mx` },
      lacksDkim && { label: 'Set DKIM…', command: `set ${key} dkim` },
      ticket.kind === 'migration' && { label: 'Letter T9', command: `draft ${key} cutover` },
      checkButton(seen, key),
      showButton(key),
    ),
  );
}

/** Shows how to go back to the records from before the move. */
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
            'These were the records before the move, as of ',
            toMoment(desk.calendar, new Date(snapshot.at), at),
            '. ',
            isDone(back) ? 'They are all still there.' : backWords(seen),
          ]),
          ...body(back, seen, 'The way back'),
        ]
      : [text(unrecorded(state))]),
    lookedNote(context, seen),
    buttons({ label: 'Records to set', command: `records ${key}` }, checkButton(seen, key), showButton(key)),
  );
}

function checkButton({ is }: SeenDomain, key: string): Button | false {
  return is !== 'off' && { label: 'Check DNS', command: `dns ${key}` };
}

/** Who has to do it. Everything in the list is in DNS already if there is nothing left. */
function summary({ look, state }: SeenDomain, { toDo, lacksMx }: ToDoList): string {
  const done = look !== null && isDone(toDo) && !lacksMx;
  if (done) return 'All records are in place. There is nothing left to change.';
  return `${adminWords(state)} makes these changes. ${hostWords(look) ?? "We have no access to the DNS, and don't accept any."}`;
}

function adminWords({ ticket: { dnsContact, customer } }: TicketState): string {
  return dnsContact ? `${dnsContact} runs the DNS for ${customer}, and` : `${customer}'s admin`;
}

function backWords({ look }: SeenDomain): string {
  return `To go back, the admin makes these changes. ${hostWords(look) ?? ''}`.trim();
}

/** Mail doesn't depend on what is only recommended. */
function isDone(toDo: ToDo[]): boolean {
  return toDo.every(({ deed, isAdvice }) => deed === 'leave' || isAdvice);
}

/** The list without the removal of MX records if nobody knows the new one: a domain without MX gets no mail. */
function listed({ toDo, lacksMx }: ToDoList): ToDo[] {
  return lacksMx ? toDo.filter(({ deed, purpose }) => deed !== 'remove' || purpose !== 'mx') : toDo;
}

function missing({ lacksMx }: ToDoList, lacksDkim: boolean): CardBlock[] {
  const lacks = [
    ...(lacksMx
      ? [
          "The list leaves out the new MX, because the ticket doesn't have it yet. The admin finds it in the Office 365 admin center.",
        ]
      : []),
    ...(lacksDkim
      ? ['The DKIM records are optional. The admin finds them in the Microsoft Defender portal.']
      : []),
  ];
  return lacks.length > 0 ? [text(lacks.join(' '))] : [];
}

function body(toDo: ToDo[], { look, state }: SeenDomain, title: string): (CardBlock | undefined)[] {
  const { domain } = wantedRecords(state.ticket);
  const where: Where = { domain, zone: look?.zone ?? domain };
  const words = toDoText(toDo, where);
  return [
    table(
      title,
      ['What to do', 'Record', 'Now', 'New'],
      toDo.slice(0, most.rows).map((one) => toDoRow(one, where)),
      ['', '', 'now', 'new'],
    ),
    where.zone !== domain
      ? note(`The hosts are relative to the zone ${where.zone}.`)
      : note(`The host @ is ${domain} itself.`),
    words ? copy(cut(words)) : undefined,
    words ? fold('Zone file', copy(cut(toZoneLines(toDo, where)))) : undefined,
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
    `Nobody has seen what stands in DNS now. All other MX records must go${old ? `: ${old}` : ''}.`,
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
