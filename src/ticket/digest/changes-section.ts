import { buttons, type CardBlock, text } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { changeKinds } from './changes.ts';
import type { Digest } from './digest.ts';
import { sinceWords, type Window } from './window.ts';

/** What changed since the last digest, in counts, with a button that lists the tickets. */
export function changesBlocks(
  calendar: Calendar,
  { changes, window, filter, at }: Digest,
): (CardBlock | undefined)[] {
  const since = `Since ${sinceWords(calendar, window, at)}`;
  const counts = changeKinds
    .filter(({ type }) => changes.counts[type] > 0)
    .map(({ type, says }) => `${changes.counts[type].toLocaleString('en-US')} ${says}`);
  if (counts.length === 0) return [text([{ bold: since }, ' nothing changed'])];
  return [
    text([{ bold: since }, ` ${counts.join(' · ')}`]),
    buttons({ label: 'Show changes', command: changesCommand(window, filter?.said) }),
  ];
}

/** The command that lists the changes of a window, to the millisecond. */
export function changesCommand({ since, until }: Window, said = ''): string {
  return `digest changes since:${since.toISOString()} until:${until.toISOString()} ${said}`.trim();
}
