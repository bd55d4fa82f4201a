import { rackspacePlatforms, routeOf } from './route.ts';
import type { Source } from './source.ts';

/** What moves from one system to another, and what stays behind: docs/trade.md, "What moves". */
export interface Items extends Source {
  moves: string[];
  /** What is tried and may fail. */
  tried: string[];
  stays: string[];
  notes: string[];
  /** Whether no document says it in so many words: the plan must confirm it. */
  unsure: boolean;
}

const groupware = ['mail', 'calendars', 'contacts', 'tasks'];
const exchange = [...groupware, 'journals', 'notes'];

/** What a source gives to a platform that takes everything. */
const bySource: Record<string, string[]> = {
  'exchange-2003': exchange,
  'exchange-2007': exchange,
  'exchange-2010': exchange,
  'exchange-2013': exchange,
  'exchange-2016': exchange,
  'exchange-2019': exchange,
  'hosted-exchange': exchange,
  'office-365': exchange,
  'google-apps': ['mail', 'calendars', 'contacts'],
  gmail: ['mail', 'calendars', 'contacts'],
  'groupwise-7': groupware,
  'groupwise-8': groupware,
  'lotus-notes': groupware,
  zimbra: groupware,
  imap: ['mail'],
  pop: ['mail of the inbox'],
  'rackspace-email': ['mail'],
};

const sourceNotes: Record<string, string> = {
  'exchange-2003': 'From Exchange 2003 the BCC recipients and the attendees that are resources stay behind.',
  'google-apps': 'Labels become folders. Of All Mail, what is archived comes along.',
  gmail: 'Labels become folders. Of All Mail, what is archived comes along.',
  pop: "Most POP mail lies on the user's computer: they move it themselves, by dragging it in Outlook.",
  imap: 'Folder names must be letters and digits.',
  'lotus-notes': 'Lotus Notes must be 6.5 or later.',
  zimbra: 'Zimbra must be 6 or later.',
};

/** The eight kinds that an upgrade leaves behind (S1-29). */
export const eightExclusions = [
  'alternate addresses',
  'aliases',
  'distribution lists',
  'group lists',
  'groups that users made in Outlook',
  'public folders',
  "calendar items' custom colours",
  'data that is only local',
];

/** What the migration tool leaves behind wherever it is used. */
const toolLeaves = [
  'public folders, RSS feeds, and archives or vaults outside the mailbox',
  "mailbox rules, permissions, sharing, and the mail program's settings",
  'personal distribution lists and extra colour categories of calendars',
  'bounces, invitations and cancellations, and who has accepted a meeting',
  'items of a custom type, or of another type than their folder',
];

const toRackspaceEmail = 'Rackspace Email takes mail only, whatever the source.';

/** What moves from a source to a target: slugs that exist, and not one to itself on Rackspace's own platforms. */
export function itemsOf(source: string, target: string): Items {
  const route = routeOf({ source, target });
  if (route === 'platform-change')
    return target === 'hosted-exchange' ? intoExchange() : intoRackspaceEmail();
  const moves = target === 'rackspace-email' ? mailOf(source) : (bySource[source] ?? []);
  const upgrade = route === 'upgrade';
  return {
    moves,
    tried: [],
    stays: upgrade ? eightExclusions : toolLeaves,
    notes: [
      ...(target === 'rackspace-email' ? [toRackspaceEmail] : []),
      ...(sourceNotes[source] ? [sourceNotes[source]] : []),
      ...(upgrade ? [rebuild] : []),
    ],
    unsure: rackspacePlatforms.includes(source),
    seeds: upgrade ? ['S0-16', 'S1-09', 'S1-29'] : ['S0-16'],
    articles: ['itemsMigrated'],
  };
}

const rebuild = 'An administrator builds these anew; what is local is backed up or imported by its user.';

function mailOf(source: string): string[] {
  return (bySource[source] ?? []).slice(0, 1);
}

function intoExchange(): Items {
  return {
    moves: ['all mail that webmail shows', 'membership of aliases and lists'],
    tried: ["webmail's calendar", "webmail's contacts (have them exported to CSV first)"],
    stays: [
      'tasks and notes',
      'contacts that were saved by themselves, and those of groups',
      'flags of messages',
      'passwords: all of them change',
      'forwarding, rules, alerts, signatures, safelists and blocklists',
      'permissions and settings of SharePoint',
      'settings of Outlook: categories, delegates, folder permissions, autocomplete',
      'mail that is only on a computer, unless it is uploaded before',
    ],
    notes: [],
    unsure: false,
    seeds: ['S0-16', 'S0-17'],
    articles: ['itemsMigrated'],
  };
}

function intoRackspaceEmail(): Items {
  return {
    moves: ['mail'],
    tried: [],
    stays: ['calendars', 'contacts', 'tasks', 'notes', 'what phones get by ActiveSync'],
    notes: [
      toRackspaceEmail,
      'Users export calendars, contacts, tasks and notes before the start. A mailbox must fit into 25 GB.',
    ],
    unsure: true,
    seeds: ['S0-16', 'S0-17'],
    articles: ['itemsMigrated'],
  };
}
