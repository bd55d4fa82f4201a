import {
  type Button,
  buttons,
  type Card,
  card,
  copy,
  heading,
  type Inline,
  list,
  note,
  type Task,
  tasks,
  text,
} from '../../card.ts';
import { Fault } from '../../errors.ts';
import {
  countMissing,
  type Draft,
  type DraftFacts,
  isForPath,
  isForPhase,
  type Written,
  writeDraft,
} from '../../knowledge/drafts/draft.ts';
import { type NeedName, needs } from '../../knowledge/drafts/needs.ts';
import { drafts } from '../../knowledge/drafts/table.ts';
import { itemsOf } from '../../knowledge/items.ts';
import { scopes } from '../../knowledge/scopes.ts';
import { sourceLine } from '../../knowledge/source.ts';
import { draftFacts } from '../../ticket/draft-facts.ts';
import { toTask } from '../../ticket/passage.ts';
import { loadTicket, type TicketState, ticketKey } from '../../ticket/state.ts';
import { listWords, pathWords, plural } from '../../ticket/words.ts';
import { type Context, defineSubcommand, type Input } from '../subcommand.ts';
import { ask, draftName, given, keysOf } from './draft-fields.ts';

export const draft = defineSubcommand({
  name: 'draft',
  summary: 'A text for the customer, filled in from the ticket',
  examples: ['draft MIG-12', 'draft MIG-12 information-request', 'draft MIG-12 testing by:2026-12-15'],
  details: [
    'Without a name: those that fit its phase. What a text needs and nobody has said is named, and so is what makes it true: nothing with a hole is given out.',
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
    if (state.ticket.status === 'cancelled') throw cancelled(state);
    const wanted = drafts.find(({ name }) => name === input.get(draftName));
    const facts = draftFacts(context.desk.calendar, state, context.at, wanted ? givenBy(input) : {});
    if (!wanted) return offer(state, facts, input);
    if (!isForPath(wanted, facts.path)) throw otherPath(wanted, state, facts);
    const written = writeDraft(wanted, facts);
    return countMissing(written) === 0
      ? readyCard(wanted, state, facts, written, input)
      : unreadyCard(context, wanted, state, written, input);
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

/** No text fits: each tells of a move that goes on, or is done. */
function cancelled({ ticket }: TicketState): Fault {
  const key = ticketKey(ticket);
  return new Fault(`${key} is cancelled: there is no text for that.`, {
    hint: 'If it goes on after all, reopen it.',
    example: `reopen ${key} customer is back`,
    buttons: [{ label: `Show ${key}`, command: `show ${key}` }],
  });
}

function readyCard(
  wanted: Draft,
  state: TicketState,
  facts: DraftFacts,
  { text: words, used }: Written,
  input: Input,
): Card {
  const { ticket } = state;
  const usual = wanted.phases?.filter((slug) => facts.phases.includes(slug)) ?? [];
  const where = ticket.rackspaceTicket
    ? `Rackspace ticket ${ticket.rackspaceTicket}`
    : 'the Rackspace ticket';
  const unsure = wanted.seeds.includes('S0-16') && itemsOf(ticket.source, ticket.target).unsure;
  return card(
    heading(titleOf(wanted)),
    note(`${ticketKey(ticket)} ${ticket.domain} · for ${wanted.to}. Read it, then copy it into ${where}.`),
    usual.length > 0 &&
      !usual.includes(facts.phase) &&
      note(`As a rule it is sent in ${listWords(usual, 'or')}; the ticket is in ${facts.phase}.`),
    unusedNote(used, input),
    unsure && note('Confirm what moves before you send it: no document says it for this path.'),
    copy(words),
    text(sourceLine(wanted)),
    buttons(...others(wanted, state, facts), showButton(state)),
  );
}

/** Each thing that is missing in a line: first what is not so yet, then what is not known. */
function unreadyCard(
  { desk }: Context,
  wanted: Draft,
  state: TicketState,
  written: Written,
  input: Input,
): Card {
  const { used, missing, missingSteps, missingPhase } = written;
  const key = ticketKey(state.ticket);
  const named = `${wanted.name}${saidKeys(input)}`;
  const fill = (command: string) => command.replace('KEY', key).replace('NAME', () => named);
  const count = countMissing(written);
  return card(
    heading(titleOf(wanted)),
    text(`Not ready: ${plural(count, 'thing is', 'things are')} missing for it.`),
    tasks([
      ...(missingPhase === undefined ? [] : [phaseTask(state, missingPhase)]),
      ...state.steps
        .filter(({ id }) => missingSteps.includes(id))
        .map((step) => toTask(desk.calendar, state, step)),
      ...missing.map((name): Task => {
        const { words, command, press, label } = needs[name];
        return { text: words, command: fill(command), button: { label, command: fill(press) } };
      }),
    ]),
    unusedNote(used, input),
    text(sourceLine(wanted)),
    buttons(showButton(state)),
  );
}

/** What the text tells is true from a phase on that lies ahead. */
function phaseTask({ ticket }: TicketState, phase: string): Task {
  const command = `move ${ticketKey(ticket)} ${phase}`;
  return {
    text: `It is true from ${phase} on, and the ticket is in ${ticket.phase}`,
    command,
    button: { label: `Move to ${phase}`, command },
  };
}

/** What was given and has no place in the text, as the ticket is now. */
function unusedNote(used: NeedName[], { said }: Input) {
  const unused = given.map(({ name }) => name).filter((name) => said.has(name) && !isIn(used, name));
  return (
    unused.length > 0 &&
    note(
      `Not used, as nothing here says it: ${unused.map((name) => `${name}:${said.get(name)}`).join(', ')}.`,
    )
  );
}

function isIn(used: NeedName[], name: string): boolean {
  return (used as string[]).includes(name);
}

/** What was given, to be said again with what is missing. */
function saidKeys({ said }: Input): string {
  const keys = given.map(({ name }) => name).filter((name) => said.has(name));
  return keys.map((name) => ` ${name}:"${said.get(name)?.replace(/"/g, '')}"`).join('');
}

/** The texts for the ticket's phase, with what each still needs. */
function offer(state: TicketState, facts: DraftFacts, input: Input): Card {
  const key = ticketKey(state.ticket);
  const fitting = drafts.filter((each) => isForPhase(each, facts.path, facts.phase));
  const rest = drafts.filter((each) => isForPath(each, facts.path) && !fitting.includes(each));
  return card(
    heading(`Texts for ${key} in ${facts.phase}`),
    text(`${state.ticket.customer} · ${pathWords(state.ticket)}`),
    list(
      fitting.map((each): Inline[] => {
        const open = countMissing(writeDraft(each, facts));
        const says = open === 0 ? 'ready' : `${plural(open, 'thing is', 'things are')} missing`;
        return [{ bold: `${each.id} ${each.name}` }, `: ${each.title}, for ${each.to} · ${says}`];
      }),
    ),
    unusedNote([], input),
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
