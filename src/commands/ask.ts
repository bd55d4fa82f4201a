import type { Card } from '../card.ts';
import { Fault, Faults, Refusal } from '../errors.ts';
import { putOnRecord } from '../people/roles.ts';
import { AlreadyDone } from '../ticket/once.ts';
import { readTicket } from '../ticket/read-ticket.ts';
import { requireLead } from '../ticket/rights.ts';
import { findSecret } from '../ticket/secrets/find-secret.ts';
import { loadTicket } from '../ticket/state.ts';
import type { AppContext, Noun } from './context.ts';
import { faultsCard } from './faults-card.ts';
import { type Form, fromForm, toForm } from './form.ts';
import { freshExamples } from './fresh-examples.ts';
import { plainMentions } from './mention.ts';
import { parse, type RawCommand } from './parse.ts';
import type { Place } from './place.ts';
import { missingFaults, type ReadCommand, read } from './read.ts';
import type { ParsedArguments, Subcommand } from './subcommand.ts';
import { subcommands } from './table.ts';

/** What a person asks for, through whichever door. */
export interface Question {
  noun: Noun;
  /** `<platform>:<user id>` */
  actor: string;
  place: Place | null;
  /** Knows the request from its repeats; a change is made once for it. */
  request?: string;
  /** A command as written, mentions marked; or a form as sent. */
  said: string | { subcommand: string; ticket: number; values: Record<string, string> };
}

export type Answer =
  /** `changed`: whether something is different now. */
  | { kind: 'card'; card: Card; changed: boolean }
  /** Something required is missing: the form asks for it. */
  | { kind: 'form'; form: Form }
  /** `form`: the one that was sent, as it was filled in; null for what was written. */
  | { kind: 'fault'; card: Card; faults: Fault[]; form: Form | null }
  /** A repeat of what has been done already. */
  | { kind: 'nothing' };

/** Answers a question. Throws only what is our own fault. */
export async function ask(office: AppContext, question: Question): Promise<Answer> {
  const answer = await answerTo(office, question);
  if (answer.kind !== 'card' && answer.kind !== 'fault') return answer;
  const { calendar, clock } = office.desk;
  return { ...answer, card: freshExamples(answer.card, calendar.localDay(clock.now())) };
}

async function answerTo(office: AppContext, question: Question): Promise<Answer> {
  try {
    refuseHuge(question);
    refuseSecrets(question);
    const said = await checkedFirst(office, question, () => toSaid(question));
    const { args, missing } = await checkedFirst(office, question, () => readAll(office, question, said));
    const opens = typeof question.said === 'string' && said.subcommand.form?.opensFor?.(said.values);
    if (missing.length > 0 || opens)
      return { kind: 'form', form: await formFor(office, question, said, missing) };
    return { kind: 'card', ...(await run(office, question, said, args)) };
  } catch (error) {
    return toAnswer(office, question, error);
  }
}

/** What is invalid is told before a form asks for the rest. */
function readAll({ desk }: AppContext, { noun, actor }: Question, said: RawCommand): ReadCommand {
  const found = read(said, noun, { calendar: desk.calendar, now: desk.clock.now(), actor });
  said.subcommand.check?.(found.args, { noun, desk });
  return found;
}

/** The form that asks for what is missing. Nothing slow is done before it: it must be opened within seconds. */
async function formFor(
  office: AppContext,
  question: Question,
  said: RawCommand,
  missing: string[],
): Promise<Form> {
  if (typeof question.said !== 'string' || !said.subcommand.form) throw missingFaults(said, missing);
  const person = await office.people.checkStored(question.actor);
  if (person && said.subcommand.leadsOnly) requireLead({ person }, said.subcommand.leadsOnly);
  const state = said.ticket ? await loadTicket(office.desk, office.desk.database.client, said.ticket) : null;
  // Someone of whom nothing is known yet may turn out to be a guest, who is shown no ticket.
  return toForm(said, question.noun, person ? state?.ticket : undefined)!;
}

/** Someone who may not use the desk is told that, and not what would be right. */
async function checkedFirst<T>(office: AppContext, { actor }: Question, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    await office.people.check(actor);
    throw error;
  }
}

async function run(
  office: AppContext,
  question: Question,
  said: RawCommand,
  args: ParsedArguments,
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
  const answer = await said.subcommand.run(context, args);
  return 'changed' in answer ? answer : { card: answer, changed: false };
}

function toSaid({ said }: Question): RawCommand {
  if (typeof said === 'string') return parse(said, subcommands);
  return fromForm(said, findSubcommand(said.subcommand));
}

function findSubcommand(name: string): Subcommand {
  const found = subcommands.find((subcommand) => subcommand.name === name);
  if (!found) throw new Fault(`“${name.slice(0, 40)}” isn't a command.`, { example: 'help' });
  return found;
}

/** More than any subcommand takes, and a bound on the work that a text can make. In characters. */
const longest = 12_000;

function refuseHuge({ said }: Question): void {
  const texts = typeof said === 'string' ? [said] : Object.values(said.values);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length <= longest) return;
  const [has, limit] = [length.toLocaleString('en-US'), longest.toLocaleString('en-US')];
  throw new Fault(`That has ${has} characters, and ${limit} is the most I read.`, {
    hint: 'Say it shorter.',
  });
}

/** Before anything is parsed, so that nothing of it can be stored, logged or said back. */
function refuseSecrets({ said }: Question): void {
  const texts = typeof said === 'string' ? { '': plainMentions(said) } : said.values;
  for (const [field, text] of Object.entries(texts)) {
    const found = findSecret(text);
    if (found) throw secretRefusal(found, field);
  }
}

function secretRefusal(found: 'password' | 'dns-login', field: string): Refusal {
  if (found === 'dns-login') {
    return new Refusal('That looks like a login to a DNS host or registrar, so nothing was kept.', {
      hint: "We cannot take access to a customer's DNS: their admin changes the records. Send them the list of records, and have that login changed.",
      field,
    });
  }
  return new Refusal('That looks like a password or key, so nothing was kept.', {
    hint: 'If it was real, have it changed, and delete your message. Passwords go into the secure sheet of the migration; say it again without.',
    field,
  });
}

async function toAnswer(office: AppContext, question: Question, error: unknown): Promise<Answer> {
  if (error instanceof AlreadyDone) return { kind: 'nothing' };
  const faults = error instanceof Faults ? error.faults : error instanceof Fault ? [error] : null;
  if (!faults) throw error;
  for (const fault of faults) if (fault instanceof Refusal) await recordRefusal(office, question, fault);
  return {
    kind: 'fault',
    card: faultsCard(faults, subcommands),
    faults,
    form: await formOf(office, question, faults),
  };
}

/** Who is refused is told nothing of the ticket. */
async function formOf({ desk }: AppContext, { said, noun }: Question, faults: Fault[]): Promise<Form | null> {
  if (typeof said === 'string') return null;
  const subcommand = subcommands.find(({ name }) => name === said.subcommand);
  if (!subcommand) return null;
  const tells = said.ticket > 0 && !faults.some((fault) => fault instanceof Refusal);
  const found = tells ? await readTicket(desk.database.client, said.ticket) : null;
  return toForm(fromForm(said, subcommand), noun, found?.ticket);
}

/** Every refused attempt goes on record, with our words for it and none of the person's. */
async function recordRefusal({ desk }: AppContext, question: Question, refusal: Refusal): Promise<void> {
  await putOnRecord(desk.database.client, {
    at: desk.clock.now(),
    actorId: question.actor,
    action: 'refused',
    detail: `${refusal.message}${question.place ? ` (in ${question.place.id})` : ''}`,
  });
}
