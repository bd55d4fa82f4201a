import { readStored, writeStored } from '../stored.ts';

/**
 * The id of this tab. The server uses it to show a form only in the tab that opened it. The id survives a reload. While
 * the tab is open, the id isn't in storage, because a duplicate of the tab would copy it from there.
 */
export const pageId = takeId();

function takeId(): string {
  const id = readStored<string | null>('page', null, 'sessionStorage') ?? crypto.randomUUID();
  writeStored('page', null, 'sessionStorage');
  window.addEventListener('pagehide', () => writeStored('page', id, 'sessionStorage'));
  return id;
}
