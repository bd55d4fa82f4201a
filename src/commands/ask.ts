import type { Card } from '../card.ts';
import { Fault, Faults, Refusal } from '../errors.ts';
import type { Person } from '../people/people.ts';
import { putOnRecord } from '../people/roles.ts';
import { AlreadyDone } from '../ticket/once.ts';
import { findSecret } from '../ticket/secrets/find-secret.ts';
import { loadTicket } from '../ticket/state.ts';
import { faultsCard } from './faults-card.ts';
import { type Form, fromForm, toForm } from './form.ts';
import { plainMentions } from './mention.ts';
import { parse, type Said } from './parse.ts';
import { Missing, missingFaults, read } from './read.ts';
import type { Noun, Office, Place, Subcommand } from './subcommand.ts';
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
  | { kind: 'card'; card: Card }
  /** Something required is missing: the form asks for it. */
  | { kind: 'form'; form: Form }
  | { kind: 'fault'; card: Card; faults: Fault[] }
  /** A repeat of what has been done already. */
  | { kind: 'nothing' };

/** Answers a question. Throws only what is our own fault. */
export async function ask(office: Office, question: Question): Promise<Answer> {
  try {
    refuseSecrets(question);
    const said = await checkedFirst(office, question, () => toSaid(question));
    const asked = await readOrAsk(office, question, said);
    if ('form' in asked) return { kind: 'form', form: asked.form };
    return {
      kind: 'card',
      card: await run(office, question, said, await office.people.check(question.actor)),
    };
  } catch (error) {
    return toAnswer(office, question, error);
  }
}

/** Finds what is missing before anything slow is done: a form must be opened within seconds. */
async function readOrAsk(
  office: Office,
  question: Question,
  said: Said,
): Promise<{ form: Form } | { valid: true }> {
  const missing = await checkedFirst(office, question, () => findMissing(office, question, said));
  if (!missing) return { valid: true };
  const form = typeof question.said === 'string' ? toForm(said, question.noun) : null;
  if (!form) throw missingFaults(said, missing);
  await office.people.checkStored(question.actor);
  if (said.ticket) await loadTicket(office.desk.database.client, said.ticket);
  return { form };
}

function findMissing(office: Office, question: Question, said: Said): Missing | null {
  try {
    read(said, question.noun, readContext(office, question));
    return null;
  } catch (error) {
    if (error instanceof Missing) return error;
    throw error;
  }
}

/** Someone who may not use the desk is told that, and not what would be right. */
async function checkedFirst<T>(office: Office, { actor }: Question, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    await office.people.check(actor);
    throw error;
  }
}

async function run(office: Office, question: Question, said: Said, actor: Person): Promise<Card> {
  const input = read(said, question.noun, readContext(office, question));
  return said.subcommand.run(
    {
      ...office,
      actor,
      by: { person: actor, request: question.request },
      noun: question.noun,
      place: question.place,
      at: office.desk.clock.now(),
    },
    input,
  );
}

function readContext({ desk }: Office, { actor }: Question) {
  return { calendar: desk.calendar, now: desk.clock.now(), actor };
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
    hint: 'If it was real, have it changed: Slack has seen it. Passwords go into the secure sheet of the migration; say it again without.',
    field,
  });
}

async function toAnswer(office: Office, question: Question, error: unknown): Promise<Answer> {
  if (error instanceof AlreadyDone) return { kind: 'nothing' };
  const faults = error instanceof Faults ? error.faults : error instanceof Fault ? [error] : null;
  if (!faults) throw error;
  if (error instanceof Refusal) await recordRefusal(office, question, error);
  return { kind: 'fault', card: faultsCard(faults, subcommands), faults };
}

/** Every refused attempt goes on record, with our words for it and none of the person's. */
async function recordRefusal({ desk }: Office, question: Question, refusal: Refusal): Promise<void> {
  await putOnRecord(desk.database.client, {
    at: desk.clock.now(),
    actorId: question.actor,
    action: 'refused',
    detail: `${refusal.message}${question.place ? ` (in ${question.place.id})` : ''}`,
  });
}
