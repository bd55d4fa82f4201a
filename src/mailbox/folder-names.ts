import { listSome, listWords } from '../phrase.ts';
import { truncate } from '../truncate.ts';

/** What no name of a folder may have if its mailbox moves. Source: docs/trade.md, "Mailboxes and sheets". */
const forbidden = /[!@#$%^&*()+=<,>?/;:"'{}[\]\\|.]/g;

/** How many folders an advice names. */
const mostNamed = 3;

/**
 * Says which folders to rename, without a period. Null if none.
 *
 * @param names the names of folders, in lines or with semicolons between them
 */
export function folderAdvice(names: string): string | null {
  const found = names
    .split(/[\n;]/)
    .map((name) => ({ name: name.trim(), signs: [...new Set(name.match(forbidden))] }))
    .filter(({ signs }) => signs.length > 0);
  if (found.length === 0) return null;
  const named = found.map(
    ({ name, signs }) => `“${truncate(name, 40)}” (remove ${listWords(signs.map((sign) => `“${sign}”`))})`,
  );
  return `Rename the ${found.length === 1 ? 'folder' : 'folders'} ${listSome(named, mostNamed)}`;
}
