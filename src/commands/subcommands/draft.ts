import { buttons, type Card, card, heading, type Inline, list, note, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import {
  countMissing,
  type Draft,
  type DraftDetails,
  isForPhase,
  isForTicket,
  isTooEarly,
  obstacleTo,
  writeDraft,
} from '../../knowledge/drafts/draft.ts';
import { drafts } from '../../knowledge/drafts/table.ts';
import { scopes } from '../../knowledge/scopes.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { pathWords, plural } from '../../ticket/words.ts';
import { planOf, recentLook, seeDomain, storedDomain } from '../dns/see-domain.ts';
import { draftButton, draftCard } from '../drafts/draft-cards.ts';
import { draftDetails } from '../drafts/draft-details.ts';
import { draftName, formWord, senderFields, senderFieldsFor } from '../drafts/draft-fields.ts';
import { unusedNote } from '../drafts/draft-notes.ts';
import { keepValues } from '../drafts/keep-values.ts';
import { changed, defineSubcommand, type ParsedArguments } from '../subcommand.ts';

export const draft = defineSubcommand({
  name: 'draft',
  aliases: ['letter', 'email'],
  reads: true,
  summary: 'Write a draft for the customer, filled in from the ticket',
  examples: ['draft MIG-12', 'draft MIG-12 information-request', 'draft MIG-12 testing by:{day+10}'],
  details: [
    "Without a draft's name, you get a list of the drafts for the ticket's phase.",
    'A draft marks what you still have to fill in, and lists it above. If what a draft says is not true for the ticket, you see why, or what has to happen first.',
    'What you type for one draft, such as `by:` or `mx:`, stays on the ticket for the next.',
    `Drafts: ${drafts.map(({ id, name }) => `${id} ${name}`).join(', ')}.`,
  ],
  ticket: true,
  positionals: [{ field: draftName }, { field: formWord, hidden: true }],
  keys: senderFields.map((field) => ({ field })),
  form: {
    title: 'Fill in a draft',
    submit: 'Write',
    arguments: (_noun, _ticket, raw) => [
      { field: draftName },
      ...senderFieldsFor(raw.get('name')).map((field) => ({ field })),
    ],
    opensFor: (raw) => raw.has('ask'),
  },
  async run(context, args) {
    const wanted = drafts.find(({ name }) => name === args.get(draftName));
    const { at } = context;
    const seen = await (wanted?.asksDns ? seeDomain : storedDomain)(context, args.ticket);
    const { state, snapshot } = seen;
    const dns = { look: recentLook(seen, at), snapshot, plan: planOf(context, seen) };
    if (state.ticket.status === 'canceled') throw canceled(state);
    const details = await draftDetails(context, state, wanted ? valuesFrom(args) : {}, dns);
    if (!wanted) return draftList(state, details, args);
    if (!isForTicket(wanted, details)) throw otherPath(wanted, state, details);
    if (wanted.whileOpen && state.ticket.status !== 'open') throw ended(wanted, state);
    const written = writeDraft(wanted, details);
    const { state: after, kept } = await keepValues(context, state, written.used, args);
    const shown = draftCard(context, { wanted, state: after, details, written, args, kept });
    return kept.length > 0 ? changed(shown) : shown;
  },
});

function valuesFrom(args: ParsedArguments): DraftDetails['values'] {
  return Object.fromEntries(
    senderFields.flatMap((field) => {
      const value = args.get<unknown>(field);
      return value === undefined ? [] : [[field.name, String(value)]];
    }),
  );
}

/** Refuses drafts for a canceled ticket, because every draft is about a move that continues or is complete. */
function canceled({ ticket }: TicketState): Fault {
  const key = ticketKey(ticket);
  return new Fault(`${key} is canceled, so it has no drafts.`, {
    hint: 'If the migration continues after all, reopen the ticket.',
    example: `reopen ${key} customer is back`,
    buttons: [showButton(key)],
  });
}

/** Refuses a draft about a move that goes on, for a ticket that is closed. */
function ended({ name }: Draft, { ticket }: TicketState): Fault {
  const key = ticketKey(ticket);
  return new Fault(`${key} is closed, so it has no \`${name}\`.`, {
    hint: 'The closing draft says what was done.',
    example: `draft ${key} closing`,
    field: 'name',
  });
}

/** Lists the drafts for the ticket's phase, with the number of things that each draft is missing. */
function draftList(state: TicketState, details: DraftDetails, args: ParsedArguments): Card {
  const key = ticketKey(state.ticket);
  const fitting = drafts.filter((each) => isForPhase(each, details));
  const offered = fitting.filter((each) => !obstacleTo(each, details));
  const rest = drafts.filter((each) => isForTicket(each, details) && !fitting.includes(each));
  return card(
    heading(`Drafts for ${key} in ${phaseLabel(details.phase)}`),
    text(`${state.ticket.customer} · ${pathWords(state.ticket)}`),
    list(
      fitting.map((each): Inline[] => {
        const written = writeDraft(each, details);
        const open = countMissing(written);
        const says = written.obstacle
          ? `not now: ${written.obstacle.reason}`
          : isTooEarly(written)
            ? 'too early'
            : open === 0
              ? 'ready'
              : `${plural(open, 'thing')} to fill in`;
        return [{ bold: `${each.id} ${each.name}` }, `: ${each.title}, for ${each.to} · ${says}`];
      }),
    ),
    unusedNote([], args),
    rest.length > 0 && note(`For other phases: ${rest.map(({ name }) => name).join(', ')}.`),
    buttons(...offered.map((each) => draftButton(each, key)), showButton(key)),
  );
}

function otherPath(wanted: Draft, state: TicketState, details: DraftDetails): Fault {
  const key = ticketKey(state.ticket);
  const fitting = drafts.filter((each) => isForPhase(each, details));
  return new Fault(`\`${wanted.name}\` does not fit the path of ${key}: ${pathWords(state.ticket)}.`, {
    hint: `This draft is for: ${scopes[wanted.scope].label}.`,
    example: `draft ${key}`,
    buttons: fitting.map((each) => draftButton(each, key)),
    field: 'name',
  });
}
