/** A JSON object whose fields haven't been checked. */
export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Thrown when a person tries to use a control, option, field, or form that doesn't exist. Any other error is a bug. */
export class CannotDo extends Error {
  override name = 'CannotDo';
}

/** A `users.info` record as Slack sends it. */
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
  /** Whether only admins may post. Other people's posts fail with `restricted_action_read_only_channel`. */
  isReadOnly?: boolean;
  /** Whether another company is in the channel (Slack Connect), or is invited. */
  shared?: 'pending' | 'accepted';
  /** In direct messages with the bot, the id of the person. */
  user?: string;
  members: Set<string>;
}

/** A mention that Slack would find in a message. */
export interface Mention {
  kind: 'broadcast' | 'user' | 'usergroup' | 'channel';
  /** `channel`, `here`, `everyone`, or an id. */
  id: string;
  /** The JSON pointer of the text that contains the mention. */
  pointer: string;
}

export interface Link {
  url: string;
  /** The text of the link, if it differs from the URL. */
  label?: string;
  /** Whether Slack made the link from a bare URL. */
  auto: boolean;
  pointer: string;
}

export interface SlackMessage {
  ts: string;
  channel: string;
  thread_ts?: string;
  /** A reply that people also see in the channel. */
  subtype?: 'thread_broadcast';
  user: string;
  bot_id?: string;
  text: string;
  blocks: Json[];
  edited?: { user: string; ts: string };
  /** For an ephemeral message, the only person who sees it. `chat.update` can't change ephemeral messages. */
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
  /** False until the bot calls `files.completeUploadExternal`. */
  complete: boolean;
  /** Fields of the file's record that differ from those of an ordinary file, such as `mode`. Only tests set them. */
  fields?: Json;
}

/** A Web API call, recorded when it arrives. `status`, `ok`, and `error` are added when the call is answered. */
export interface ApiCall {
  method: string;
  body: Json;
  /** When the call arrived, in ms, by the platform's clock. */
  at: number;
  status?: number;
  ok?: boolean;
  error?: string;
}

/** A POST to a response_url, accepted or refused. */
export interface UserReply {
  url: string;
  /** `user` is the person whose action created the URL. `channel` is where the person acted. */
  user: string;
  channel: string;
  body: Json;
  at: number;
  status: number;
  error?: string;
  /** The message that the reply posted or replaced. */
  message?: SlackMessage;
}

/** Something the bot did wrong, such as a late acknowledgment. Tests expect that there are no protocol errors. */
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
