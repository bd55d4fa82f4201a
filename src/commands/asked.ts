import { Fault, Faults, Refusal } from '../errors.ts';
import { invalid, type ReadContext } from '../input/field.ts';
import { readTicket } from '../ticket/read-ticket.ts';
import { onlyLeads } from '../ticket/rights.ts';
import { loadTicket, ticketKey } from '../ticket/state.ts';
import type { AppContext } from './context.ts';
import { canAskAgain } from './corrections/corrected-line.ts';
import { type Form, type FormInput, fromForm, toForm } from './form.ts';
import { nameTicket, refuseBareWord, refuseUnclear } from './grammar/in-thread.ts';
import { parse, type RawCommand } from './grammar/parse.ts';
import { type ReadCommand, read } from './grammar/read.ts';
import { toText } from './grammar/to-text.ts';
import { whichTicket } from './messages/which-ticket.ts';
import type { Question } from './question.ts';
import type { Subcommand } from './subcommand.ts';
import { subcommands } from './table.ts';

/** A question, and the command in it once it is parsed. */
export interface Asked extends Question {
  command?: RawCommand;
  /** The key of the ticket in whose thread the person writes: `MIG-12`. */
  key?: string;
  /** What the person wrote in the ticket's thread. */
  said?: string;
  /** Set once the command runs. Before that, nothing can have been changed. */
  begun?: true;
}

/**
 * Names the ticket of the thread in a typed command, and in its examples and buttons, so that these work elsewhere, too.
 */
export async function nameThread({ desk }: AppContext, asked: Asked): Promise<void> {
  const { about, content } = asked;
  if (!about || typeof content !== 'string') return;
  const known = await desk.database.client.ticket.findUnique({
    where: { number: about },
    select: { kind: true, number: true },
  });
  asked.key = known ? ticketKey(known) : `#${about}`;
  asked.said = content;
  refuseBareWord(content, asked.key, subcommands);
  refuseUnclear(content, asked.key, subcommands);
  asked.content = nameTicket(content, asked.key, subcommands);
}

export function toRawCommand({ desk }: AppContext, { content }: Question): RawCommand {
  if (typeof content === 'string') return parse(content, subcommands);
  return fromForm(content, findSubcommand(content.subcommand), desk.calendar);
}

function findSubcommand(name: string): Subcommand {
  const found = subcommands.find((subcommand) => subcommand.name === name);
  if (!found) throw new Fault(`“${name.slice(0, 40)}” isn't a command.`, { example: 'help' });
  return found;
}

export function readContext({ desk }: AppContext, { actor }: Question): ReadContext {
  return { calendar: desk.calendar, now: desk.clock.now(), actor };
}

/** Reads and checks all arguments. Throws if an argument is invalid, before a form asks for missing arguments. */
export function readAll(context: AppContext, question: Question, command: RawCommand): ReadCommand {
  const found = read(command, question.noun, readContext(context, question));
  if (typeof question.content !== 'string') checkWhich(command);
  command.subcommand.check?.(found.args, { noun: question.noun, desk: context.desk });
  return found;
}

/** Throws a `Fault` if a form asked for the ticket, and the answer isn't one. */
function checkWhich({ ticket, filled }: RawCommand): void {
  if (ticket === 0 && filled?.ticket !== undefined) invalid(whichTicket, filled.ticket);
}

/** Whether a command needs values that a form asks for. */
export function needsForm({ content }: Question, command: RawCommand, { missing }: ReadCommand): boolean {
  if (command.many) return false;
  if (typeof content !== 'string') return missing.length > 0;
  const opens = command.subcommand.form?.opensFor?.(command.values) ?? false;
  return missing.length > 0 || opens || command.filled !== undefined;
}

/** Returns the faults in an error. Throws unexpected errors again. */
export function toFaults(error: unknown): Fault[] {
  if (error instanceof Faults) return error.faults;
  if (error instanceof Fault) return [error];
  throw error;
}

/**
 * Returns the form of a command that didn't come from a form. Null if the subcommand has no form. Must be fast, because
 * Slack opens a form only within a few seconds.
 */
export async function filledForm(
  context: AppContext,
  question: Question,
  command: RawCommand,
): Promise<Form | null> {
  if (!command.subcommand.form || command.many) return null;
  const person = await context.people.checkStored(question.actor);
  // The stored account is enough for a form. Submitting the form asks the platform.
  if (person && !person.lead && command.subcommand.leadsOnly) throw onlyLeads(command.subcommand.leadsOnly);
  const state = command.ticket
    ? await loadTicket(context.desk, context.desk.database.client, command.ticket).catch((error) => {
        // A message can name a ticket that doesn't exist.
        if (error instanceof Fault && command.filled) return null;
        throw error;
      })
    : null;
  // Guests may not see tickets. Someone we don't know yet may be a guest, so the form doesn't name the ticket.
  return toForm(command, question.noun, readContext(context, question), (person && state) || undefined);
}

/**
 * Returns the form to show with faults: the one that the person sent, or, for a typed command, the one that asks for
 * its wrong values. Null if no form helps. After a refusal, the form shows nothing about the ticket.
 */
export async function formWith(context: AppContext, asked: Asked, faults: Fault[]): Promise<Form | null> {
  const { content, noun } = asked;
  const isRefused = faults.some((fault) => fault instanceof Refusal);
  if (typeof content === 'string') {
    const { command } = asked;
    return command && asksAgain(asked, faults) ? formOfTyped(context, asked, command, faults) : null;
  }
  if (!subcommands.some(({ name }) => name === content.subcommand)) return null;
  const mayShow = content.ticket > 0 && !isRefused;
  const found = mayShow ? await readTicket(context.desk.database.client, content.ticket) : null;
  const known = found ? { ticket: found.ticket, names: new Map(Object.entries(found.names)) } : undefined;
  return toForm(toRawCommand(context, asked), noun, readContext(context, asked), known, faults);
}

/** Whether a form asks for the values of a typed command again. */
export function asksAgain({ command, typed }: Asked, faults: Fault[]): boolean {
  return Boolean(typed && command && faults.every((fault) => canAskAgain(fault, command)));
}

/**
 * Returns the form of a typed command, if it has an input for each fault. It asks only for what was wrong, what else the
 * person gave, and what is missing. The wrong inputs come first.
 */
async function formOfTyped(
  context: AppContext,
  asked: Asked,
  command: RawCommand,
  faults: Fault[],
): Promise<Form | null> {
  const form = await filledForm(context, asked, command).catch((error) => {
    // The ticket doesn't exist, or only leads may use the subcommand.
    if (error instanceof Fault) return null;
    throw error;
  });
  if (!form) return null;
  const isWrong = ({ name }: { name: string }) => faults.some(({ field }) => field === name);
  const wrong = form.inputs.filter(isWrong);
  if (!faults.every(({ field }) => wrong.some(({ name }) => name === field))) return null;
  const isGiven = ({ name, required, initial }: FormInput) =>
    command.values.has(name) || (required && initial === undefined);
  const inputs = [...wrong, ...form.inputs.filter((input) => !isWrong(input) && isGiven(input))];
  const before = Object.entries(form.before).filter(([key]) => inputs.some(({ name }) => name === key));
  return { ...form, inputs, before: Object.fromEntries(before) };
}

/** Puts the ticket of the thread in place of the usual one in an example of a fault. */
export function withThread(fault: Fault, { key, content }: Asked): Fault {
  const example = fault.example;
  if (!key || !example || String(content).toUpperCase().includes(usualTicket)) return fault;
  return fault.with({ example: example.replace(usualTicket, key) });
}

/** The ticket in the examples of all subcommands. */
const usualTicket = 'MIG-12';

/** Adds a button for each value that a field may mean. It repeats the command with that value. */
export function withChoices(fault: Fault, { command, noun }: Asked): Fault {
  const { field, choices, buttons } = fault;
  if (!command || !field || choices.length === 0) return fault;
  const repeated = choices.map(({ label, value }) => {
    const values = new Map(command.values).set(field, value);
    return { label, command: toText({ ...command, values }), noun, replaces: true as const };
  });
  return fault.with({ buttons: [...buttons, ...repeated], choices: [] });
}
