import { readStored, writeStored } from '../stored.ts';

/**
 * The id of this tab. The server shows a form only in the tab that opened the form. The id survives a reload. While the
 * tab is open, the id isn't in storage, because a duplicate of the tab would copy the storage.
 */
export const pageId = takeId();

function takeId(): string {
  const id = readStored<string | null>('page', null, 'sessionStorage') ?? crypto.randomUUID();
  writeStored('page', null, 'sessionStorage');
  window.addEventListener('pagehide', () => writeStored('page', id, 'sessionStorage'));
  return id;
}
