import {
  type Button,
  buttons,
  type Card,
  card,
  copy,
  heading,
  note,
  type Task,
  tasks,
  text,
} from '../../card.ts';
import {
  countMissing,
  type Draft,
  type DraftFacts,
  isForPhase,
  type Written,
} from '../../knowledge/drafts/draft.ts';
import { type NeedName, needs } from '../../knowledge/drafts/needs.ts';
import { drafts } from '../../knowledge/drafts/table.ts';
import { itemsOf } from '../../knowledge/items.ts';
import { sourceLine } from '../../knowledge/source.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { toTask } from '../../ticket/operations/passage.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { listWords, plural } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import type { ParsedArguments } from '../subcommand.ts';
import { given } from './draft-fields.ts';

/** The text, to be copied. */
export function readyCard(
  wanted: Draft,
  state: TicketState,
  facts: DraftFacts,
  { text: words, used }: Written,
  args: ParsedArguments,
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
    unusedNote(used, args),
    unsure && note('Confirm what moves before you send it: no document says it for this path.'),
    copy(words),
    text(sourceLine(wanted)),
    buttons(...others(wanted, state, facts), showButton(ticketKey(state.ticket))),
  );
}

/** Each thing that is missing in a line: first what is not so yet, then what is not known. */
export function unreadyCard(
  { desk, at }: CommandContext,
  wanted: Draft,
  state: TicketState,
  written: Written,
  args: ParsedArguments,
): Card {
  const { used, missing, missingSteps, missingPhase } = written;
  const key = ticketKey(state.ticket);
  const named = `${wanted.name}${typedKeys(args)}`;
  const fill = (command: string) => command.replace('KEY', key).replace('NAME', () => named);
  const count = countMissing(written);
  return card(
    heading(titleOf(wanted)),
    text(`Not ready: ${plural(count, 'thing is', 'things are')} missing for it.`),
    tasks([
      ...(missingPhase === undefined ? [] : [phaseTask(state, missingPhase)]),
      ...state.steps
        .filter(({ id }) => missingSteps.includes(id))
        .map((step) => toTask(desk.calendar, state, step, at)),
      ...missing.map((name): Task => {
        const { words, command, press, label } = needs[name];
        return { text: words, command: fill(command), button: { label, command: fill(press) } };
      }),
    ]),
    unusedNote(used, args),
    text(sourceLine(wanted)),
    buttons(showButton(ticketKey(state.ticket))),
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
export function unusedNote(used: NeedName[], { raw }: ParsedArguments) {
  const unused = given.filter(({ name }) => raw.has(name) && !(used as string[]).includes(name));
  return (
    unused.length > 0 &&
    note(
      `Not used, as nothing here says it: ${unused.map(({ name }) => `${name}:${raw.get(name)}`).join(', ')}.`,
    )
  );
}

/** What was given, to be said again with what is missing. */
function typedKeys({ raw }: ParsedArguments): string {
  const keys = given.map(({ name }) => name).filter((name) => raw.has(name));
  return keys.map((name) => ` ${name}:"${raw.get(name)?.replace(/"/g, '')}"`).join('');
}

function others(wanted: Draft, state: TicketState, facts: DraftFacts): Button[] {
  return drafts
    .filter((each) => each !== wanted && isForPhase(each, facts.path, facts.phase))
    .map((each) => draftButton(each, ticketKey(state.ticket)));
}

export function draftButton({ name, title }: Draft, key: string): Button {
  return { label: title, command: `draft ${key} ${name}` };
}

function titleOf({ id, title }: Draft): string {
  return `${id} · ${title}`;
}
