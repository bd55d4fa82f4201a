/** JSON, as sent over HTTP. */
export type Json = Record<string, unknown>;

/** A member of a conversation, in the Connector's format. */
export interface Member {
  /** The Teams user id, `29:…`. */
  id: string;
  name: string;
  aadObjectId: string;
  email: string;
  userPrincipalName: string;
  /** The tenant that the person belongs to. For people from outside, it isn't the connector's tenant. */
  tenantId: string;
  userRole: 'user' | 'guest';
}

export interface Team {
  /** The id of the team's General channel, `19:…@thread.tacv2`. */
  id: string;
  name: string;
  aadGroupId: string;
}

export interface Conversation {
  /** Never contains `;messageid=`, because a thread is part of its channel. */
  id: string;
  type: 'personal' | 'groupChat' | 'channel';
  tenantId: string;
  name?: string;
  /** The team of a channel. Undefined for other conversations. */
  team?: Team;
  /** The members' ids. */
  members: string[];
  /** Whether the bot is in the conversation. If the bot isn't, its calls are refused. */
  installed: boolean;
}

/** A message from the bot or from a person. */
export interface KeptActivity {
  id: string;
  /** The conversation's id, without `;messageid=`. */
  conversation: string;
  /** The id of the thread's first message, if the conversation is a channel. */
  thread?: string;
  /** `bot`, or a member's id. */
  from: string;
  /** The latest version of the message. */
  activity: Json;
  /** Earlier versions of the message, oldest first. */
  edits: Json[];
  deleted: boolean;
}

/** A request from the bot to the Connector. */
export interface ConnectorCall {
  method: string;
  /** The decoded path with its query. Starts with `/v3`. */
  path: string;
  body: Json;
  /** When the call arrived, in ms since the epoch. */
  at: number;
  /**
   * The status of the answer, once the call is answered. If a `dropped` call was carried out, the status that the
   * answer would have had.
   */
  status?: number;
  /** Whether the connection was closed instead of answered. */
  dropped?: boolean;
}

/** A change that is reported to listeners. */
export type Change =
  | { kind: 'call' | 'answer'; call: ConnectorCall }
  | { kind: 'activity' | 'edit' | 'delete'; kept: KeptActivity };

/** An error in the Connector's format. */
export class ConnectorError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Returns an error's body. */
export function toErrorBody(code: string, message: string): Json {
  return { error: { code, message } };
}
