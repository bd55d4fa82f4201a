/** The JSON that the page and its server exchange. The page imports only types from this file. */

/** A Block Kit block as the bot sent it, with ids added where the bot left them out. */
export interface Block {
  type: string;
  block_id: string;
  [field: string]: unknown;
}

export interface Person {
  id: string;
  /** The handle, which people write after an @. */
  name: string;
  realName: string;
  /** `Racker`, `Lead`, `Guest`, `Other company`, or `App`. */
  role: string;
  /** Whether the page can be used as this person. */
  playable: boolean;
  deactivated: boolean;
}

export interface Channel {
  id: string;
  /** Empty for a direct message. */
  name: string;
  /** `app` is the person's conversation with the bot, which has a Home tab. */
  kind: 'public' | 'private' | 'app' | 'direct';
  /** Person ids. */
  members: string[];
}

export interface Message {
  channel: string;
  /** Slack's timestamp, in seconds with six decimals. It identifies the message within its channel. */
  ts: string;
  /** The `ts` of the thread's first message. */
  thread_ts?: string;
  /** Whether a reply is also in the channel. */
  inChannel: boolean;
  user: string;
  /** In Slack's markup (mrkdwn). */
  text: string;
  blocks: Block[];
  edited: boolean;
  /** Whether only the person who uses the page sees the message. */
  ephemeral: boolean;
  files: { id: string; name: string; size: number }[];
}

export interface View {
  id: string;
  /** Changes when the bot changes the view. */
  hash: string;
  title: string;
  /** The submit button's label, or null when the form has no submit button. */
  submit: string | null;
  close: string | null;
  blocks: Block[];
}

/** A slash command, with what Slack's composer shows about it. */
export interface Command {
  /** Includes the slash. */
  name: string;
  description: string;
  usageHint: string;
}

/** A shortcut of the app, in the menu of a message or in the composer. */
export interface Shortcut {
  /** Slack's `callback_id`. */
  id: string;
  name: string;
  description: string;
  /** `global` shortcuts are in the composer. */
  type: 'global' | 'message';
}

export interface Time {
  /** The time on the product's clock when this was sent, ISO 8601. */
  now: string;
  /** The team's time zone. The page shows all times in this time zone. */
  timezone: string;
  /** Whether the clock is being moved forward. */
  moving: boolean;
}

/** Everything that a person sees in the page. */
export interface Snapshot {
  me: Person;
  people: Person[];
  channels: Channel[];
  messages: Message[];
  /** The forms that were opened in this page, the topmost last. */
  modals: View[];
  home: View | null;
  commands: Command[];
  shortcuts: Shortcut[];
  time: Time;
  /**
   * The address of Microsoft's Agents Playground, where the same bot runs in Teams. Null when the Agents Playground
   * isn't running.
   */
  teams: string | null;
}

/**
 * An event of `GET /playground/events?as=<id or handle>&page=<id of the page>`. The event's `data` is this object as
 * JSON. The stream starts with a snapshot, and sends another snapshot when channels change.
 */
export type Update =
  /** The seed data isn't complete yet, but this much of it, from 0 to 100. A snapshot follows as soon as it is complete. */
  | { kind: 'preparing'; percent: number }
  | ({ kind: 'snapshot' } & Snapshot)
  /** A new or changed message, identified by channel and ts. */
  | { kind: 'message'; message: Message }
  | { kind: 'message_deleted'; channel: string; ts: string }
  | { kind: 'modals'; modals: View[] }
  | { kind: 'home'; home: View | null }
  | { kind: 'time'; time: Time }
  | { kind: 'teams'; teams: string | null };

/**
 * The value of one control. Text and numbers are strings. An option is represented by its `value`, and a person,
 * channel, or conversation by its id. A date is `YYYY-MM-DD`, a time is `HH:MM`, and a date with a time is in epoch
 * seconds. Several choices are a list. Files are `UploadedFile[]`. A control without a value has null or an empty list.
 */
export type Value = string | number | null | string[] | UploadedFile[];

/** The answer of `GET /playground/samples`. Each file is at `/playground/samples/<key of the ticket>/<name of the file>`. */
export interface SampleFiles {
  /** The open migrations, the newest first. */
  tickets: { key: string; name: string }[];
  /** In the order in which a ticket needs them. `note` is a sentence. */
  files: { name: string; label: string; note: string }[];
}

/** The answer of `GET /playground/dns`. */
export interface DnsOffer {
  /** Why the playground has no DNS, as a sentence. Null if it has one. */
  problem: string | null;
  /** The open tickets, the newest first. */
  tickets: { key: string; name: string }[];
}

/** The DNS of a ticket's domain: the answer of `GET /playground/dns/<key of the ticket>`, and of each change. */
export interface DnsZone {
  domain: string;
  /** By name. */
  nameservers: string[];
  /** What servers answer. Servers that answer the same are together, and `servers` names them in words. TTLs are in seconds. */
  records: { name: string; type: string; values: string[]; ttl: number; servers: string }[];
  /** What is wrong with a server, as sentences. */
  faults: string[];
  scenes: DnsScene[];
  /** What the bot last saw in the DNS of the domain. `words` follows “Migration Desk ”. */
  saw: { at: string; words: string } | null;
  /** When the bot looks next. Null if it doesn't watch the domain now. */
  nextLook: string | null;
}

/** Something that a press of a button makes happen. */
export interface DnsScene {
  id: string;
  label: string;
  /** A sentence. */
  note: string;
  group: 'cutover' | 'trouble' | 'resolvers' | 'reset';
}

/**
 * The body of `POST /playground/dns/<key of the ticket>`. The answer is the zone after it, or an `Outcome` that says why nothing
 * changed. A record replaces all of its name and type. An MX value starts with its priority: `10 mail.acme.com`.
 */
export type DnsChange =
  | { scene: string }
  | { record: { name: string; type: string; values: string[]; ttl: number; nameservers: string[] } };

export interface UploadedFile {
  name: string;
  mimetype: string;
  base64: string;
}

/** An action by a person. */
export type Doing =
  | { do: 'send'; channel: string; text: string; thread?: string; files?: UploadedFile[] }
  /** Presses a button, menu, or other control of a message or view. `block` and `action` are the control's ids. */
  | { do: 'press'; on: Target; block: string; action: string; choose?: Value }
  /** Submits a form, with its values by block id. */
  | { do: 'submit'; view: string; values: Record<string, Value> }
  | { do: 'close'; view: string }
  /** Chooses a shortcut. `on` is the message whose menu it was in. Absent for a global shortcut. */
  | { do: 'shortcut'; shortcut: string; on?: { channel: string; ts: string } }
  /** Opens App Home. */
  | { do: 'home' };

/**
 * The body of `POST /playground/act`: an action, and the ids of the person and the page. The response is an `Outcome`.
 * A form is shown only in the page that opened it. Without a page id, all the person's pages show the form.
 */
export type Act = { as: string; page?: string } & Doing;

/** An act of one kind. */
export type ActOf<Name extends Act['do']> = Extract<Act, { do: Name }>;

export type Target = { channel: string; ts: string } | { view: string };

export type Outcome =
  /** `warning` says why a message that was sent has no effect. */
  | { ok: true; warning?: string }
  /** The errors of a form, by block id. The form stays open. */
  | { ok: false; errors: Record<string, string> }
  /** Any other failure, as a sentence for the person. */
  | { ok: false; message: string };
