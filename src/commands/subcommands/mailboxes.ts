import { choiceField } from '../../input/field.ts';
import { fileField } from '../../input/file-field.ts';
import { numberField } from '../../input/number-field.ts';
import { loadMailboxes } from '../../ticket/mailboxes/stored-mailboxes.ts';
import { takeSheet } from '../../ticket/operations/take-sheet.ts';
import { loadTicket } from '../../ticket/state.ts';
import { mailboxesCard } from '../mailboxes/mailboxes-card.ts';
import { receiveSheet } from '../mailboxes/receive-sheet.ts';
import { takenReply } from '../mailboxes/sheet-cards.ts';
import { views } from '../mailboxes/views.ts';
import { waveField } from '../mailboxes/wave-field.ts';
import { defineSubcommand } from '../subcommand.ts';

const what = choiceField(
  'what',
  'What to show',
  [...views.map(({ name, label }) => ({ value: name, label })), { value: 'upload', label: 'Upload a sheet' }],
  { hint: `Enter ${views.map(({ name }) => `\`${name}\``).join(', ')}, or \`upload\`.` },
);

const from = numberField('from', 'From mailbox', {
  min: 1,
  max: 1_000_000,
  noun: 'number of a mailbox',
  example: '41',
});

const file = fileField({ label: 'Sheet or export, without passwords' });

/** The number of a sheet that was sent before. */
const take = numberField('take', 'Sheet', {
  min: 1,
  max: 999_999_999,
  noun: 'number of a sheet',
  example: '7',
});

/** What to do with mailboxes that the sheet doesn't have. */
const gone = choiceField('gone', 'Mailboxes that are not in the sheet', [
  { value: 'keep', label: 'Keep' },
  { value: 'remove', label: 'Remove' },
]);

export const mailboxes = defineSubcommand({
  name: 'mailboxes',
  aliases: ['mailbox'],
  summary: "Show how far a ticket's mailboxes are, or upload a sheet or an export of the migration tool",
  examples: [
    'mailboxes MIG-12',
    'mailboxes MIG-12 failed',
    'mailboxes MIG-12 wave:2',
    'mailboxes MIG-12 upload',
  ],
  details: [
    ...views.map(({ name, says }) => `\`${name}\` lists the mailboxes that ${says}.`),
    '`wave:2` lists the mailboxes of a wave, and `wave:none` those without one. If the customer signs off wave by wave, `set MIG-12 sign-off:"Ann Lee" wave:2` records that.',
    '`upload` takes a file. You can also attach the file to a direct message with this command.',
    'A sheet may be ours (see `sheet`), a MigrationWiz bulk list, a list of new mailboxes for the control panel, or a list for an IMAP migration to Exchange Online. It must not have passwords.',
    'An export of the migration tool says how far each mailbox is: statistics or errors from MigrationWiz, or a status list from Exchange Online. What follows from it happens by itself: steps, blockers, and who the ticket waits on.',
    'If something in the sheet is wrong, you get a copy that marks it.',
  ],
  ticket: true,
  takesFile: { words: 'upload', label: 'Upload mailboxes' },
  positionals: [{ field: what }],
  keys: [
    { field: waveField },
    { field: from },
    { field: file },
    { field: take, hidden: true },
    { field: gone, hidden: true },
  ],
  required: (raw) => (raw.get(what.name) === 'upload' && !raw.has(take.name) ? [file.name] : []),
  form: {
    title: 'Upload a sheet',
    submit: 'Upload',
    arguments: () => [{ field: file }],
  },
  async run(context, args) {
    const { desk, by, at } = context;
    const sent = args.get(file);
    if (sent) return receiveSheet(context, args.ticket, sent);
    const id = args.get(take);
    if (id !== undefined) {
      return takenReply(
        context,
        await takeSheet(desk, by, args.ticket, { id, gone: args.get(gone) ?? 'keep' }),
      );
    }
    const { client } = desk.database;
    const state = await loadTicket(desk, client, args.ticket);
    const view = views.find(({ name }) => name === args.get(what));
    const wanted = { view, wave: args.get(waveField), from: args.get(from) };
    return mailboxesCard(desk.calendar, state, await loadMailboxes(client, args.ticket), wanted, at);
  },
});
