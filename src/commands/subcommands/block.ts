import { buttons, type CardBlock, card, text as words } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { type Field, shorten, textField } from '../../input/field.ts';
import { didYouMean } from '../../input/nearest.ts';
import { applies } from '../../knowledge/route.ts';
import type { Desk } from '../../ticket/desk.ts';
import { blockTicket, unblockTicket } from '../../ticket/operations/block-ticket.ts';
import { type BlockerSpec, blockerSpecs } from '../../ticket/playbooks/blockers.ts';
import { partyWords } from '../../ticket/playbooks/systems.ts';
import { type Ticket, type TicketState, ticketKey } from '../../ticket/state.ts';
import { stepsBehind } from '../../ticket/steps/gate.ts';
import { type Argument, changed, defineSubcommand } from '../subcommand.ts';
import { fullReply, shortReply } from '../ticket-reply.ts';

const code: Field<BlockerSpec> = {
  name: 'code',
  label: 'Blocker',
  hint: 'A code of the catalogue, or its beginning: `help block` has them all.',
  example: 'CREDS_INVALID',
  control: { kind: 'choice', options: blockerSpecs.map(toOption) },
  read(raw) {
    const wanted = raw
      .trim()
      .toUpperCase()
      .replace(/[\s-]+/g, '_');
    const begun = blockerSpecs.filter((spec) => spec.code.startsWith(wanted));
    const found =
      blockerSpecs.find((spec) => spec.code === wanted) ?? (begun.length === 1 ? begun[0] : undefined);
    if (found) return found;
    const codes = blockerSpecs.map((spec) => spec.code);
    const guess =
      begun.length > 1
        ? ` It may be ${begun.map((spec) => `\`${spec.code}\``).join(' or ')}.`
        : didYouMean(wanted, codes);
    throw new Fault(`There is no blocker “${shorten(raw)}”.${guess}`, {
      hint: '`help block` has them all.',
      field: 'code',
    });
  },
};

const note = textField('note', 'What is seen', { example: '3 of 40 fail', max: 500 });

export const block = defineSubcommand({
  name: 'block',
  summary: 'Say what keeps a ticket from going on, and see the usual fix',
  examples: ['block MIG-12 CREDS_INVALID 3 of 40 fail'],
  details: [
    'The ticket then waits for whoever can mend it. There may be several at once.',
    ...blockerSpecs.map((spec) => `\`${spec.code}\` ${spec.name}.`),
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
    const waits = spec.waitingOn ? ` It waits on ${partyWords(spec.waitingOn)} now.` : '';
    const says = `${ticketKey(state.ticket)} is blocked by ${spec.code}.${waits}${openWords(spec, state)}`;
    const [first, ...rest] = fullReply(context, state, says).card.blocks;
    const fix = words([{ bold: 'The usual fix: ' }, spec.fix]);
    return changed(card(first, fix, ...otherWay(context.desk, spec, state.ticket), ...rest));
  },
});

export const unblock = defineSubcommand({
  name: 'unblock',
  summary: 'Say that a blocker is out of the way',
  examples: ['unblock MIG-12 CREDS_INVALID sheet corrected', 'unblock MIG-12'],
  details: ['Without a code it is the only one that there is.'],
  ticket: true,
  positionals: [{ field: code }],
  text: { field: note },
  async run(context, args) {
    const spec = args.get(code);
    const state = await unblockTicket(context.desk, context.by, args.ticket, {
      code: spec?.code,
      note: args.get(note),
    });
    const left = state.blockers.map((blocker) => blocker.code);
    const says = left.length > 0 ? `still blocked by ${left.join(', ')}` : 'free of blockers';
    return shortReply(state, `${ticketKey(state.ticket)} is ${says}.`);
  },
});

/** Steps that are not true any more because of it. */
function openWords({ unticks = [] }: BlockerSpec, state: TicketState): string {
  const open = stepsBehind(state).filter(({ id }) => unticks.includes(id));
  return open.map(({ id }) => ` ${id} is open again.`).join('');
}

/** Offers another method, on a path that has one: docs/trade.md, "PST files by FTP". */
function otherWay({ playbooks }: Desk, { method }: BlockerSpec, ticket: Ticket): (CardBlock | undefined)[] {
  const variants = playbooks.find(({ id }) => id === ticket.playbook)?.variants ?? [];
  const offered = variants.find(({ value, when }) => value === method && applies(when, ticket));
  if (!offered || ticket.method === offered.value) return [];
  const command = `set ${ticketKey(ticket)} method:${offered.value}`;
  return [
    words([`Another way for ${offered.title}: `, { command }]),
    buttons({ label: `Set method:${offered.value}`, command }),
  ];
}

/** The codes that are usual in the ticket's phase: the whole catalogue is no choice. Any other can be written. */
function usual(ticket: Ticket | undefined): Argument {
  const specs = blockerSpecs.filter(
    ({ phases, when }) => ticket && phases.includes(ticket.phase) && applies(when, ticket),
  );
  if (specs.length === 0) return { field: code };
  const label = `${code.label} (any other can be written: block ${ticket?.number} CODE)`;
  return { field: { ...code, label, control: { kind: 'choice', options: specs.map(toOption) } } };
}

function toOption({ code: value, name }: BlockerSpec) {
  return { value, label: `${value}: ${name}` };
}
