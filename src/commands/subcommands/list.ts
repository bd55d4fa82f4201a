import {
  type Button,
  list as bullets,
  buttons,
  type Card,
  type CardBlock,
  card,
  heading,
  type Inline,
  note,
  text,
} from '../../card.ts';
import { Fault } from '../../errors.ts';
import { phaseAge } from '../../ticket/clock-of.ts';
import type { Desk } from '../../ticket/desk.ts';
import { type Field, shorten } from '../../ticket/field.ts';
import * as fields from '../../ticket/fields.ts';
import {
  type FoundTicket,
  findTickets,
  noFilter,
  type TicketFilter,
  type TicketMatch,
  type TicketPage,
} from '../../ticket/find-tickets.ts';
import { didYouMean } from '../../ticket/nearest.ts';
import { stallLevel } from '../../ticket/stall.ts';
import { nameOf, ticketKey } from '../../ticket/state.ts';
import { parties, partyWords } from '../../ticket/systems.ts';
import { pathWords, plural } from '../../ticket/words.ts';
import { plainMentions, readMention } from '../mention.ts';
import { type Context, defineSubcommand } from '../subcommand.ts';
import type { Token } from '../tokens.ts';
import { owner } from './assign.ts';
import { withOwners } from './list-owners.ts';

const pageSize = 10;
const example = 'list stalled phase:cutover,delta -from:gmail';

/** Words with a meaning; any other word is searched for. */
const states = ['stalled', 'escalated', 'nudge', 'held'];
const statuses = ['open', 'closed', 'cancelled'];
const named = [...states, ...statuses, 'mine', 'unowned', 'all'];

/** The keys, and the values they take; null: any phase. */
const keys = new Map<string, { column: keyof TicketMatch; values: string[] | null }>(
  Object.entries({
    phase: { column: 'phase', values: null },
    from: { column: 'source', values: optionsOf(fields.source) },
    to: { column: 'target', values: optionsOf(fields.target) },
    service: { column: 'service', values: optionsOf(fields.service) },
    kind: { column: 'kind', values: ['migration', 'platform-change'] },
    waiting: { column: 'waitingOn', values: parties.map((party) => party.slug) },
    owner: { column: 'ownerId', values: null },
  }),
);

export const list = defineSubcommand({
  name: 'list',
  summary: 'A page of tickets; filters combine',
  examples: ['list stalled', 'list mine', 'list phase:cutover owner:@dana from:gmail acme', example],
  details: [
    `Words: ${named.join(' ')}. Any other word searches customer, domain, account and Rackspace ticket.`,
    `Keys: ${[...keys.keys()]
      .map((key) => `${key}:`)
      .join(' ')} page:. \`-key:\` excludes; a comma means either.`,
    'Open tickets unless you say closed, cancelled or all.',
  ],
  loose: true,
  async run(context, { tokens }) {
    const { filter, page } = readFilter(context, await withOwners(context, tokens));
    const { client } = context.desk.database;
    const found = await findTickets(client, filter, { at: context.at, page, size: pageSize });
    return toCard(context, found, tokens);
  },
});

function readFilter(context: Context, tokens: Token[]): { filter: TicketFilter; page: number } {
  const filter: TicketFilter = { ...noFilter, status: [], only: {}, not: {}, words: [], states: [] };
  const phases = new Set(
    context.desk.playbooks.flatMap((playbook) => playbook.phases.map((phase) => phase.slug)),
  );
  let page = 1;
  for (const token of tokens) {
    if (token.key === 'page' && !token.negated) page = readPage(token.value);
    else if (token.key && (token.separator === ':' || keys.has(token.key)))
      readKey(context, filter, token, phases);
    else readWord(context, filter, token);
  }
  if (filter.status.length === 0) filter.status = ['open'];
  return { filter, page };
}

function readWord(context: Context, filter: TicketFilter, token: Token): void {
  const word = token.value.toLowerCase();
  if (word.startsWith('-') && named.includes(word.slice(1))) {
    throw new Fault(`\`${word}\` cannot exclude: only keys can.`, {
      hint: 'A minus goes before a key.',
      example,
    });
  }
  if (states.includes(word)) filter.states.push(word);
  else if (statuses.includes(word)) filter.status.push(word);
  else if (word === 'all') filter.status = [...statuses];
  else if (word === 'mine') addTo(filter.only, 'ownerId', [context.actor.id]);
  else if (word === 'unowned') addTo(filter.only, 'ownerId', [null]);
  else if (readMention(token.value)) addTo(filter.only, 'ownerId', [readOwner(context, token.value)]);
  else filter.words.push(token.value);
}

function readKey(context: Context, filter: TicketFilter, token: Token, phases: Set<string>): void {
  const key = keys.get(token.key ?? '');
  if (!key) {
    throw new Fault(
      `\`list\` has no \`${shorten(token.key ?? '')}:\`.${didYouMean(token.key ?? '', [...keys.keys(), 'page'], ':')}`,
      {
        hint: `Keys: ${[...keys.keys()].map((name) => `${name}:`).join(' ')} page:`,
        example,
      },
    );
  }
  const side = token.negated ? filter.not : filter.only;
  const values = token.value.split(',').filter(Boolean);
  if (values.length === 0) throw new Fault(`\`${token.key}:\` has no value.`, { example });
  if (key.column === 'ownerId') {
    addTo(
      side,
      'ownerId',
      values.map((value) => readOwner(context, value)),
    );
    return;
  }
  const allowed = key.values ?? [...phases, 'closed'];
  addTo(
    side,
    key.column,
    values.map((value) => readValue(token.key ?? '', value.toLowerCase(), allowed)),
  );
  if (side.phase?.includes('closed') && !token.negated) filter.status.push('closed');
}

/** A key given twice means either. */
function addTo(match: TicketMatch, column: keyof TicketMatch, values: (string | null)[]): void {
  match[column] = [...(match[column] ?? []), ...values] as string[];
}

function readValue(key: string, value: string, allowed: string[]): string {
  if (allowed.includes(value)) return value;
  throw new Fault(`\`${key}:\` cannot be “${shorten(value)}”.${didYouMean(value, allowed)}`, {
    hint: `One of: ${allowed.join(' ')}.`,
    example,
  });
}

function readOwner(context: Context, value: string): string | null {
  const { desk, at, actor } = context;
  return owner.read(value, { calendar: desk.calendar, now: at, actor: actor.id })?.id ?? null;
}

function readPage(value: string): number {
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw new Fault(`“${shorten(value)}” is no page.`, { hint: 'A number from 1 on.', example: 'list page:2' });
}

function toCard(context: Context, found: TicketPage, tokens: Token[]): Card {
  const asked = tokens.filter((token) => token.key !== 'page').map((token) => token.raw);
  const again = (page: number) => ['list', ...asked, `page:${page}`].join(' ');
  if (found.total === 0) {
    return card(
      text(`No ticket matches${asked.length > 0 ? ` “${plainMentions(asked.join(' '))}”` : ''}.`),
      ...tokens.flatMap(keyHint),
      buttons({ label: 'All open tickets', command: 'list' }, { label: 'My tickets', command: 'list mine' }),
    );
  }
  const shows = found.tickets.map((ticket): Button => {
    const key = ticketKey(ticket);
    return { label: key, command: `show ${key}` };
  });
  return card(
    heading(
      `${plural(found.total, 'ticket')}${asked.length > 0 ? `: ${plainMentions(asked.join(' '))}` : ''}`,
    ),
    bullets(found.tickets.map((ticket) => lineOf(context, ticket, found.names))),
    note(`Page ${found.page} of ${found.pages}${more(found)}.`),
    buttons(...shows),
    buttons(
      found.page > 1 && { label: 'Previous', command: again(found.page - 1) },
      found.page < found.pages && { label: 'Next', command: again(found.page + 1) },
    ),
  );
}

function more({ page, pages }: TicketPage): string {
  return page < pages ? `; say page:${page + 1} for the next` : '';
}

/** A word that is a value of a key was perhaps meant as one. */
function keyHint(token: Token): CardBlock[] {
  if (token.key) return [];
  const word = token.value.toLowerCase();
  const meant = [...keys].filter(([, { values }]) => values?.includes(word));
  return meant.length > 0
    ? [text(`Did you mean ${meant.map(([key]) => `${key}:${word}`).join(' or ')}?`)]
    : [];
}

/** One ticket in one line. */
export function lineOf({ desk, at }: Context, ticket: FoundTicket, names: Map<string, string>): Inline[] {
  const level = stallLevel(ticket, at);
  const state =
    ticket.status !== 'open' ? ticket.status : ticket.heldAt ? 'on hold' : level === 'nudge' ? null : level;
  return [
    { bold: `${ticketKey(ticket)} ${ticket.domain}` },
    ` · ${ticket.customer} · ${pathWords(ticket)} · ${standing(desk, ticket, at)} · owner ${nameOf(names, ticket.ownerId)}`,
    ...(state ? [' · ', { bold: state }] : []),
  ];
}

function standing({ calendar }: Desk, ticket: FoundTicket, at: Date): string {
  if (ticket.endedAt) return `ended in ${ticket.phase} on ${calendar.localDay(ticket.endedAt)}`;
  const age = phaseAge(calendar, ticket, ticket.phases, at);
  return `${ticket.phase} for ${age} · waiting on ${partyWords(ticket.waitingOn)}`;
}

function optionsOf(field: Field<string>): string[] {
  return field.input.kind === 'choice' ? field.input.options.map((option) => option.value) : [];
}
