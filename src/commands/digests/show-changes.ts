import type { Card } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { listChanges } from '../../ticket/digest/changes.ts';
import { changesCard } from '../../ticket/digest/changes-card.ts';
import { ticketsOf } from '../../ticket/digest/digest-filter.ts';
import { type Window, windowOf } from '../../ticket/digest/window.ts';
import { loadNames } from '../../ticket/state.ts';
import type { CommandContext } from '../context.ts';
import type { Token } from '../grammar/tokens.ts';
import { readDigestFilter } from './read-digest-filter.ts';

/** The keys that say which changes to show. The button below a digest has them. */
const windowKeys = ['since', 'until'];

/** Lists what changed between two digests, or since the channel's last one. */
export async function showChanges(context: CommandContext, tokens: Token[]): Promise<Card> {
  const { desk, at, place } = context;
  const { client } = desk.database;
  const keys = tokens.filter(isWindowKey);
  const filter = await readDigestFilter(
    context,
    tokens.filter((token) => !isWindowKey(token)),
  );
  const window =
    keys.length > 0 ? readWindow(keys, at) : await windowOf(client, desk.calendar, place?.id ?? '', at);
  const changed = await listChanges(client, ticketsOf(filter), window);
  const names = await loadNames(
    client,
    changed.map(({ ownerId }) => ownerId),
  );
  return changesCard(desk.calendar, { window, changed, names, at });
}

function isWindowKey({ key, negated }: Token): boolean {
  return !negated && key !== undefined && windowKeys.includes(key);
}

function readWindow(keys: Token[], at: Date): Window {
  const read = (name: string) => keys.find(({ key }) => key === name)?.value;
  const [since, until] = [new Date(read('since') ?? ''), new Date(read('until') ?? at)];
  if (Number.isNaN(since.getTime()) || Number.isNaN(until.getTime())) {
    throw new Fault('`since` and `until` must be times of a digest.', {
      hint: 'Press Show changes below a digest, or type `digest changes` for what changed since the last one.',
      example: 'digest changes',
    });
  }
  return { since, until };
}
