import { readStored, writeStored } from '../stored.ts';

/**
 * What this page calls itself, so that forms come to where they were opened. A reload keeps it; while the page is open it is
 * not in the storage, from which a duplicate of the page would take it.
 */
export const pageId = takeId();

function takeId(): string {
  const id = readStored<string | null>('page', null, 'sessionStorage') ?? crypto.randomUUID();
  writeStored('page', null, 'sessionStorage');
  window.addEventListener('pagehide', () => writeStored('page', id, 'sessionStorage'));
  return id;
}
