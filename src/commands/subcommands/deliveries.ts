import { type Button, buttons, type Card, card, heading, type Inline, list, note, text } from '../../card.ts';
import {
  type DeliveryState,
  deliveryStates,
  type Entry,
  readLedger,
  retryDelivery,
} from '../../delivery/ledger.ts';
import { Fault } from '../../errors.ts';
import { choiceField, shorten } from '../../input/field.ts';
import { numberField } from '../../input/number-field.ts';
import { perform } from '../../ticket/perform.ts';
import { moment } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import { type Changed, changed, defineSubcommand, type ParsedArguments } from '../subcommand.ts';

const size = 10;
const example = 'deliveries failed';

const stateWords: Record<DeliveryState, string> = { owed: 'waiting', failed: 'failed', sent: 'sent' };

const action = choiceField(
  'action',
  'What to do',
  [
    { value: 'all', label: 'Show all' },
    ...deliveryStates.map((value) => ({
      value,
      label: `Show ${stateWords[value]}`,
      aliases: [stateWords[value]],
    })),
    { value: 'retry', label: 'Send one again' },
  ],
  { noun: 'action' },
);

const id = {
  ...numberField('number', 'Delivery number', {
    min: 1,
    max: 999_999_999_999,
    noun: 'delivery number',
    example: '7',
  }),
  hint: 'Enter the number of a failed delivery to send it again.',
};
const before = numberField('before', 'Older than delivery', {
  min: 1,
  max: 999_999_999_999,
  noun: 'delivery number',
  example: '41',
});

export const deliveries = defineSubcommand({
  name: 'deliveries',
  summary: 'List the messages that were sent, are waiting, or failed, and why',
  examples: ['deliveries', example, 'deliveries retry 7'],
  details: [
    'The newest ones come first. `deliveries owed` lists those that are waiting.',
    '`deliveries retry 7` sends failed delivery 7 again.',
    '`before:` lists the deliveries that are older than that number.',
  ],
  positionals: [{ field: action }, { field: id }],
  keys: [{ field: before }],
  form: { title: 'Deliveries', submit: 'Show' },
  run: (context, args) => (args.get(action) === 'retry' ? retry(context, args) : show(context, args)),
});

async function retry(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  const number = args.get(id);
  if (!number) {
    throw new Fault('`deliveries retry` needs the number of a delivery.', {
      hint: id.hint,
      example: 'deliveries retry 7',
      field: id.name,
    });
  }
  await perform(context.desk, context.by, (tx) => retryDelivery(tx, BigInt(number)));
  return changed(
    card(
      text(`Sending delivery ${number} again.`),
      buttons({ label: 'Failed deliveries', command: example }),
    ),
  );
}

async function show(context: CommandContext, args: ParsedArguments): Promise<Card> {
  const wanted = args.get(action) ?? 'all';
  const state = deliveryStates.find((name) => name === wanted);
  const start = args.get(before);
  const { entries, more, counts } = await readLedger(context.desk.database.client, {
    state,
    before: start === undefined ? undefined : BigInt(start),
    size,
  });
  const names = await namesOf(context, entries);
  const oldest = entries.at(-1)?.id;
  const failed = entries.filter((entry) => entry.state === 'failed');
  return card(
    heading(state ? `Deliveries: ${stateWords[state]}` : 'Deliveries'),
    text(`${counts.owed} waiting, ${counts.failed} failed, ${counts.sent} sent.`),
    list(entries.map((entry) => lineOf(context, entry, names))),
    entries.length === 0 && note('No deliveries to show.'),
    buttons(...failed.slice(0, 5).map(retryButton)),
    buttons(
      more && { label: 'Older', command: `deliveries ${wanted} before:${oldest}` },
      state !== 'failed' && counts.failed > 0 && { label: 'Failed', command: example },
    ),
  );
}

function retryButton({ id: number }: Entry): Button {
  return { label: `Send ${number} again`, command: `deliveries retry ${number}` };
}

async function namesOf({ places }: CommandContext, entries: Entry[]): Promise<Map<string, string>> {
  const all = [...new Set(entries.map(({ place }) => place))];
  return new Map(await Promise.all(all.map(async (place) => [place, await places.nameOf(place)] as const)));
}

function lineOf({ desk }: CommandContext, entry: Entry, names: Map<string, string>): Inline[] {
  const { id: number, place, state, says, createdAt, settledAt, attempts, reason } = entry;
  const when = moment(desk.calendar, settledAt ?? createdAt);
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  const why = reason && reason !== 'superseded' ? `: ${reason}` : '';
  return [
    { bold: `${number} ${names.get(place)}` },
    ` · ${shorten(says)} · `,
    { bold: stateWords[state] },
    `${state === 'owed' ? ` since ${when}` : ` ${when}`}${tries}${why}`,
  ];
}
