import { type Button, type CardBlock, text } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { type ChangeKind, type Changes, changeKinds } from './changes.ts';
import type { Digest } from './digest.ts';
import { sinceWords, type Window } from './window.ts';

/** Changes that the lines of the digest tell. */
const toldByLines: ChangeKind[] = ['missed', 'escalated'];

/** What else changed since the last digest, in counts. */
export function changesText(calendar: Calendar, { changes, window, at }: Digest): CardBlock | undefined {
  const counts = changeKinds
    .filter(({ type }) => changes[type] > 0 && !toldByLines.includes(type))
    .map(({ type, says }) => `${changes[type].toLocaleString('en-US')} ${says}`);
  const since = { bold: `Since ${sinceWords(calendar, window, at)}` };
  return text([
    since,
    ` ${counts.join(' · ') || (hasChanged(changes) ? 'nothing else changed' : 'nothing changed')}`,
  ]);
}

/** Lists the tickets that changed. */
export function changesButton({ changes, window, filter }: Digest): Button | false {
  return hasChanged(changes) && { label: 'Show changes', command: changesCommand(window, filter?.said) };
}

function hasChanged(changes: Changes): boolean {
  return changeKinds.some(({ type }) => changes[type] > 0);
}

/** The command that lists the changes of a window, to the millisecond. */
export function changesCommand({ since, until }: Window, said = ''): string {
  return `digest changes since:${since.toISOString()} until:${until.toISOString()} ${said}`.trim();
}
