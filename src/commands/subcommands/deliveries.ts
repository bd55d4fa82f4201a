import { type Button, buttons, type Card, card, heading, type Inline, list, note, text } from '../../card.ts';
import {
  type DeliveryState,
  deliveryStates,
  type Entry,
  failedPlaces,
  readLedger,
  retryAll,
  retryDelivery,
} from '../../delivery/ledger.ts';
import { Fault } from '../../errors.ts';
import { externalId } from '../../ids.ts';
import { choiceField, type Field, shorten, textField } from '../../input/field.ts';
import { numberField } from '../../input/number-field.ts';
import { listWords } from '../../phrase.ts';
import { perform } from '../../ticket/perform.ts';
import { requireLead } from '../../ticket/rights.ts';
import { momentWords } from '../../time/date-words.ts';
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
    { value: 'retry', label: 'Send again' },
  ],
  { noun: 'action' },
);

const number = numberField('number', 'Delivery number', {
  min: 1,
  max: 999_999_999_999,
  noun: 'delivery number',
  example: '7',
});

/** A delivery to send again, or all that have failed. */
const which: Field<number | 'all'> = {
  ...number,
  hint: 'Enter the number of a failed delivery, or `all`, to send it again.',
  control: { kind: 'text', max: 15 },
  read: (raw, context) => (raw.trim().toLowerCase() === 'all' ? 'all' : number.read(raw, context)),
};

const place = textField('place', 'Channel', {
  hint: 'Enter the channel or the person whose failed messages to send again. `here` is where you are.',
  example: '#migrations',
  max: 200,
});

const before = numberField('before', 'Older than delivery', {
  min: 1,
  max: 999_999_999_999,
  noun: 'delivery number',
  example: '41',
});

export const deliveries = defineSubcommand({
  name: 'deliveries',
  aliases: ['outbox'],
  reads: true,
  summary: 'List the messages that were sent, are waiting, or failed, and why',
  examples: ['deliveries', example, 'deliveries retry 7', 'deliveries retry all'],
  details: [
    'The newest ones come first. `deliveries owed` lists those that are waiting.',
    '`deliveries retry 7` sends failed delivery 7 again.',
    'Leads can send all of them again: `deliveries retry all`, or `deliveries retry all place:#migrations` for one channel.',
    '`before:` lists the deliveries that are older than that number.',
  ],
  positionals: [{ field: action }, { field: which }],
  keys: [{ field: place }, { field: before }],
  form: { title: 'Deliveries', submit: 'Show' },
  check(args) {
    const isAll = args.get(action) === 'retry' && args.get(which) === 'all';
    if (args.get(place) !== undefined && !isAll) {
      throw new Fault('`place:` works only with `deliveries retry all`.', {
        hint: 'Leave out `place:`, or send everything to that place again.',
        example: `deliveries retry all place:${place.example}`,
        field: place.name,
      });
    }
  },
  run: (context, args) => (args.get(action) === 'retry' ? retry(context, args) : show(context, args)),
});

async function retry(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  const wanted = args.get(which);
  if (!wanted) {
    throw new Fault('`deliveries retry` needs the number of a delivery, or `all`.', {
      hint: which.hint,
      example: 'deliveries retry 7',
      field: which.name,
    });
  }
  if (wanted === 'all') return retryMany(context, args.get(place));
  await perform(context.desk, context.by, (tx) => retryDelivery(tx, BigInt(wanted)));
  return sendingAgain(`delivery ${wanted}`);
}

async function retryMany(context: CommandContext, said: string | undefined): Promise<Changed> {
  const { desk, by, places } = context;
  requireLead(
    by,
    'send all failed deliveries again',
    'Anyone can send one again, such as with `deliveries retry 7`.',
  );
  const there = said === undefined ? undefined : await findPlace(context, said);
  const counts = await perform(desk, by, (tx) => retryAll(tx, there === undefined ? undefined : [there]));
  if (counts.size === 0) {
    throw new Fault('There is nothing to send again.', {
      hint: 'No message has failed, or newer ones have replaced those that did, or their channel is closed.',
      example,
    });
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const named = [...counts.keys()].slice(0, 5);
  const names = await Promise.all(named.map((to) => places.nameOf(to)));
  const rest = counts.size - named.length;
  const everywhere = listWords([...names, ...(rest > 0 ? [`${rest} other places`] : [])]);
  return sendingAgain(`${total} ${total === 1 ? 'delivery' : 'deliveries'} to ${everywhere}`);
}

/** Finds a place with failed deliveries by its id or its name, or the place of the command. */
async function findPlace({ desk, places, place: here }: CommandContext, said: string): Promise<string> {
  const wanted = said.toLowerCase() === 'here' && here ? here.id : said;
  const bare = wanted.replace(/^#/, '').toLowerCase();
  const failed = await failedPlaces(desk.database.client);
  const byId = failed.find((id) => [id, externalId(id)].some((one) => one.toLowerCase() === bare));
  if (byId) return byId;
  for (const id of failed) {
    const name = (await places.nameOf(id)).replace(/^#/, '').toLowerCase();
    if (name === bare || name.startsWith(`${bare} in `)) return id;
  }
  throw new Fault(`No delivery to “${shorten(said)}” has failed.`, {
    hint: 'See which ones have failed.',
    example,
    field: place.name,
  });
}

function sendingAgain(what: string): Changed {
  return changed(
    card(text(`Sending ${what} again.`), buttons({ label: 'Failed deliveries', command: example })),
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
      more && { label: 'Older', command: `deliveries ${wanted} before:${oldest}`, replaces: true },
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

function lineOf({ desk, at }: CommandContext, entry: Entry, names: Map<string, string>): Inline[] {
  const { id: number, place, state, says, createdAt, settledAt, attempts, reason } = entry;
  const when = momentWords(desk.calendar, settledAt ?? createdAt, at);
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  const why = reason && reason !== 'superseded' ? `: ${reason}` : '';
  return [
    { bold: `${number} ${names.get(place)}` },
    ` · ${shorten(says)} · `,
    { bold: stateWords[state] },
    `${state === 'owed' ? ` since ${when}` : ` ${when}`}${tries}${why}`,
  ];
}
