import { buttons, type Card, card, heading, type Inline, list, note, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import {
  countMissing,
  type Draft,
  type DraftFacts,
  isForPath,
  isForPhase,
  writeDraft,
} from '../../knowledge/drafts/draft.ts';
import { drafts } from '../../knowledge/drafts/table.ts';
import { scopes } from '../../knowledge/scopes.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { loadTicket, type TicketState, ticketKey } from '../../ticket/state.ts';
import { pathWords, plural } from '../../ticket/words.ts';
import { draftButton, readyCard, unreadyCard, unusedNote } from '../drafts/draft-cards.ts';
import { draftFacts } from '../drafts/draft-facts.ts';
import { ask, draftName, given, keysOf } from '../drafts/draft-fields.ts';
import { defineSubcommand, type ParsedArguments } from '../subcommand.ts';

export const draft = defineSubcommand({
  name: 'draft',
  summary: 'A text for the customer, filled in from the ticket',
  examples: ['draft MIG-12', 'draft MIG-12 information-request', 'draft MIG-12 testing by:2026-12-15'],
  details: [
    'Without a name: those that fit its phase. What a text needs and nobody has said is named, and so is what makes it true: nothing with a hole is given out.',
    `Texts: ${drafts.map(({ id, name }) => `${id} ${name}`).join(', ')}.`,
  ],
  ticket: true,
  positionals: [{ field: draftName }, { field: ask, hidden: true }],
  keys: given.map((field) => ({ field })),
  form: {
    title: 'Fill in a text',
    submit: 'Write',
    arguments: (_noun, _ticket, raw) => [
      { field: draftName },
      ...keysOf(raw.get('name')).map((field) => ({ field })),
    ],
    opensFor: (raw) => raw.has('ask'),
  },
  async run(context, args) {
    const state = await loadTicket(context.desk, context.desk.database.client, args.ticket);
    if (state.ticket.status === 'canceled') throw canceled(state);
    const wanted = drafts.find(({ name }) => name === args.get(draftName));
    const facts = draftFacts(context.desk.calendar, state, context.at, wanted ? givenBy(args) : {});
    if (!wanted) return offer(state, facts, args);
    if (!isForPath(wanted, facts.path)) throw otherPath(wanted, state, facts);
    const written = writeDraft(wanted, facts);
    return countMissing(written) === 0
      ? readyCard(wanted, state, facts, written, args)
      : unreadyCard(context, wanted, state, written, args);
  },
});

function givenBy(args: ParsedArguments): DraftFacts['values'] {
  return Object.fromEntries(
    given.flatMap((field) => {
      const value = args.get<unknown>(field);
      return value === undefined ? [] : [[field.name, String(value)]];
    }),
  );
}

/** No text fits: each tells of a move that goes on, or is done. */
function canceled({ ticket }: TicketState): Fault {
  const key = ticketKey(ticket);
  return new Fault(`${key} is canceled: there is no text for that.`, {
    hint: 'If it goes on after all, reopen it.',
    example: `reopen ${key} customer is back`,
    buttons: [showButton(key)],
  });
}

/** The texts for the ticket's phase, with what each still needs. */
function offer(state: TicketState, facts: DraftFacts, args: ParsedArguments): Card {
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
    unusedNote([], args),
    rest.length > 0 && note(`In other phases: ${rest.map(({ name }) => name).join(', ')}.`),
    buttons(...fitting.map((each) => draftButton(each, key)), showButton(key)),
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
