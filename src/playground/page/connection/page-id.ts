import { readStored, writeStored } from '../stored.ts';

/**
 * The id of this tab. The server uses it to show a form only in the tab that opened it. The id survives a reload. It
 * isn't in storage while the tab is open, because a duplicate of the tab would copy the storage.
 */
export const pageId = takeId();

function takeId(): string {
  const id = readStored<string | null>('page', null, 'sessionStorage') ?? crypto.randomUUID();
  writeStored('page', null, 'sessionStorage');
  window.addEventListener('pagehide', () => writeStored('page', id, 'sessionStorage'));
  return id;
}
