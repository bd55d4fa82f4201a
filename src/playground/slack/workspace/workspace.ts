import { blocksWithin, elementsOf } from '../block-kit/elements.ts';
import type {
  ApiCall,
  Change,
  Json,
  ProtocolError,
  SlackChannel,
  SlackFile,
  SlackMessage,
  SlackUser,
  SlackView,
  UserReply,
} from '../model.ts';
import { type bot, createIm } from './default-workspace.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Triggers } from './triggers.ts';

/** Everything the platform knows: what the Web API methods read and write. */
export interface Workspace {
  team: { id: string; domain: string };
  /** On Enterprise Grid, the organisation. */
  enterprise?: { id: string; name: string };
  bot: typeof bot;
  scopes: Set<string>;
  people: Map<string, SlackUser>;
  channels: Map<string, SlackChannel>;
  posted: Map<string, SlackMessage[]>;
  modals: Map<string, SlackView[]>;
  homes: Map<string, SlackView>;
  /** What people have typed so far: view id, then block id, then action id. */
  typed: Map<string, Map<string, unknown>>;
  files: Map<string, SlackFile>;
  /** Given out by apps.connections.open, each good for one WebSocket. */
  tickets: Set<string>;
  calls: ApiCall[];
  replies: UserReply[];
  protocolErrors: ProtocolError[];
  triggers: Triggers;
  responseUrls: ResponseUrls;
  /** Base of every address given out, such as `http://127.0.0.1:4000`; known once the server listens. */
  base: () => string;
  now: () => number;
  /** How long it waits for an acknowledgement, and a trigger can be used, in ms. */
  patience: number;
  nextTs: () => string;
  nextId: (prefix: string) => string;
  /** Adds to one of the lists above, and lets go of the oldest where it is to remember only so many. */
  remember: <T>(list: T[], entry: T) => void;
  changed: (change: Change) => void;
  onChange: (listener: (change: Change) => void) => () => void;
}

/** The bot's conversation with a person, made when it is not there yet. */
export function openIm(workspace: Workspace, user: string): SlackChannel {
  const known = [...workspace.channels.values()].find((channel) => channel.isIm && channel.user === user);
  if (known) return known;
  const channel = createIm(user);
  workspace.channels.set(channel.id, channel);
  workspace.changed({ kind: 'channel', channel });
  return channel;
}

export function recordProtocolError(workspace: Workspace, error: ProtocolError): void {
  workspace.remember(workspace.protocolErrors, error);
  workspace.changed({ kind: 'protocol_error', error });
}

/** Gives every block and element that lacks one its id, as Slack does, on a copy. */
export function withIds(workspace: Workspace, blocks: Json[]): Json[] {
  const copy = structuredClone(blocks);
  for (const block of blocksWithin(copy)) {
    block.block_id ??= workspace.nextId('b');
    for (const element of elementsOf(block)) element.action_id ??= workspace.nextId('a');
  }
  return copy;
}
