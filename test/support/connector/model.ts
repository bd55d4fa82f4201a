/** JSON as it is on the wire. */
export type Json = Record<string, unknown>;

/** Someone of a conversation, in the shape in which the Connector hands members out. */
export interface Member {
  /** `29:...` */
  id: string;
  name: string;
  aadObjectId: string;
  email: string;
  userPrincipalName: string;
  /** Someone of another tenant has another one than the connector's. */
  tenantId: string;
  userRole: 'user' | 'guest';
}

export interface Team {
  /** `19:...@thread.tacv2`, that of its General channel. */
  id: string;
  name: string;
  aadGroupId: string;
}

export interface Conversation {
  /** Without `;messageid=`: a thread is a part of its channel. */
  id: string;
  type: 'personal' | 'groupChat' | 'channel';
  tenantId: string;
  name?: string;
  /** Of a channel. */
  team?: Team;
  /** Ids of members. */
  members: string[];
  /** Whether the bot is in it: it is refused elsewhere. */
  installed: boolean;
}

/** A message of the bot's or of a person's. */
export interface KeptActivity {
  id: string;
  /** The conversation without `;messageid=`. */
  conversation: string;
  /** In a channel, the id of the message that began the thread: its own for the first. */
  thread?: string;
  /** `bot`, or a member's id. */
  from: string;
  /** As it was posted last. */
  activity: Json;
  /** As it was before each edit, oldest first. */
  edits: Json[];
  deleted: boolean;
}

/** A request of the bot's to the Connector. */
export interface ConnectorCall {
  method: string;
  /** From `/v3` on and decoded, with its query. */
  path: string;
  body: Json;
  /** When it came, in ms since the epoch. */
  at: number;
  /** Once answered; with `dropped` what would have been, or nothing if nothing was done. */
  status?: number;
  /** The connection was cut instead of answered. */
  dropped?: boolean;
}

/** Something that the connector's listeners hear of. */
export type Change =
  | { kind: 'call' | 'answer'; call: ConnectorCall }
  | { kind: 'activity' | 'edit' | 'delete'; kept: KeptActivity };

/** An error in the Connector's shape. */
export class ConnectorError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The body of an error. */
export function toErrorBody(code: string, message: string): Json {
  return { error: { code, message } };
}
