import { buttons, card, note } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { ticketCard } from '../../ticket/cards/ticket-card.ts';
import type { Desk } from '../../ticket/desk.ts';
import * as fields from '../../ticket/fields/fields.ts';
import { type NewTicket, openTicket } from '../../ticket/operations/open-ticket.ts';
import { checkPath, choosePlaybook, isPlatformChange, otherPlatform } from '../../ticket/playbooks/path.ts';
import { checkContact, checkHosting, sources, systemName } from '../../ticket/playbooks/systems.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { gateSteps } from '../../ticket/steps/gate.ts';
import { listWords } from '../../ticket/words.ts';
import type { Noun } from '../context.ts';
import { type Argument, changed, defineSubcommand, type ParsedArguments } from '../subcommand.ts';

const migrationArguments: Argument[] = [
  { field: fields.domain, required: true },
  { field: fields.source, required: true },
  { field: fields.target, required: true },
  { field: fields.service, required: true },
  { field: fields.customer, required: true },
  { field: fields.account, required: true },
  { field: fields.mailboxes },
  { field: fields.rackspaceTicket },
  { field: fields.channel },
  { field: fields.targetDate },
  { field: fields.bandwidth },
  { field: fields.hosting },
  { field: fields.contact },
];

/** What the form of a platform change leaves out: it follows from the target. */
const settledByTarget = ['from', 'service', 'hosting', 'bandwidth'];

export const open = defineSubcommand({
  name: 'open',
  summary: 'Open a migration or a platform change',
  examples: [
    'open acme.com from:rackspace-email to:office-365 service:assisted customer:"Acme Corp" account:1234567',
    'open acme.com from:exchange-2010 to:rackspace-email service:assisted mailboxes:120 hosting:in-house customer:"Acme Corp" account:1234567 ticket:180621-01234',
    'open acme.com from:gmail to:hosted-exchange service:self-service customer:"Acme Corp" account:1234567',
    'open acme.com from:rackspace-email to:hosted-exchange channel:chat customer:"Acme Corp" account:1234567 ticket:180621-01234',
  ],
  details: [
    'Leave something required out and a form asks for it.',
    'Any system moves to Rackspace Email, Hosted Exchange or Office 365, assisted or self-service.',
    `${listWords(sources.filter(({ needsLead }) => needsLead).map(({ slug }) => slug))} as a source: a lead approves it by ticking E-01.`,
    'Rackspace Email to Hosted Exchange, or back, is a platform change by either slash command: it needs `channel:` and `ticket:`, and its service is internal.',
  ],
  positionals: migrationArguments.slice(0, 1),
  keys: migrationArguments.slice(1),
  required: requiredFor,
  check: checkOpening,
  form: {
    title: 'Open a ticket',
    submit: 'Open',
    arguments: (noun) =>
      noun === 'migration'
        ? migrationArguments
        : migrationArguments.filter(({ field }) => !settledByTarget.includes(field.name)),
  },
  async run({ desk, by, noun, at }, args) {
    const ticket = toTicket(args, noun);
    const { state, briefing, earlier } = await openTicket(desk, by, ticket);
    const opened = ticketCard(desk, state, at, { lead: openedWords(state), briefing });
    if (!earlier) return changed(opened);
    return changed(
      card(
        ...opened.blocks,
        note(`${state.ticket.domain} has another open ticket already: ${earlier}.`),
        buttons(showButton(earlier)),
      ),
    );
  },
});

/** Where it starts, and what must be done there in a set order. */
function openedWords(state: TicketState): string {
  const { phase } = state.ticket;
  const ordered = gateSteps(state, phase).filter((step) => step.sequence);
  const first =
    ordered.length > 0 ? ` First these, in their order: ${listWords(ordered.map((step) => step.id))}.` : '';
  return `Opened ${ticketKey(state.ticket)}. It starts in ${phase}.${first}`;
}

/** The names that a ticket of this path needs; before the path is known, those of the slash command's own kind. */
function requiredFor(said: Map<string, string>, noun: Noun): string[] {
  const common = ['domain', 'to', 'customer', 'account'];
  const path = { source: said.get('from') ?? '', target: said.get('to') ?? '' };
  if (noun === 'platform-change' || isPlatformChange(path)) return [...common, 'channel', 'ticket'];
  return [...common, 'from', 'service'];
}

/** Refuses what can never be opened, as soon as enough of it is known. */
function checkOpening(args: ParsedArguments, { noun, desk }: { noun: Noun; desk: Desk }): void {
  const target = args.get(fields.target);
  const source = sourceOf(args, noun);
  if (!target || (!source && noun === 'migration')) return;
  const path = { source: source ?? '', target };
  if (noun === 'platform-change' && !isPlatformChange(path)) throw notAPlatformChange(path.source, target);
  checkPath(path);
  if (args.get(fields.hosting)) checkHosting(path.source);
  const service = serviceOf(args, isPlatformChange(path));
  choosePlaybook(desk.playbooks, path, service);
  const contact = args.get(fields.contact) ?? null;
  checkContact({ service: service ?? '', domain: args.get(fields.domain) ?? '' }, contact);
}

/** In a platform change the source follows from the target. */
function sourceOf(args: ParsedArguments, noun: Noun): string | undefined {
  const target = args.get(fields.target);
  const other = noun === 'platform-change' && target ? otherPlatform(target) : undefined;
  return args.get(fields.source) ?? other;
}

function toTicket(args: ParsedArguments, noun: Noun): NewTicket {
  const target = args.need(fields.target);
  const source = sourceOf(args, noun) ?? '';
  return {
    domain: args.need(fields.domain),
    source,
    target,
    service: serviceOf(args, isPlatformChange({ source, target })) ?? '',
    customer: args.need(fields.customer),
    account: args.need(fields.account),
    requestedVia: args.get(fields.channel),
    rackspaceTicket: args.get(fields.rackspaceTicket),
    mailboxes: args.get(fields.mailboxes),
    targetDate: args.get(fields.targetDate),
    bandwidthMbit: args.get(fields.bandwidth),
    sourceHosting: args.get(fields.hosting),
    customerContact: args.get(fields.contact),
  };
}

/** Platform changes are the Internal Migration team's (S0-19). */
function serviceOf(args: ParsedArguments, change: boolean): string | undefined {
  const given = args.get(fields.service);
  if (!change) return given;
  if (!given || given === 'internal') return 'internal';
  throw new Fault('This path is a platform change: the Internal Migration team does it.', {
    hint: 'Leave `service:` out, or say service:internal.',
    field: 'service',
  });
}

function notAPlatformChange(source: string, target: string): Fault {
  const from = source || 'rackspace-email';
  return new Fault(
    `A platform change goes between Rackspace Email and Hosted Exchange, not ${source ? `from ${systemName(source)} ` : ''}to ${systemName(target)}.`,
    {
      hint: 'Any other path is opened with /migration.',
      example: `/migration open acme.com from:${from} to:${target}`,
      field: source && source === target ? 'from' : 'to',
    },
  );
}
