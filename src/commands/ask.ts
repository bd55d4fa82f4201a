import { type Card, card, text } from '../card.ts';
import { Fault, Faults, Refusal } from '../errors.ts';
import { putOnRecord } from '../people/roles.ts';
import { AlreadyDone } from '../ticket/once.ts';
import { readTicket } from '../ticket/read-ticket.ts';
import { requireLead } from '../ticket/rights.ts';
import { loadTicket } from '../ticket/state.ts';
import { createRelativeDays } from '../time/relative-days.ts';
import { faultsCard } from './faults-card.ts';
import { type Form, fromForm, toForm } from './form.ts';
import { parse, type Said } from './parse.ts';
import type { Answer, Question } from './question.ts';
import { missingFaults, type Read, read } from './read.ts';
import { screen } from './screen.ts';
import type { Input, Office, Subcommand } from './subcommand.ts';
import { subcommands } from './table.ts';

/** The answer when the fault is ours. */
export const sorry = card(
  text('Something went wrong on our side. Check the ticket before you try again. Your change may be saved.'),
);

/** Answers a question. Never rejects: it logs an error of ours and apologizes. */
export async function ask(office: Office, question: Question): Promise<Answer> {
  try {
    return await answerTo(office, question).catch((error) => toAnswer(office, question, error));
  } catch (error) {
    office.desk.logger.error({ err: error }, 'a command failed');
    return { kind: 'card', card: sorry, changed: false };
  }
}

async function answerTo(office: Office, question: Question): Promise<Answer> {
  screen(question.said);
  const said = await checkedFirst(office, question, () => toSaid(question));
  const { input, missing } = await checkedFirst(office, question, () => readAll(office, question, said));
  const opens = typeof question.said === 'string' && said.subcommand.form?.opensFor?.(said.values);
  if (missing.length > 0 || opens)
    return { kind: 'form', form: await formFor(office, question, said, missing) };
  return { kind: 'card', ...(await run(office, question, said, input)) };
}

/** Reads all arguments. A person hears about invalid ones before a form asks for missing ones. */
function readAll({ desk }: Office, { noun, actor }: Question, said: Said): Read {
  const found = read(said, noun, { calendar: desk.calendar, now: desk.clock.now(), actor });
  said.subcommand.check?.(found.input, { noun, desk });
  return found;
}

/** Returns the form that asks for what is missing. Slack opens a form within seconds or not at all, so nothing slow comes before it. */
async function formFor(office: Office, question: Question, said: Said, missing: string[]): Promise<Form> {
  if (typeof question.said !== 'string' || !said.subcommand.form) throw missingFaults(said, missing);
  const person = await office.people.checkStored(question.actor);
  if (person && said.subcommand.leadsOnly) requireLead({ person }, said.subcommand.leadsOnly);
  const state = said.ticket ? await loadTicket(office.desk, office.desk.database.client, said.ticket) : null;
  // A person we don't know yet may be a guest, and guests see no ticket.
  return toForm(said, question.noun, person ? state?.ticket : undefined)!;
}

/** Runs `work`. If it fails, people without access hear that they have none, and not how to fix the command. */
async function checkedFirst<T>(office: Office, { actor }: Question, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    await office.people.check(actor);
    throw error;
  }
}

async function run(
  office: Office,
  question: Question,
  said: Said,
  input: Input,
): Promise<{ card: Card; changed: boolean }> {
  const actor = await office.people.check(question.actor);
  const { noun, place, request } = question;
  const context = {
    ...office,
    account: question.actor,
    actor,
    by: { person: actor, request },
    noun,
    place,
    at: office.desk.clock.now(),
  };
  const answer = await said.subcommand.run(context, input);
  return 'changed' in answer ? answer : { card: answer, changed: false };
}

function toSaid({ said }: Question): Said {
  if (typeof said === 'string') return parse(said, subcommands);
  return fromForm(said, findSubcommand(said.subcommand));
}

function findSubcommand(name: string): Subcommand {
  const found = subcommands.find((subcommand) => subcommand.name === name);
  if (!found) throw new Fault(`There is no subcommand “${name.slice(0, 40)}”.`, { example: 'help' });
  return found;
}

/** Turns what was thrown into an answer. Throws errors of ours again. */
async function toAnswer(office: Office, question: Question, error: unknown): Promise<Answer> {
  if (error instanceof AlreadyDone) return { kind: 'nothing' };
  const faults = error instanceof Faults ? error.faults : error instanceof Fault ? [error] : null;
  if (!faults) throw error;
  for (const fault of faults) if (fault instanceof Refusal) await recordRefusal(office, question, fault);
  const { calendar, clock } = office.desk;
  return {
    kind: 'fault',
    card: faultsCard(faults, subcommands, createRelativeDays(calendar, clock.now())),
    faults,
    form: await formOf(office, question, faults),
  };
}

/** Returns the form that was sent. After a refusal, it shows nothing about the ticket. */
async function formOf({ desk }: Office, { said, noun }: Question, faults: Fault[]): Promise<Form | null> {
  if (typeof said === 'string') return null;
  const subcommand = subcommands.find(({ name }) => name === said.subcommand);
  if (!subcommand) return null;
  const mayShow = said.ticket > 0 && !faults.some((fault) => fault instanceof Refusal);
  const found = mayShow ? await readTicket(desk.database.client, said.ticket) : null;
  return toForm(fromForm(said, subcommand), noun, found?.ticket);
}

/** Puts a refused attempt on record in our own words, because the person's may hold a secret. */
async function recordRefusal({ desk }: Office, question: Question, refusal: Refusal): Promise<void> {
  await putOnRecord(desk.database.client, {
    at: desk.clock.now(),
    actorId: question.actor,
    action: 'refused',
    detail: `${refusal.message}${question.place ? ` (in ${question.place.id})` : ''}`,
  });
}
