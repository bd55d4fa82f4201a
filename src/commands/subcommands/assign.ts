import type { Field } from '../../input/field.ts';
import { undoCommand } from '../../ticket/cards/ticket-buttons.ts';
import { clashWarnings } from '../../ticket/clocks/date-warnings.ts';
import { assignTicket } from '../../ticket/operations/assign-ticket.ts';
import { nameOf, ticketName } from '../../ticket/state.ts';
import { reopenedWords } from '../../ticket/steps/reopening.ts';
import { severalHelp } from '../bulk/several-help.ts';
import { toMention } from '../grammar/mention.ts';
import { type Named, nobodyWords, personField, whoIs } from '../named.ts';
import { defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const someone = personField('owner', 'Owner');

/** The person to assign a ticket to. Null means nobody. */
export const owner: Field<Named | null> = {
  ...someone,
  hint: 'Enter an @mention, a name, an email address, me, or nobody.',
  control: { kind: 'person', nobody: true },
  lead: 'to',
  read(raw, context) {
    return nobodyWords.includes(raw.trim().toLowerCase()) ? null : someone.read(raw, context);
  },
};

export const assign = defineSubcommand({
  name: 'assign',
  aliases: ['reassign', 'owner'],
  short: { words: ['take', 'claim', 'grab'], adds: 'me' },
  summary: 'Assign a ticket to someone, to yourself, or to nobody',
  examples: [
    'assign MIG-12 @dana',
    'assign 12 Dana Reyes',
    'assign 12 me',
    'assign 12 nobody',
    'assign 12 13 14 @dana',
    'assign stalled owner:@sam @dana',
  ],
  details: ['`take MIG-12`, `claim`, and `grab` assign the ticket to you.', severalHelp],
  ticket: true,
  offersUndo: true,
  positionals: [{ field: owner, required: true }],
  form: {
    title: 'Assign a ticket',
    submit: 'Assign',
    present: ({ ticket: { ownerId }, names }) => ({
      owner: ownerId === null ? undefined : toMention(ownerId, nameOf(names, ownerId)),
    }),
  },
  async toAct(context, args) {
    const named = args.need(owner);
    const person = named && (await whoIs(context, owner, named));
    return { type: 'assign', owner: person && { id: person.id, name: person.name } };
  },
  async run(context, args) {
    const { desk, by } = context;
    const named = args.need(owner);
    const person = named && (await whoIs(context, owner, named));
    const state = await assignTicket(desk, by, args.ticket, person);
    const [name, undo] = [ticketName(state.ticket), undoCommand(state)];
    if (!person)
      return reply(context, state, {
        says: `${name} is unassigned now.${reopenedWords(state)}`,
        next: null,
        undo,
      });
    const isOwn = person.id === by.person?.id;
    const says = isOwn ? `You own ${name} now.` : `${person.name} owns ${name} now and has been notified.`;
    const { client } = desk.database;
    const warnings = await clashWarnings(client, desk.calendar, state.ticket, context.at, context.actor.id);
    return reply(context, state, { says, warnings, next: isOwn ? undefined : null, undo });
  },
});
