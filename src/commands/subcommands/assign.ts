import { Fault } from '../../errors.ts';
import { type Field, shorten } from '../../ticket/field.ts';
import { assignTicket } from '../../ticket/operations/assign-ticket.ts';
import { ticketKey } from '../../ticket/state.ts';
import { readMention } from '../mention.ts';
import { defineSubcommand } from '../subcommand.ts';
import { shortReply } from './ticket-reply.ts';

/** Someone named in a command: an id, or null for nobody. `shown` is the name as it was written. */
interface Named {
  id: string | null;
  shown: string;
}

export const owner: Field<Named> = {
  name: 'owner',
  label: 'Owner',
  hint: 'A person picked from the list as you type @, or me, or nobody.',
  example: 'me',
  input: { kind: 'person' },
  read(raw, { actor }) {
    const mentioned = readMention(raw);
    if (mentioned) return { id: mentioned.id, shown: `@${mentioned.name}` };
    const word = raw.trim().toLowerCase();
    if (word === 'me' && actor) return { id: actor, shown: 'me' };
    if (word === 'nobody' || word === 'none') return { id: null, shown: 'nobody' };
    throw new Fault(`“${shorten(raw)}” is no one I can find.`, {
      hint: 'Pick the person from the list as you type @, or say me or nobody.',
      field: 'owner',
    });
  },
};

export const assign = defineSubcommand({
  name: 'assign',
  summary: 'Give a ticket to someone, to yourself or to nobody',
  examples: ['assign MIG-12 @dana', 'assign 12 me', 'assign 12 nobody'],
  ticket: true,
  words: [{ field: owner, required: true }],
  form: { title: 'Assign a ticket', submit: 'Assign' },
  async run({ desk, people, by }, input) {
    const { id, shown } = input.need(owner);
    const person = id ? await people.checkOther(id, shown) : null;
    const state = await assignTicket(desk, by, input.ticket, person);
    const key = ticketKey(state.ticket);
    if (!person) return shortReply(state, `${key} has no owner now.`);
    if (person.id === by.person?.id) return shortReply(state, `${key} is yours.`);
    return shortReply(state, `${key} belongs to ${person.name} now, who is told.`);
  },
});
