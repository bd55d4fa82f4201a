import {
  type Button,
  buttons,
  type Card,
  card,
  copy,
  heading,
  type Inline,
  lines,
  list,
  note,
  text,
} from '../../card.ts';
import { Fault } from '../../errors.ts';
import {
  type Draft,
  type DraftFacts,
  isForPath,
  isForPhase,
  type Written,
  writeDraft,
} from '../../knowledge/drafts/draft.ts';
import { needs } from '../../knowledge/drafts/needs.ts';
import { drafts } from '../../knowledge/drafts/table.ts';
import { itemsOf } from '../../knowledge/items.ts';
import { scopes } from '../../knowledge/scopes.ts';
import { sourceLine } from '../../knowledge/source.ts';
import { draftFacts } from '../../ticket/draft-facts.ts';
import { loadTicket, type TicketState, ticketKey } from '../../ticket/state.ts';
import { pathWords, plural } from '../../ticket/words.ts';
import { defineSubcommand, type Input } from '../subcommand.ts';
import { ask, draftName, given, keysOf } from './draft-fields.ts';

export const draft = defineSubcommand({
  name: 'draft',
  summary: 'A text for the customer, filled in from the ticket',
  examples: ['draft MIG-12', 'draft MIG-12 information-request', 'draft MIG-12 testing by:2026-12-15'],
  details: [
    'Without a name: those that fit its phase. What a text needs and nobody has said is named, and nothing with a hole is given out.',
    `Texts: ${drafts.map(({ id, name }) => `${id} ${name}`).join(', ')}.`,
  ],
  ticket: true,
  words: [{ field: draftName }, { field: ask, hidden: true }],
  keys: given.map((field) => ({ field })),
  form: {
    title: 'Fill in a text',
    submit: 'Write',
    arguments: (_noun, _ticket, said) => [
      { field: draftName },
      ...keysOf(said.get('name')).map((field) => ({ field })),
    ],
    opensFor: (said) => said.has('ask'),
  },
  async run(context, input) {
    const state = await loadTicket(context.desk.database.client, input.ticket);
    const facts = draftFacts(context.desk.calendar, state, context.at, givenBy(input));
    const wanted = drafts.find(({ name }) => name === input.get(draftName));
    if (!wanted) return offer(state, facts);
    if (!isForPath(wanted, facts.path)) throw otherPath(wanted, state, facts);
    const written = writeDraft(wanted, facts);
    const ready = written.missing.length + written.missingSteps.length === 0;
    return ready ? readyCard(wanted, state, facts, written) : unreadyCard(wanted, state, written, input);
  },
});

function givenBy(input: Input): DraftFacts['values'] {
  return Object.fromEntries(
    given.flatMap((field) => {
      const value = input.get<unknown>(field);
      return value === undefined ? [] : [[field.name, String(value)]];
    }),
  );
}

function readyCard(wanted: Draft, state: TicketState, facts: DraftFacts, { text: words }: Written): Card {
  const { ticket } = state;
  const where = ticket.rackspaceTicket
    ? `Rackspace ticket ${ticket.rackspaceTicket}`
    : 'the Rackspace ticket';
  const unsure = wanted.seeds.includes('S0-16') && itemsOf(ticket.source, ticket.target).unsure;
  return card(
    heading(titleOf(wanted)),
    note(`${ticketKey(ticket)} ${ticket.domain} · for ${wanted.to}. Read it, then copy it into ${where}.`),
    !isForPhase(wanted, facts.path, facts.phase) &&
      note(`As a rule it is sent in ${wanted.phases?.join(' or ')}; the ticket is in ${facts.phase}.`),
    unsure && note('Confirm what moves before you send it: no document says it for this path.'),
    copy(words),
    text(sourceLine(wanted)),
    buttons(...others(wanted, state, facts), showButton(state)),
  );
}

/** Each thing that is missing in a line, with the command that tells it, and each command as a button once. */
function unreadyCard(
  wanted: Draft,
  state: TicketState,
  { missing, missingSteps }: Written,
  input: Input,
): Card {
  const named = `${wanted.name}${saidKeys(input)}`;
  const fill = (command: string) =>
    command.replace('KEY', ticketKey(state.ticket)).replace('NAME', () => named);
  const open = [
    ...missing.map((name) => needs[name]),
    ...missingSteps.map((id) => ({
      words: `Step ${id} is not ticked`,
      command: `done KEY ${id}`,
      press: `done KEY ${id}`,
      label: `Done ${id}`,
    })),
  ];
  const pressed = new Map(
    open.map(({ press, label }): [string, Button] => [press, { label, command: fill(press) }]),
  );
  return card(
    heading(titleOf(wanted)),
    text(`Not ready: ${plural(open.length, 'thing is', 'things are')} missing for it.`),
    lines(open.map(({ words, command }): Inline[] => [`☐ ${words} · `, { command: fill(command) }])),
    text(sourceLine(wanted)),
    buttons(...pressed.values(), showButton(state)),
  );
}

/** What was given, to be said again with what is missing. */
function saidKeys({ said }: Input): string {
  const keys = given.map(({ name }) => name).filter((name) => said.has(name));
  return keys.map((name) => ` ${name}:"${said.get(name)?.replace(/"/g, '')}"`).join('');
}

/** The texts for the ticket's phase, with what each still needs. */
function offer(state: TicketState, facts: DraftFacts): Card {
  const key = ticketKey(state.ticket);
  const fitting = drafts.filter((each) => isForPhase(each, facts.path, facts.phase));
  const rest = drafts.filter((each) => isForPath(each, facts.path) && !fitting.includes(each));
  return card(
    heading(`Texts for ${key} in ${facts.phase}`),
    text(`${state.ticket.customer} · ${pathWords(state.ticket)}`),
    list(
      fitting.map((each): Inline[] => {
        const { missing, missingSteps } = writeDraft(each, facts);
        const open = missing.length + missingSteps.length;
        const says = open === 0 ? 'ready' : `${plural(open, 'thing is', 'things are')} missing`;
        return [{ bold: `${each.id} ${each.name}` }, `: ${each.title}, for ${each.to} · ${says}`];
      }),
    ),
    rest.length > 0 && note(`In other phases: ${rest.map(({ name }) => name).join(', ')}.`),
    buttons(...fitting.map((each) => draftButton(each, key)), showButton(state)),
  );
}

function otherPath(wanted: Draft, state: TicketState, facts: DraftFacts): Fault {
  const key = ticketKey(state.ticket);
  const fitting = drafts.filter((each) => isForPhase(each, facts.path, facts.phase));
  return new Fault(`\`${wanted.name}\` is not for ${key}, which goes ${pathWords(state.ticket)}.`, {
    hint: `It is for: ${scopes[wanted.scope].words}.`,
    example: `draft ${key}`,
    buttons: fitting.map((each) => draftButton(each, key)),
    field: 'name',
  });
}

function others(wanted: Draft, state: TicketState, facts: DraftFacts): Button[] {
  return drafts
    .filter((each) => each !== wanted && isForPhase(each, facts.path, facts.phase))
    .map((each) => draftButton(each, ticketKey(state.ticket)));
}

function draftButton({ name, title }: Draft, key: string): Button {
  return { label: title, command: `draft ${key} ${name}` };
}

function showButton({ ticket }: TicketState): Button {
  const key = ticketKey(ticket);
  return { label: `Show ${key}`, command: `show ${key}` };
}

function titleOf({ id, title }: Draft): string {
  return `${id} · ${title}`;
}
