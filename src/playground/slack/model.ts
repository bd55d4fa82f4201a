/** A JSON object whose fields have not been looked at yet. */
export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a person cannot do: there is no such control, option, field or form. Anything else that is thrown is a bug. */
export class CannotDo extends Error {
  override name = 'CannotDo';
}

/** One `users.info` record, in Slack's own shape. */
export interface SlackUser {
  id: string;
  team_id: string;
  name: string;
  real_name: string;
  deleted: boolean;
  tz: string;
  tz_label: string;
  tz_offset: number;
  is_admin: boolean;
  is_owner: boolean;
  is_primary_owner: boolean;
  is_restricted: boolean;
  is_ultra_restricted: boolean;
  is_bot: boolean;
  is_app_user: boolean;
  is_stranger: boolean;
  updated: number;
  profile: { display_name: string; real_name: string; email?: string; image_48?: string; bot_id?: string };
  enterprise_user?: {
    id: string;
    enterprise_id: string;
    is_admin: boolean;
    is_owner: boolean;
    teams: string[];
  };
}

export interface SlackChannel {
  id: string;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  isIm: boolean;
  /** Only admins may post: answers `restricted_action_read_only_channel`. */
  isReadOnly?: boolean;
  /** In an im that the bot is in, the other person. */
  user?: string;
  members: Set<string>;
}

/** A notification or reference that Slack would have made of a text. */
export interface Mention {
  kind: 'broadcast' | 'user' | 'usergroup' | 'channel';
  /** `channel`, `here`, `everyone`, or the id. */
  id: string;
  /** JSON pointer of the text that made it. */
  pointer: string;
}

export interface Link {
  url: string;
  /** The words shown in place of the address, if they differ from it. */
  label?: string;
  /** True when Slack links a bare address by itself. */
  auto: boolean;
  pointer: string;
}

export interface SlackMessage {
  ts: string;
  channel: string;
  thread_ts?: string;
  user: string;
  bot_id?: string;
  text: string;
  blocks: Json[];
  edited?: { user: string; ts: string };
  /** The only person who sees it. Such a message cannot be updated by `chat.update`. */
  ephemeralTo?: string;
  metadata?: Json;
  files?: Json[];
  mentions: Mention[];
  links: Link[];
}

export interface SlackView extends Json {
  id: string;
  type: 'modal' | 'home';
  hash: string;
  callback_id: string;
  external_id: string;
  private_metadata: string;
  blocks: Json[];
  root_view_id: string;
  previous_view_id: string | null;
}

export interface SlackFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  content: Buffer;
  user: string;
  created: number;
  channels: string[];
  /** False until `files.completeUploadExternal`. */
  complete: boolean;
}

/** One Web API call, written when it arrives; the answer's fields follow. */
export interface ApiCall {
  method: string;
  body: Json;
  /** Milliseconds, by the platform's clock. */
  at: number;
  status?: number;
  ok?: boolean;
  error?: string;
}

/** One POST to a response_url, refused ones included. */
export interface UserReply {
  url: string;
  /** Whom the url was given to, and where. */
  user: string;
  channel: string;
  body: Json;
  at: number;
  status: number;
  error?: string;
  /** The message that it made or replaced. */
  message?: SlackMessage;
}

/** Something the bot did that Slack tolerates badly: tests assert that there is none. */
export interface ProtocolError {
  kind: 'slow_ack' | 'bad_status' | 'unexpected_body' | 'unknown_block_id' | 'invalid_view' | 'no_ack';
  request: string;
  detail: string;
}

export type Change =
  | { kind: 'message' | 'message_changed' | 'message_deleted'; message: SlackMessage }
  | { kind: 'modals' | 'home'; user: string }
  | { kind: 'call' | 'answer'; call: ApiCall }
  | { kind: 'reply'; reply: UserReply }
  | { kind: 'channel'; channel: SlackChannel }
  | { kind: 'file'; file: SlackFile }
  | { kind: 'protocol_error'; error: ProtocolError };
