/** JSON as sent over HTTP. */
export type Json = Record<string, unknown>;

/** A member of a conversation, in the Connector's shape. */
export interface Member {
  /** `29:...` */
  id: string;
  name: string;
  aadObjectId: string;
  email: string;
  userPrincipalName: string;
  /** Differs from the connector's for people of another tenant. */
  tenantId: string;
  userRole: 'user' | 'guest';
}

export interface Team {
  /** `19:...@thread.tacv2`, the id of its General channel. */
  id: string;
  name: string;
  aadGroupId: string;
}

export interface Conversation {
  /** Without `;messageid=`, because a thread is part of its channel. */
  id: string;
  type: 'personal' | 'groupChat' | 'channel';
  tenantId: string;
  name?: string;
  /** Set for a channel. */
  team?: Team;
  /** Ids of members. */
  members: string[];
  /** Whether the bot is in the conversation. If not, its calls are refused. */
  installed: boolean;
}

/** A message from the bot or from a person. */
export interface KeptActivity {
  id: string;
  /** The conversation without `;messageid=`. */
  conversation: string;
  /** In a channel, the id of the thread's first message. */
  thread?: string;
  /** `bot`, or a member's id. */
  from: string;
  /** Its latest version. */
  activity: Json;
  /** Its earlier versions, oldest first. */
  edits: Json[];
  deleted: boolean;
}

/** A request from the bot to the Connector. */
export interface ConnectorCall {
  method: string;
  /** Starts with `/v3`. Decoded, with its query. */
  path: string;
  body: Json;
  /** When it arrived, in ms since the epoch. */
  at: number;
  /** Set once answered. With `dropped`, the status that the answer would have had, if the call was carried out. */
  status?: number;
  /** The connection was cut instead of answered. */
  dropped?: boolean;
}

/** A change that the connector's listeners hear about. */
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
