import { z } from 'zod';
import { dropMarks } from '../../commands/grammar/mention.ts';
import type { Answer } from '../../commands/question.ts';
import { inTurn } from '../../commands/queue/in-turn.ts';
import { capitalize } from '../../phrase.ts';
import { headlineCard } from '../../ticket/cards/ticket-card.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { readStates } from '../../ticket/read-states.ts';
import { nameOf, type TicketState, ticketKey } from '../../ticket/state.ts';
import type { Heard } from '../activity.ts';
import { type Result, toResults, toResultText } from '../cards/results.ts';
import { firstLine, toQuestion } from './answer.ts';
import type { Door } from './door.ts';
import type { Routes } from './routes.ts';

/** The search of the message extension: its id, and the id of its only parameter. */
export const searchCommand = { id: 'search', parameter: 'words' };

/** How many tickets a search shows. Each has its whole card. */
const mostResults = 10;

const query = z.object({
  commandId: z.literal(searchCommand.id),
  // When Teams opens the search, it sends `initialRun` instead of words.
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).catch([]),
  queryOptions: z.object({ skip: z.int().catch(0) }).catch({ skip: 0 }),
});

/** Finds tickets for the search next to the message box, and answers with their cards. The words are those of `list`. */
export function listenToSearch(routes: Routes, door: Door): void {
  routes.add(readQuery, async (turn, heard, { parameters, queryOptions }) => {
    // Teams asks for more when a person scrolls to the end.
    if (queryOptions.skip > 0) return turn.respondWith(toResults([]));
    const typed = parameters.find(({ name }) => name === searchCommand.parameter)?.value;
    const words = typeof typed === 'string' ? dropMarks(typed).trim() : '';
    turn.respondWith(await answerTo(door, heard, words));
  });
}

function readQuery({ type, name, value }: Heard): z.infer<typeof query> | null {
  const isQuery = type === 'invoke' && name === 'composeExtension/query';
  return (isQuery && query.safeParse(value).data) || null;
}

async function answerTo(door: Door, heard: Heard, words: string): Promise<object> {
  if (words !== '') return draw(door, await ask(door, heard, commandFor(words)));
  const own = await ask(door, heard, 'list mine');
  return draw(door, own.kind === 'card' && !own.tickets ? await ask(door, heard, 'list') : own);
}

/** A list searches for words in a ticket, but not for its key. */
function commandFor(words: string): string {
  return /^(?:(?:mig|plc)[-\s]?|#)\d{1,9}$/i.test(words) ? `show ${words}` : `list ${words}`;
}

function ask({ context }: Door, heard: Heard, content: string): Promise<Answer> {
  return inTurn(context, toQuestion(heard, { noun: 'migration', content }), (asking) => asking);
}

async function draw(door: Door, given: Answer): Promise<object> {
  if (given.kind !== 'card' || !given.tickets)
    return toResultText('card' in given ? firstLine(given.card) : '');
  const { desk } = door.context;
  const numbers = given.tickets.slice(0, mostResults);
  const states = await readStates(desk, desk.database.client, numbers);
  const found = numbers.flatMap((number) => states.get(number) ?? []);
  return toResults(await Promise.all(found.map((state) => toResult(door, state))));
}

async function toResult({ context: { desk }, draw: toMessage }: Door, state: TicketState): Promise<Result> {
  const { ticket, names } = state;
  const stands = ticket.status === 'open' ? phaseLabel(ticket.phase) : capitalize(ticket.status);
  const owner = ticket.ownerId ? nameOf(names, ticket.ownerId) : 'Unassigned';
  return {
    title: `${ticketKey(ticket)} · ${ticket.customer}`,
    line: [ticket.domain, stands, owner].join(' · '),
    message: await toMessage(headlineCard(desk, state, desk.clock.now())),
  };
}
