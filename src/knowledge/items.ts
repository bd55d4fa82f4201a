import type { Citation } from './citation.ts';
import { rackspacePlatforms, routeOf } from './route.ts';
import { needsOf, sourceNotes } from './sources.ts';

/** What moves from one system to another, and what stays behind. See docs/trade.md, "What moves". */
export interface Items extends Citation {
  moves: string[];
  /** Items that the move tries to copy, without a guarantee. */
  attempted: string[];
  leftBehind: string[];
  notes: string[];
  /** True if no public article covers this move. The migration plan must then confirm what moves. */
  needsConfirmation: boolean;
}

/** The eight kinds of items that an upgrade leaves behind (S1-29). */
export const eightExclusions = [
  'alternate addresses',
  'aliases',
  'distribution lists',
  'group lists',
  'groups that users made in Outlook',
  'public folders',
  'custom color-coded calendar items',
  "local data on users' computers",
];

/** What the migration tool leaves behind on every path. */
export const toolExclusions = [
  'public folders, RSS feeds, and archives or vaults outside the mailbox',
  'mailbox rules, permissions, sharing, and mail app settings',
  'personal distribution lists, and extra color categories in calendars',
  'bounce messages, meeting invitations and cancellations, and meeting responses',
  "custom item types, and items whose type doesn't match their folder",
];

const rackspaceEmailNote = 'Only mail can move to Rackspace Email, whatever the source.';

const rebuildNote =
  'An administrator re-creates these items. Users back up their own local data and import it into the new mailbox.';

/**
 * Returns what moves from a source to a target. Both are slugs. Callers reject a move from a Rackspace platform to
 * itself.
 */
export function itemsOf(source: string, target: string): Items {
  const route = routeOf({ source, target });
  if (route === 'platform-change')
    return target === 'hosted-exchange' ? intoExchange() : intoRackspaceEmail();
  const { items } = needsOf(source);
  const moves = target === 'rackspace-email' ? items.slice(0, 1) : items;
  const upgrade = route === 'upgrade';
  return {
    moves,
    attempted: [],
    leftBehind: upgrade ? eightExclusions : toolExclusions,
    notes: [
      ...(target === 'rackspace-email' ? [rackspaceEmailNote] : []),
      ...sourceNotes(source),
      ...(upgrade ? [rebuildNote] : []),
    ],
    needsConfirmation: rackspacePlatforms.includes(source),
    seeds: upgrade ? ['S0-16', 'S1-09', 'S1-29'] : ['S0-16'],
    articles: ['itemsMigrated'],
  };
}

function intoExchange(): Items {
  return {
    moves: ['all mail that webmail shows', 'membership in aliases and lists'],
    attempted: ['webmail calendars', 'webmail contacts (ask users to export them to CSV first)'],
    leftBehind: [
      'tasks and notes',
      'auto-saved contacts and group contacts',
      'message flags',
      'passwords (all of them change)',
      'forwarding, rules, alerts, signatures, safelists, and blocklists',
      'SharePoint permissions and settings',
      'Outlook settings, such as categories, delegates, folder permissions, and autocomplete',
      'mail that is only on a computer, unless the user uploads it first',
    ],
    notes: [],
    needsConfirmation: false,
    seeds: [],
    articles: ['platformChange'],
  };
}

function intoRackspaceEmail(): Items {
  return {
    moves: ['mail'],
    attempted: [],
    leftBehind: ['calendars', 'contacts', 'tasks', 'notes', 'data that phones get through ActiveSync'],
    notes: [
      rackspaceEmailNote,
      'Before the platform change starts, users export calendars, contacts, tasks, and notes. A mailbox can be no larger than 25 GB.',
    ],
    needsConfirmation: true,
    seeds: ['S0-16'],
    articles: ['itemsMigrated'],
  };
}
