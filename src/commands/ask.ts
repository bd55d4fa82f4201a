import { type Card, card, text } from '../card.ts';
import { type Fault, Refusal } from '../errors.ts';
import type { Person } from '../people/people.ts';
import { putOnRecord } from '../people/roles.ts';
import { AlreadyDone } from '../ticket/once.ts';
import { UnconfirmedRights } from '../ticket/rights.ts';
import { createRelativeDays } from '../time/relative-days.ts';
import { type AnswerKind, concluded, identified, reference } from '../trace/request.ts';
import { failSpan, inSpan, nameOf, type Span } from '../trace/span.ts';
import {
  type Asked,
  filledForm,
  formWith,
  nameThread,
  needsForm,
  readAll,
  toFaults,
  toRawCommand,
  withChoices,
  withThread,
} from './asked.ts';
import { askBulk } from './bulk/ask-bulk.ts';
import type { AppContext, CommandContext } from './context.ts';
import { withCorrectedLine } from './corrections/corrected-line.ts';
import { withNearest } from './corrections/nearest-commands.ts';
import { answerMeant } from './corrections/obvious.ts';
import { withRetyped } from './corrections/retyped.ts';
import { withKeys } from './corrections/with-keys.ts';
import { faultsCard } from './faults-card.ts';
import type { Form } from './form.ts';
import type { RawCommand } from './grammar/parse.ts';
import { missingFaults } from './grammar/read.ts';
import { withKeepButtons } from './messages/keep-words.ts';
import { askAboutBareFile, nameFile, withFileOffer, withUnusedFile } from './messages/sent-files.ts';
import type { Answer, Question } from './question.ts';
import { withEllipses } from './queue/opens-form.ts';
import { screen } from './screen.ts';
import type { ParsedArguments } from './subcommand.ts';
import { subcommands } from './table.ts';

/**
 * The answer when the error is on our side. Call it while the request is answered, because the answer has the reference
 * with which an operator finds the request in the log.
 */
export function sorry(): Card {
  return card(
    text(
      `Something went wrong (ref ${reference()}). Your change may have been saved anyway, so check the ticket before you try again.`,
    ),
  );
}

/** The answer when something on our side fails before a command runs, such as the database. */
function notBegun(): Card {
  return card(
    text(`Something went wrong (ref ${reference()}) before anything was changed. Try again in a minute.`),
  );
}

/** Answers a question. Never rejects: it logs an unexpected error and apologizes. */
export function ask(context: AppContext, question: Question): Promise<Answer> {
  const asked: Asked = { ...question };
  const answering = async (span: Span): Promise<Answer> => {
    try {
      const answer = await answerTo(context, asked)
        .catch((error) => answerMeant(context, asked, error, answerTo))
        .catch((error) => toAnswer(context, asked, error));
      conclude(span, asked, toKind(answer));
      return answer;
    } catch (error) {
      const about = { command: asked.command?.subcommand.name, ticket: asked.command?.ticket || undefined };
      context.desk.logger.error({ err: error, ...about }, 'a command failed');
      failSpan(span, nameOf(error));
      conclude(span, asked, 'failed');
      return { kind: 'card', card: asked.begun ? sorry() : notBegun(), changed: false };
    }
  };
  return identified(question.request, () => inSpan('command', {}, answering));
}

function conclude(span: Span, { command }: Asked, kind: AnswerKind): void {
  // The command without a subcommand has an empty name.
  const name = command ? command.subcommand.name || 'overview' : 'none';
  span.updateName(`command ${name}`);
  concluded(name, kind);
}

function toKind(answer: Answer): AnswerKind {
  switch (answer.kind) {
    case 'card':
      return 'done';
    case 'form':
      return 'form';
    case 'fault':
      return answer.faults.some((fault) => fault instanceof Refusal) ? 'refused' : 'fault';
    case 'nothing':
      return 'repeat';
    case 'busy':
      return 'busy';
  }
}

async function answerTo(context: AppContext, question: Asked): Promise<Answer> {
  screen(question.content);
  await checkedFirst(context, question, () => nameThread(context, question));
  const command = await checkedFirst(context, question, () => {
    askAboutBareFile(question);
    question.content = nameFile(question);
    return toRawCommand(context, question);
  });
  question.command = command;
  const found = await checkedFirst(context, question, () => readAll(context, question, command));
  if (needsForm(question, command, found))
    return { kind: 'form', form: await formFor(context, question, command, found.missing) };
  if (found.missing.length > 0) throw missingFaults(command, found.missing);
  const { card: shown, ...more } = await run(context, question, command, found.args);
  return { kind: 'card', ...more, card: withUnusedFile(shown, question) };
}

/** Returns the form that asks for the missing arguments. Throws `Faults` if the command can't open a form. */
async function formFor(
  context: AppContext,
  question: Question,
  command: RawCommand,
  missing: string[],
): Promise<Form> {
  if (typeof question.content !== 'string' || !command.subcommand.form) throw missingFaults(command, missing);
  return (await filledForm(context, question, command))!;
}

/**
 * Runs `work`. If `work` fails and the person has no access, throws the error about access instead. Fixing the command
 * wouldn't help that person.
 */
async function checkedFirst<T>(
  context: AppContext,
  { actor }: Question,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await context.people.check(actor);
    throw error;
  }
}

async function run(
  context: AppContext,
  question: Asked,
  command: RawCommand,
  args: ParsedArguments,
): Promise<Omit<Extract<Answer, { kind: 'card' }>, 'kind'>> {
  const { people, queue } = context;
  const runAs = (actor: Person) => {
    const asked = toCommandContext(context, question, actor);
    return command.many ? askBulk(asked, command, command.many, args) : command.subcommand.run(asked, args);
  };
  const actor = await people.check(question.actor);
  queue.know(question.actor, actor.id);
  question.begun = true;
  const answer = await runAs(actor).catch(async (error) => {
    if (!(error instanceof UnconfirmedRights)) throw error;
    // Only leads may do this, so the stored account isn't enough. Nothing was changed, so the command can run again.
    return runAs(await people.confirm(question.actor));
  });
  return 'changed' in answer ? answer : { card: answer, changed: false };
}

function toCommandContext(context: AppContext, question: Question, actor: Person): CommandContext {
  const { actor: account, noun, place, request } = question;
  return {
    ...context,
    account,
    actor,
    by: { person: actor, request },
    noun,
    place,
    at: context.desk.clock.now(),
  };
}

/** Reads and checks an example, and returns what is wrong with it. Every example is shown with `/migration`. */
function faultsOf(context: AppContext, question: Question, command: RawCommand): Fault[] {
  try {
    readAll(context, { ...question, noun: 'migration' }, command);
    return [];
  } catch (error) {
    return toFaults(error);
  }
}

/** Turns an error into an answer. Throws unexpected errors again. */
async function toAnswer(context: AppContext, asked: Asked, error: unknown): Promise<Answer> {
  if (error instanceof AlreadyDone) return { kind: 'nothing' };
  const thrown = toFaults(error);
  for (const fault of thrown) if (fault instanceof Refusal) await recordRefusal(context, asked, fault);
  const { calendar, clock } = context.desk;
  const relativeDay = createRelativeDays(calendar, clock.now());
  const corrected = asked.command
    ? withCorrectedLine(thrown, asked.command, relativeDay, (command) => faultsOf(context, asked, command))
    : thrown;
  const offered = withRetyped(corrected, asked).map((fault) =>
    withEllipses(
      context,
      asked,
      withChoices(withNearest(withFileOffer(withThread(fault, asked), asked), asked), asked),
    ),
  );
  const faults = await withKeys(context, offered);
  return {
    kind: 'fault',
    card: withKeepButtons(asked, thrown, faultsCard(faults, subcommands, relativeDay)),
    faults,
    form: await formWith(context, asked, thrown),
  };
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
