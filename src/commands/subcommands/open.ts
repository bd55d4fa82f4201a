import { Fault } from '../../errors.ts';
import { choiceField } from '../../input/field.ts';
import { needsOf } from '../../knowledge/sources.ts';
import { listWords } from '../../phrase.ts';
import { assignToMe } from '../../ticket/cards/ticket-buttons.ts';
import type { Desk } from '../../ticket/desk.ts';
import { allFields, ticketFields as fields } from '../../ticket/fields/table.ts';
import { type Confirm, type NewTicket, openTicket } from '../../ticket/operations/open-ticket.ts';
import { checkPath, choosePlaybook, isPlatformChange, otherPlatform } from '../../ticket/playbooks/path.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { sources, systemName } from '../../ticket/playbooks/systems.ts';
import { ticketKey } from '../../ticket/state.ts';
import type { Noun } from '../context.ts';
import { toText } from '../grammar/to-text.ts';
import { findForOpening } from '../messages/find-in-message.ts';
import { messageLink } from '../messages/message-link.ts';
import { type Argument, defineSubcommand, type ParsedArguments, type RawValues } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';
import { understoodWords } from '../understood.ts';

const openSecond = 'Open a second ticket';

/** Confirms that a ticket should be opened although another one does the same. */
const second = choiceField('second', 'Second ticket', [{ value: 'yes', label: openSecond }], {
  noun: 'answer',
  hint: 'Enter yes to open a second ticket for the same domain, path, and customer.',
});

const askedFields = allFields.filter(({ atOpening }) => atOpening);
const [domain, ...keys]: Argument[] = askedFields.map((field) => ({ field, required: field.required }));

export const open = defineSubcommand({
  name: 'open',
  aliases: ['create', 'new', 'create ticket', 'new ticket', 'open ticket', 'open a ticket'],
  summary: 'Open a migration or a platform change',
  examples: [
    'open acme.com from:rackspace-email to:office-365 service:assisted customer:"Acme Corp" account:1234567',
    'open acme.com from:exchange-2010 to:rackspace-email service:assisted mailboxes:120 hosting:in-house customer:"Acme Corp" account:1234567 ticket:180621-01234',
    'open acme.com from:gmail to:hosted-exchange service:self-service customer:"Acme Corp" account:1234567',
    'open acme.com from:rackspace-email to:hosted-exchange via:chat customer:"Acme Corp" account:1234567 ticket:180621-01234',
  ],
  details: [
    'If something required is missing, a form asks for it.',
    'If an open ticket has the same domain, path, and customer, add `second:yes` to open another one.',
    'Any system can move to Rackspace Email, Hosted Exchange, or Office 365, assisted or self-service.',
    `A lead must approve these sources: ${listWords(sources.filter(({ needsLead }) => needsLead).map(({ slug }) => slug))}.`,
    'A move between Rackspace Email and Hosted Exchange is a platform change, whichever slash command you use. It needs `via:` and `ticket:`, and its service is internal.',
  ],
  positionals: [domain!],
  keys: [...keys, { field: second, hidden: true }, { field: messageLink, hidden: true }],
  required: requiredFor,
  check: checkOpening,
  form: {
    title: 'Open a ticket',
    submit: 'Open',
    fromWords: findForOpening,
    arguments: (noun) =>
      askedFields
        .filter(({ atOpening }) => noun === 'migration' || atOpening === 'always')
        .map((field) => ({ field })),
  },
  async run(context, args) {
    const { desk, by, noun, at } = context;
    const dates = understoodWords(keys, args, { calendar: desk.calendar, now: at });
    const confirm = args.get(second) ? undefined : confirmButton(args, noun);
    const opening = { confirm, message: args.get(messageLink) };
    const { state, earlier } = await openTicket(desk, by, toTicket(args, noun), opening);
    const { customer, domain, phase, source } = state.ticket;
    const { warning } = needsOf(source);
    const opened = `Opened ${ticketKey(state.ticket)} for ${customer} (${domain}), in ${phaseLabel(phase)}`;
    return reply(context, state, {
      says: `${opened}${dates && ` (${dates})`}.${state.ticket.ownerId ? '' : " It's unassigned."}`,
      first: state.ticket.ownerId ? undefined : assignToMe(state),
      warnings: [
        ...(warning ? [warning] : []),
        ...(earlier ? [`${domain} already has an open ticket: ${earlier}.`] : []),
      ],
    });
  },
});

/** The button that gives the same command again, with the confirmation. */
function confirmButton(args: ParsedArguments, noun: Noun): Confirm {
  const values = new Map([...args.raw, [second.name, 'yes']]);
  const command = toText({ subcommand: open, ticket: 0, values, tokens: [] });
  return { field: second.name, button: { label: openSecond, command, noun } };
}

/**
 * Returns the names of the required arguments. A platform change needs different ones than a migration. `/migration
 * open` opens a platform change, too, if the path is one.
 */
function requiredFor(raw: RawValues, noun: Noun): string[] {
  const common = [fields.domain, fields.target, fields.customer, fields.accountNumber];
  const path = { source: raw.get(fields.source.name) ?? '', target: raw.get(fields.target.name) ?? '' };
  const isChange = noun === 'platform-change' || isPlatformChange(path);
  const own = isChange ? [fields.requestedVia, fields.rackspaceTicket] : [fields.source, fields.service];
  return [...common, ...own].map(({ name }) => name);
}

/** Throws a `Fault` if the ticket can't be opened. Runs before a form asks for the missing arguments. */
function checkOpening(args: ParsedArguments, { noun, desk }: { noun: Noun; desk: Desk }): void {
  const target = args.get(fields.target);
  const source = sourceOf(args, noun);
  if (!target || (!source && noun === 'migration')) return;
  const path = { source: source ?? '', target };
  checkPath(path);
  if (noun === 'platform-change' && !isPlatformChange(path))
    throw notAPlatformChange(args, path.source, target);
  const service = serviceOf(args, isPlatformChange(path));
  choosePlaybook(desk.playbooks, path, service);
  const known = { ...path, service: service ?? '', domain: args.get(fields.domain) ?? '' };
  for (const field of askedFields) {
    const value = args.get(field);
    if (value !== undefined) field.checkForPath?.(value, known);
  }
}

/** Returns the source. In `/platform-change`, the target implies the source, because only two platforms exist. */
function sourceOf(args: ParsedArguments, noun: Noun): string | undefined {
  const target = args.get(fields.target);
  const other = noun === 'platform-change' && target ? otherPlatform(target) : undefined;
  return args.get(fields.source) ?? other;
}

function toTicket(args: ParsedArguments, noun: Noun): NewTicket {
  const target = args.need(fields.target);
  const source = sourceOf(args, noun) ?? '';
  const given = askedFields.map((field) => field.toColumns(args.get(field) ?? null));
  return {
    ...Object.assign({}, ...given),
    domain: args.need(fields.domain),
    source,
    target,
    service: serviceOf(args, isPlatformChange({ source, target })) ?? '',
    customer: args.need(fields.customer),
    accountNumber: args.need(fields.accountNumber),
  };
}

/**
 * Returns the service. For a platform change, the service is always `internal`, because the Internal Migration team
 * does the work (S0-19).
 */
function serviceOf(args: ParsedArguments, isChange: boolean): string | undefined {
  const given = args.get(fields.service);
  if (!isChange) return given;
  if (!given || given === 'internal') return 'internal';
  throw new Fault('This path is a platform change, which the Internal Migration team does.', {
    hint: 'Leave out `service:`, or enter service:internal.',
    example: 'service:internal',
    field: 'service',
  });
}

function notAPlatformChange(args: ParsedArguments, source: string, target: string): Fault {
  const command = toText({ subcommand: open, ticket: 0, values: new Map(args.raw), tokens: [] });
  return new Fault(
    `A platform change is a move between Rackspace Email and Hosted Exchange, not ${source ? `from ${systemName(source)} ` : ''}to ${systemName(target)}.`,
    {
      hint: 'Open any other path with `/migration open`.',
      field: 'to',
      buttons: [{ label: 'Open a migration', command, noun: 'migration' }],
    },
  );
}
