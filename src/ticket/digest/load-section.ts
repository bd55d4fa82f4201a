import { type Button, type CardBlock, type Figure, figures, text } from '../../card.ts';
import { loadTitle, loadWords, sumOf } from '../attention/load.ts';
import type { Digest } from './digest.ts';

/** The most owners with a line of their own. */
const mostOwners = 8;

/** How many open tickets each owner has. */
export function loadBlocks(digest: Digest): (CardBlock | undefined)[] {
  const { owners, unassigned } = digest.load;
  const shown = owners.slice(0, owners.length > mostOwners + 1 ? mostOwners : undefined);
  const others = owners.slice(shown.length);
  const all: Figure[] = [
    ...shown.map((owner) => ({ label: owner.name, value: loadWords(owner) })),
    ...(others.length > 0
      ? [{ label: `${others.length} more owners`, value: loadWords(sumOf(others)) }]
      : []),
    ...(unassigned.open > 0 ? [{ label: 'Unassigned', value: loadWords(unassigned) }] : []),
  ];
  if (all.length === 0) return [];
  return [text([{ bold: loadTitle }]), figures(all)];
}

/** Lists the tickets that nobody owns. */
export function unassignedButton({ load, filter }: Digest): Button | false {
  const command = ['list unassigned', filter?.said].filter(Boolean).join(' ');
  return load.unassigned.open > 0 && { label: 'Show unassigned', command };
}
