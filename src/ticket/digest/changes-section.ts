import { type Button, type CardBlock, text } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { changeKinds } from './changes.ts';
import type { Digest } from './digest.ts';
import { sinceWords, type Window } from './window.ts';

/** What changed since the last digest, in counts. */
export function changesText(calendar: Calendar, { changes, window, at }: Digest): CardBlock | undefined {
  const counts = changeKinds
    .filter(({ type }) => changes[type] > 0)
    .map(({ type, says }) => `${changes[type].toLocaleString('en-US')} ${says}`);
  const since = { bold: `Since ${sinceWords(calendar, window, at)}` };
  return text([since, ` ${counts.join(' · ') || 'nothing changed'}`]);
}

/** Lists the tickets that changed. */
export function changesButton({ changes, window, filter }: Digest): Button | false {
  const hasChanged = changeKinds.some(({ type }) => changes[type] > 0);
  return hasChanged && { label: 'Show changes', command: changesCommand(window, filter?.said) };
}

/** The command that lists the changes of a window, to the millisecond. */
export function changesCommand({ since, until }: Window, said = ''): string {
  return `digest changes since:${since.toISOString()} until:${until.toISOString()} ${said}`.trim();
}
