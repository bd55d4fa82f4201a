import { type Card, card, text } from '../card.ts';
import { Fault, Faults, Refusal } from '../errors.ts';
import { putOnRecord } from '../people/roles.ts';
import { AlreadyDone } from '../ticket/once.ts';
import { readTicket } from '../ticket/read-ticket.ts';
import { requireLead } from '../ticket/rights.ts';
import { loadTicket } from '../ticket/state.ts';
import { createRelativeDays } from '../time/relative-days.ts';
import type { AppContext, CommandContext } from './context.ts';
import { faultsCard } from './faults-card.ts';
import { type Form, fromForm, toForm } from './form.ts';
import { parse, type RawCommand } from './grammar/parse.ts';
import { missingFaults, type ReadCommand, read } from './grammar/read.ts';
import type { Answer, Question } from './question.ts';
import { screen } from './screen.ts';
import type { ParsedArguments, Subcommand } from './subcommand.ts';
import { subcommands } from './table.ts';

/** The answer when the error is on our side. */
export const sorry = card(
  text(
    'Something went wrong on our side. Your change may have been saved anyway, so check the ticket before you try again.',
  ),
);

/** Answers a question. Never rejects: it logs an unexpected error and apologizes. */
export async function ask(context: AppContext, question: Question): Promise<Answer> {
  try {
    return await answerTo(context, question).catch((error) => toAnswer(context, question, error));
  } catch (error) {
    context.desk.logger.error({ err: error }, 'a command failed');
    return { kind: 'card', card: sorry, changed: false };
  }
}

async function answerTo(context: AppContext, question: Question): Promise<Answer> {
  screen(question.content);
  const command = await checkedFirst(context, question, () => toRawCommand(question));
  const { args, missing } = await checkedFirst(context, question, () => readAll(context, question, command));
  const opens = typeof question.content === 'string' && command.subcommand.form?.opensFor?.(command.values);
  if (missing.length > 0 || opens)
    return { kind: 'form', form: await formFor(context, question, command, missing) };
  return { kind: 'card', ...(await run(context, question, command, args)) };
}

/** Reads and checks all arguments. Throws if an argument is invalid, before a form asks for missing arguments. */
function readAll({ desk }: AppContext, { noun, actor }: Question, command: RawCommand): ReadCommand {
  const found = read(command, noun, { calendar: desk.calendar, now: desk.clock.now(), actor });
  command.subcommand.check?.(found.args, { noun, desk });
  return found;
}

/**
 * Returns the form that asks for the missing arguments. Must be fast, because Slack opens a form only within a few
 * seconds.
 */
async function formFor(
  context: AppContext,
  question: Question,
  command: RawCommand,
  missing: string[],
): Promise<Form> {
  if (typeof question.content !== 'string' || !command.subcommand.form) throw missingFaults(command, missing);
  const person = await context.people.checkStored(question.actor);
  if (person && command.subcommand.leadsOnly) requireLead({ person }, command.subcommand.leadsOnly);
  const state = command.ticket
    ? await loadTicket(context.desk, context.desk.database.client, command.ticket)
    : null;
  // Guests may not see tickets. Someone we don't know yet may be a guest, so the form doesn't name the ticket.
  return toForm(command, question.noun, person ? state?.ticket : undefined)!;
}

/**
 * Runs `work`. If `work` fails and the person has no access, throws the error about access instead. Fixing the command
 * wouldn't help that person.
 */
async function checkedFirst<T>(context: AppContext, { actor }: Question, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    await context.people.check(actor);
    throw error;
  }
}

async function run(
  context: AppContext,
  question: Question,
  command: RawCommand,
  args: ParsedArguments,
): Promise<{ card: Card; changed: boolean }> {
  const actor = await context.people.check(question.actor);
  const { noun, place, request } = question;
  const commandContext: CommandContext = {
    ...context,
    account: question.actor,
    actor,
    by: { person: actor, request },
    noun,
    place,
    at: context.desk.clock.now(),
  };
  const answer = await command.subcommand.run(commandContext, args);
  return 'changed' in answer ? answer : { card: answer, changed: false };
}

function toRawCommand({ content }: Question): RawCommand {
  if (typeof content === 'string') return parse(content, subcommands);
  return fromForm(content, findSubcommand(content.subcommand));
}

function findSubcommand(name: string): Subcommand {
  const found = subcommands.find((subcommand) => subcommand.name === name);
  if (!found) throw new Fault(`“${name.slice(0, 40)}” isn't a command.`, { example: 'help' });
  return found;
}

/** Turns an error into an answer. Throws unexpected errors again. */
async function toAnswer(context: AppContext, question: Question, error: unknown): Promise<Answer> {
  if (error instanceof AlreadyDone) return { kind: 'nothing' };
  const faults = error instanceof Faults ? error.faults : error instanceof Fault ? [error] : null;
  if (!faults) throw error;
  for (const fault of faults) if (fault instanceof Refusal) await recordRefusal(context, question, fault);
  const { calendar, clock } = context.desk;
  return {
    kind: 'fault',
    card: faultsCard(faults, subcommands, createRelativeDays(calendar, clock.now())),
    faults,
    form: await formOf(context, question, faults),
  };
}

/**
 * Returns the form that the person sent, to show it again. Null if the person typed a command instead. After a refusal,
 * the form shows nothing about the ticket.
 */
async function formOf(
  { desk }: AppContext,
  { content, noun }: Question,
  faults: Fault[],
): Promise<Form | null> {
  if (typeof content === 'string') return null;
  const subcommand = subcommands.find(({ name }) => name === content.subcommand);
  if (!subcommand) return null;
  const mayShow = content.ticket > 0 && !faults.some((fault) => fault instanceof Refusal);
  const found = mayShow ? await readTicket(desk.database.client, content.ticket) : null;
  return toForm(fromForm(content, subcommand), noun, found?.ticket, faults);
}

/** Records a refused attempt in the audit log. Leaves out the person's own words, because they may contain a secret. */
async function recordRefusal({ desk }: AppContext, question: Question, refusal: Refusal): Promise<void> {
  await putOnRecord(desk.database.client, {
    at: desk.clock.now(),
    actorId: question.actor,
    action: 'refused',
    detail: `${refusal.message}${question.place ? ` (in ${question.place.id})` : ''}`,
  });
}
