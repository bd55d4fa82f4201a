import { choiceField } from '../../input/field.ts';
import { recordsCard, wayBackCard } from '../dns/records-card.ts';
import { seeDomain } from '../dns/see-domain.ts';
import { defineSubcommand } from '../subcommand.ts';

const what = choiceField(
  'what',
  'What to list',
  [{ value: 'rollback', label: 'The way back', aliases: ['back', 'undo', 'way-back'] }],
  { hint: 'Enter `rollback`, or nothing.' },
);

export const records = defineSubcommand({
  name: 'records',
  aliases: ['record', 'dns-records'],
  reads: true,
  summary: "List the DNS records that the customer's admin has to set, from what stands there now",
  examples: ['records MIG-12', 'records MIG-12 rollback'],
  details: [
    'You get a table, text to paste, and lines for a zone file. Letter T9 says the same to the customer.',
    '`rollback` lists how to go back to the records from before the move.',
    'Without DNS, the list follows from the path of the ticket.',
  ],
  ticket: true,
  positionals: [{ field: what }],
  async run(context, args) {
    const seen = await seeDomain(context, args.ticket);
    return args.get(what) === 'rollback' ? wayBackCard(context, seen) : recordsCard(context, seen);
  },
});
