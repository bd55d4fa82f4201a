/** How the migration tool gets into the mailboxes of a source. */
type Login =
  /** One administrator's login opens every mailbox. */
  | 'administrator'
  /** The same, and the administrator needs the right to impersonate users. */
  | 'impersonation'
  /** Each mailbox has its own login. */
  | 'each-user'
  /** Each mailbox has its own login. With two-step sign-in, that is an app password. */
  | 'app-password'
  /** Our team opens the mailboxes without a login from the customer. */
  | 'ours';

/** Where the server of a source is. */
type Server =
  /** The customer tells us. `example` shows the form, and `what` says in a customer's words what it is. */
  | { example: string; what: string }
  /** It is known. Null: our team or the tool knows it, so nobody has to enter it. */
  | { known: string | null };

/** What a source needs, and what people should know about it. */
export interface SourceNeeds {
  login: Login;
  server: Server;
  /** What to do if the system limits how fast the tool copies, in a sentence. Absent: nothing special. */
  limit?: string;
  /** The kinds of items that the tool can read. */
  items: string[];
  /** What everyone must know before anything else, in a sentence. */
  warning?: string;
  /** What about the move is special, for Rackers and customers. */
  notes?: string[];
  /** What customers read instead of the notes. */
  told?: string;
  /** What only Rackers need to know. */
  forUs?: string[];
}

const groupware = ['mail', 'calendars', 'contacts', 'tasks'];
const exchangeItems = [...groupware, 'journals', 'notes'];

const webmail = 'the address of the page where users sign in to webmail';
const server = { example: 'https://mail.example.com', what: 'the address of the old mail server' };

const askHost = 'Ask the host to raise its limit on connections.';

const exchange: SourceNeeds = {
  login: 'impersonation',
  server: { example: 'https://mail.example.com/owa', what: webmail },
  limit: 'Use impersonation, or have the limits relaxed for 30, 60, or 90 days.',
  items: exchangeItems,
};

/** Before Exchange 2010, an administrator opens every mailbox without impersonation. */
const earlyExchange: SourceNeeds = { ...exchange, login: 'administrator', limit: undefined };

const google = {
  server: { known: null },
  limit: 'The tool can read 2,500 MB a day from each mailbox. After that, wait for the next day.',
  items: ['mail', 'calendars', 'contacts'],
  notes: ['Gmail labels become folders. Only archived mail moves from All Mail.'],
  forUs: ['Google lets the tool read 2,500 MB a day from each mailbox, so a large one takes days.'],
} satisfies Partial<SourceNeeds>;

const unknown: SourceNeeds = { login: 'each-user', server, limit: askHost, items: [] };

const groupwise: SourceNeeds = { login: 'each-user', server, limit: askHost, items: groupware };

/** What each source needs, by its slug. See docs/trade.md, "What each source needs". */
const table = {
  'exchange-2003': {
    ...earlyExchange,
    server: { example: 'https://mail.example.com/exchange', what: webmail },
    notes: ["BCC recipients and resource attendees don't move from Exchange 2003."],
  },
  'exchange-2007': earlyExchange,
  'exchange-2010': exchange,
  'exchange-2013': exchange,
  'exchange-2016': exchange,
  'exchange-2019': exchange,
  'office-365': { ...exchange, server: { known: null } },
  'hosted-exchange': { ...exchange, login: 'ours', server: { known: null } },
  'google-apps': { ...google, login: 'administrator' },
  gmail: { ...google, login: 'app-password' },
  'groupwise-7': groupwise,
  'groupwise-8': groupwise,
  'lotus-notes': {
    login: 'each-user',
    server,
    limit: askHost,
    items: groupware,
    notes: ['Lotus Notes must be version 6.5 or later.'],
    told: 'About Lotus Notes: Please tell us if yours is older than 6.5.',
  },
  zimbra: {
    login: 'administrator',
    server,
    limit: askHost,
    items: groupware,
    notes: ['Zimbra must be version 6 or later.'],
    told: 'About Zimbra: Please tell us if yours is older than version 6.',
  },
  imap: {
    login: 'each-user',
    server: {
      example: 'mail.example.com:993 (with SSL) or mail.example.com:143 (without SSL)',
      what: 'the name and the port of the old mail server',
    },
    limit: askHost,
    items: ['mail'],
    notes: ['Folder names can contain only letters and digits.'],
  },
  pop: {
    login: 'each-user',
    server: { example: 'pop.example.com', what: 'the name of the old mail server' },
    limit: askHost,
    items: ['mail in the inbox'],
    warning: 'Inbox only: from a POP server, our tool copies only the mail in the inbox.',
    notes: [
      "Most POP mail is on the user's own computer. Users move it themselves: in Outlook, they drag it to the new mailbox.",
    ],
  },
  'rackspace-email': {
    login: 'each-user',
    server: { known: 'secure.emailsrvr.com:993' },
    items: ['mail'],
  },
} satisfies Record<string, SourceNeeds>;

/** A system that mail can come from. */
export type SourceSlug = keyof typeof table;

/** What a source needs. For a source that only a newer release knows, what most sources need. */
export function needsOf(slug: string): SourceNeeds {
  return Object.hasOwn(table, slug) ? table[slug as SourceSlug] : unknown;
}

/** What is special about a move from a source, in sentences. The warning comes first. */
export function sourceNotes(slug: string): string[] {
  const { warning, notes = [] } = needsOf(slug);
  return [...(warning ? [warning] : []), ...notes];
}

/** All that a Racker should know about a source when work on a ticket begins, in sentences. The warning comes first. */
export function sourceBriefing(slug: string): string[] {
  return [...sourceNotes(slug), ...(needsOf(slug).forUs ?? [])];
}

/** What to do if a system limits how fast the tool copies, in a sentence. Undefined if nothing special helps. */
export function limitOf(slug: string): string | undefined {
  return needsOf(slug).limit;
}

/** The server that the customer has to name. Null if it is known without the customer. */
export function serverAsked(slug: string): { example: string; what: string } | null {
  const { server } = needsOf(slug);
  return 'known' in server ? null : server;
}

/** Whether one administrator's login opens all mailboxes of a source. */
export function hasAdminLogin(slug: string): boolean {
  return ['administrator', 'impersonation'].includes(needsOf(slug).login);
}

/** Whether each mailbox of a source has its own login, which the customer sends. */
export function hasOwnLogins(slug: string): boolean {
  return ['each-user', 'app-password'].includes(needsOf(slug).login);
}
