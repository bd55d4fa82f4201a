import { capitalize } from '../phrase.ts';
import { type Path, routeOf } from './route.ts';
import { hasAdminLogin, hasOwnLogins, serverAsked } from './sources.ts';

/** Which logins the migration tool needs. See docs/trade.md, "Credentials". */
export interface Logins {
  /** The systems of which one administrator's login opens all mailboxes, as slugs. */
  administrators: string[];
  /** Of which mailboxes the tool needs the username and password, one by one. Null: of none. */
  each: 'old' | 'new' | 'both' | null;
}

/** The old system of a move, or the new one. */
export type Side = 'source' | 'target';

/**
 * Whose login opens the mailboxes of a side: an administrator's login opens all of them, each mailbox has its own login, or
 * our team opens them without a login from the customer.
 */
export type Access = 'administrator' | 'each' | 'ours';

/** Whose logins open the mailboxes of a path, on each side. */
export function accessOf({ source, target }: Pick<Path, 'source' | 'target'>): Record<Side, Access> {
  if (routeOf({ source, target }) === 'platform-change') return { source: 'ours', target: 'ours' };
  return {
    source: hasAdminLogin(source) ? 'administrator' : hasOwnLogins(source) ? 'each' : 'ours',
    target: target === 'office-365' ? 'administrator' : 'each',
  };
}

/** Which logins a path needs. A platform change needs none. */
export function loginsOf(path: Pick<Path, 'source' | 'target'>): Logins {
  const { source, target } = accessOf(path);
  return {
    administrators: [
      ...(source === 'administrator' ? [path.source] : []),
      ...(target === 'administrator' ? [path.target] : []),
    ],
    each: source === 'each' ? (target === 'each' ? 'both' : 'old') : target === 'each' ? 'new' : null,
  };
}

/** The logins of single mailboxes that the customer sends. Null if there are none. */
export function eachLogin(path: Pick<Path, 'source' | 'target'>): string | null {
  const { each } = loginsOf(path);
  if (each === null) return null;
  const which = { old: '', new: ' of the new mailbox', both: ' of both the old mailbox and the new one' };
  return `the username and password${which[each]}`;
}

/** What the customer of an assisted move sends besides the sheet of mailboxes, one line each. */
export function besidesSheet(path: Path & { sourceUrl: string | null; method: string | null }): string[] {
  if (path.service !== 'assisted' || path.method === 'pst-ftp') return [];
  const server = path.sourceUrl === null && serverAsked(path.source);
  const login = eachLogin(path);
  const admins = loginsOf(path).administrators;
  return [
    ...(server ? [`${capitalize(server.what)}, such as ${server.example}`] : []),
    ...(admins.includes(path.source) ? ['The login of an administrator who can open every old mailbox'] : []),
    ...(login ? [`${capitalize(login)} for every mailbox`] : []),
    ...(admins.includes(path.target) ? ['The login of a global administrator of Office 365'] : []),
  ];
}
