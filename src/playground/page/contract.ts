/** What the page and its server tell each other, as JSON. The page imports this as types only. */

/** A Block Kit block, as the bot sent it; every block and control has its id. */
export interface Block {
  type: string;
  block_id: string;
  [field: string]: unknown;
}

export interface Person {
  id: string;
  /** The handle, as after an @. */
  name: string;
  realName: string;
  /** What they are to the bot: `Racker`, `Lead`, `Guest`, `Other company`, `App`. */
  role: string;
  /** Whether the page can be used as this person. */
  playable: boolean;
  deactivated: boolean;
}

export interface Channel {
  id: string;
  /** Empty for a conversation between two. */
  name: string;
  /** `app`: the bot's own conversation with the person, which has a Home tab. */
  kind: 'public' | 'private' | 'app' | 'direct';
  /** Person ids. */
  members: string[];
}

export interface Message {
  channel: string;
  /** Slack's timestamp: seconds with six digits after the point. It names the message within its channel. */
  ts: string;
  /** The `ts` of the first message of its thread. */
  thread_ts?: string;
  user: string;
  /** Slack's own markup. */
  text: string;
  blocks: Block[];
  edited: boolean;
  /** Only this person sees it. */
  ephemeral: boolean;
  files: { id: string; name: string; size: number }[];
}

export interface View {
  id: string;
  /** Changes when the bot changes the view. */
  hash: string;
  title: string;
  /** The words on its buttons; null: there is no such button. */
  submit: string | null;
  close: string | null;
  blocks: Block[];
}

/** A slash command, as Slack's composer offers it. */
export interface Command {
  /** With its slash. */
  name: string;
  description: string;
  usageHint: string;
}

export interface Time {
  /** The product's present moment when this was sent, ISO 8601. */
  now: string;
  /** The team's zone, in which the page shows all times. */
  timezone: string;
  /** Whether it is being moved forward just now. */
  moving: boolean;
}

/** All that a person sees. */
export interface Snapshot {
  me: Person;
  people: Person[];
  channels: Channel[];
  messages: Message[];
  /** Open forms, topmost last: those that were opened in this page. */
  modals: View[];
  home: View | null;
  commands: Command[];
  time: Time;
  /** Where the same bot is in Teams: the address of Microsoft's Agents Playground. Null: it does not run. */
  teams: string | null;
}

/** `GET /playground/events?as=<id or handle>&page=<id of the page>` sends these as server-sent events (JSON in `data`), a snapshot first and again when channels change. */
export type Update =
  /** The workspace is being seeded. The snapshot follows when that is done. */
  | { kind: 'preparing' }
  | ({ kind: 'snapshot' } & Snapshot)
  /** New, or changed: known by channel and ts. */
  | { kind: 'message'; message: Message }
  | { kind: 'message_deleted'; channel: string; ts: string }
  | { kind: 'modals'; modals: View[] }
  | { kind: 'home'; home: View | null }
  | { kind: 'time'; time: Time }
  | { kind: 'teams'; teams: string | null };

/**
 * What is chosen or typed in one control: text and numbers as text; an option by its value; people, channels and
 * conversations by id; `YYYY-MM-DD`, `HH:MM`, or epoch seconds for date, time and both; several as a list; files as
 * `UploadedFile[]`; null or an empty list when nothing is.
 */
export type Value = string | number | null | string[] | UploadedFile[];

export interface UploadedFile {
  name: string;
  mimetype: string;
  base64: string;
}

/** What a person does. */
export type Doing =
  | { do: 'send'; channel: string; text: string; thread?: string }
  /** A button, menu or other control of a message or view, by block id and action id. */
  | { do: 'press'; on: Target; block: string; action: string; choose?: Value }
  /** By block id. */
  | { do: 'submit'; view: string; values: Record<string, Value> }
  | { do: 'close'; view: string }
  /** App Home has been opened. */
  | { do: 'home' };

/**
 * `POST /playground/act`, by the id of the person. Answered with an `Outcome`. A form is shown only in the page whose act
 * opened it, by the id that the page has given itself; where no page is named, in all pages of the person.
 */
export type Act = { as: string; page?: string } & Doing;

export type Target = { channel: string; ts: string } | { view: string };

export type Outcome =
  | { ok: true }
  /** What is wrong with a form, by block id; the form stays. */
  | { ok: false; errors: Record<string, string> }
  /** Anything else: a sentence for the person. */
  | { ok: false; message: string };
