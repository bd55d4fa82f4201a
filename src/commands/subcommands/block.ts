import type { Button, Rich } from '../../card.ts';
import { textField } from '../../input/field.ts';
import { applies } from '../../knowledge/route.ts';
import { listWords } from '../../phrase.ts';
import type { Desk } from '../../ticket/desk.ts';
import { stillShown } from '../../ticket/dns/dns-blockers.ts';
import { blockTicket, unblockTicket } from '../../ticket/operations/block-ticket.ts';
import { type BlockerSpec, blockerSpecs } from '../../ticket/playbooks/blocker-specs.ts';
import { blockerName, fixFor } from '../../ticket/playbooks/blockers.ts';
import { partyWords } from '../../ticket/playbooks/systems.ts';
import { type Ticket, ticketKey, ticketName } from '../../ticket/state.ts';
import { reopenedWords } from '../../ticket/steps/reopening.ts';
import { blockerCode as code, toOption } from '../blocker-field.ts';
import { type Argument, defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const note = textField('note', 'What you see', { example: '3 of 40 fail', max: 500 });

export const block = defineSubcommand({
  name: 'block',
  aliases: ['flag', 'blocker'],
  summary: 'Block a ticket with a known problem, and see the usual fix',
  examples: ['block MIG-12 CREDS_INVALID 3 of 40 fail', 'block MIG-12 mailbox missing'],
  details: [
    'The ticket then waits on whoever can fix the problem. A ticket can have several blockers.',
    ...blockerSpecs.map((spec) => `\`${spec.code}\` ${spec.label}: ${spec.name}.`),
  ],
  ticket: true,
  positionals: [{ field: code, required: true }],
  text: { field: note },
  form: {
    title: 'Block a ticket',
    submit: 'Block',
    arguments: (_noun, ticket) => [usual(ticket), { field: note }],
  },
  async run(context, args) {
    const spec = args.need(code);
    const state = await blockTicket(context.desk, context.by, args.ticket, spec, args.get(note) ?? null);
    const waits = spec.waitingOn ? ` It is waiting on ${partyWords(spec.waitingOn)} now.` : '';
    const says = `${ticketName(state.ticket)} is blocked: ${spec.label}.${waits}${reopenedWords(state)}`;
    const other = otherWay(context.desk, spec, state.ticket);
    const fix = `Usual fix: ${fixFor(spec, state.ticket)}`;
    return reply(context, state, {
      says,
      warnings: other ? [fix] : [],
      next: other ?? { words: fix },
    });
  },
});

export const unblock = defineSubcommand({
  name: 'unblock',
  aliases: ['unflag'],
  summary: 'Clear a blocker',
  examples: ['unblock MIG-12 CREDS_INVALID sheet corrected', 'unblock MIG-12'],
  details: ['If the ticket has only one blocker, you can leave out the code.'],
  ticket: true,
  positionals: [{ field: code }],
  text: { field: note },
  async run(context, args) {
    const spec = args.get(code);
    const state = await unblockTicket(context.desk, context.by, args.ticket, {
      code: spec?.code,
      note: args.get(note),
    });
    const left = state.blockers.map((blocker) => blockerName(blocker.code));
    const says = left.length > 0 ? `is still blocked: ${listWords(left)}` : 'is no longer blocked';
    const { desk, at } = context;
    const shown = desk.outside.dns ? await stillShown(desk.database.client, state, at) : [];
    const warnings =
      shown.length > 0
        ? [`DNS still shows it: ${listWords(shown.map(blockerName))} comes back at the next look.`]
        : [];
    return reply(context, state, { says: `${ticketName(state.ticket)} ${says}.`, warnings });
  },
});

/**
 * Offers another migration method, if the blocker suggests one and the path has it. Source: docs/trade.md, "PST files
 * by FTP".
 */
function otherWay(
  { playbooks }: Desk,
  { method }: BlockerSpec,
  ticket: Ticket,
): { words: Rich; button: Button } | null {
  const variants = playbooks.find(({ id }) => id === ticket.playbook)?.variants ?? [];
  const offered = variants.find(
    ({ value, when, offeredFor }) => value === method && applies(when, ticket) && applies(offeredFor, ticket),
  );
  if (!offered || ticket.method === offered.value) return null;
  const command = `set ${ticketKey(ticket)} method:${offered.value} method-reason`;
  return {
    words: [`Another method for ${offered.title}: `, { command }],
    button: { label: 'Change method…', command },
  };
}

/**
 * Returns the argument for the blocker. Its menu shows only blockers that are common in the ticket's phase, because the
 * whole catalog is too long to choose from.
 */
function usual(ticket: Ticket | undefined): Argument {
  const specs = blockerSpecs.filter(
    ({ phases, when }) => ticket && phases.includes(ticket.phase) && applies(when, ticket),
  );
  if (specs.length === 0) return { field: code };
  const label = `${code.label} (for a different blocker, type: block ${ticket?.number} CODE)`;
  return { field: { ...code, label, control: { kind: 'choice', options: specs.map(toOption) } } };
}
