import type { Person } from '../contract.ts';

/**
 * Replaces full names after an @ with handles, as Slack's client does when someone types a name without picking it:
 * `@Migration Desk list` becomes `@migration_desk list`.
 */
export function toHandles(text: string, people: Person[]): string {
  const handles = new Map(people.map(({ name, realName }) => [realName.toLowerCase(), name]));
  const names = [...handles.keys()].toSorted((a, b) => b.length - a.length).map(escapePattern);
  const written = new RegExp(`(?<![\\p{L}\\p{N}_])@(${names.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
  return text.replaceAll(written, (_all, name: string) => `@${handles.get(name.toLowerCase())}`);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
