import { type Button, type CardBlock, type Figure, figures, text } from '../../card.ts';
import { type OwnerLoad, sumOf, totalOf } from '../attention/load.ts';
import { plural } from '../words.ts';
import type { Digest } from './digest.ts';

/** The most owners with a line of their own. */
const mostOwners = 8;

type Counts = Pick<OwnerLoad, 'open' | 'stalled' | 'dates'>;

/** How much there is to do in all, and for each owner. */
export function loadBlocks(digest: Digest): (CardBlock | undefined)[] {
  const { owners, unassigned } = digest.load;
  const shown = owners.slice(0, owners.length > mostOwners + 1 ? mostOwners : undefined);
  const others = owners.slice(shown.length);
  const all: Figure[] = [
    ...shown.map((owner) => ({ label: owner.name, value: countWords(owner) })),
    ...(others.length > 0
      ? [{ label: `${others.length} more owners`, value: countWords(sumOf(others)) }]
      : []),
    ...(unassigned.open > 0 ? [{ label: 'Unassigned', value: countWords(unassigned) }] : []),
  ];
  if (all.length === 0) return [];
  return [text([{ bold: 'Load' }, ` ${countWords(totalOf(digest.load))}`]), figures(all)];
}

/** Lists the tickets that nobody owns. */
export function unassignedButton({ load, filter }: Digest): Button | false {
  const command = ['list unassigned', filter?.said].filter(Boolean).join(' ');
  return load.unassigned.open > 0 && { label: 'Show unassigned', command };
}

/** `19 open, 5 stalled, 2 dates this week`. */
function countWords({ open, stalled, dates }: Counts): string {
  return [
    `${open.toLocaleString('en-US')} open`,
    stalled > 0 && `${stalled.toLocaleString('en-US')} stalled`,
    dates > 0 && `${plural(dates, 'date')} this week`,
  ]
    .filter(Boolean)
    .join(', ');
}
