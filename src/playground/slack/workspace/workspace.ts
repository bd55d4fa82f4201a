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

/** The state of the local Slack, which the Web API methods read and write. */
export interface Workspace {
  team: { id: string; domain: string };
  /** The organization that the workspace belongs to. Only on Enterprise Grid. */
  enterprise?: { id: string; name: string };
  bot: typeof bot;
  scopes: Set<string>;
  people: Map<string, SlackUser>;
  channels: Map<string, SlackChannel>;
  posted: Map<string, SlackMessage[]>;
  modals: Map<string, SlackView[]>;
  homes: Map<string, SlackView>;
  /** What people have typed so far, by the id of the view or message, then by `typedKey`. */
  typed: Map<string, Map<string, unknown>>;
  files: Map<string, SlackFile>;
  /** Tickets from apps.connections.open. Each opens one WebSocket. */
  tickets: Set<string>;
  calls: ApiCall[];
  replies: UserReply[];
  protocolErrors: ProtocolError[];
  triggers: Triggers;
  responseUrls: ResponseUrls;
  /** The start of every URL given to the bot, such as `http://127.0.0.1:4000`. Known once the server listens. */
  base: () => string;
  now: () => number;
  /** How long the platform waits for an acknowledgment, and how long a trigger is valid. In ms. */
  patience: number;
  nextTs: () => string;
  nextId: (prefix: string) => string;
  /** Adds an entry to `calls`, `replies`, or `protocolErrors`. Drops the oldest entry if the list is full. */
  remember: <T>(list: T[], entry: T) => void;
  changed: (change: Change) => void;
  onChange: (listener: (change: Change) => void) => () => void;
}

/** Returns the bot's direct messages with a person. Creates the conversation if it doesn't exist. */
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

/** Returns a copy of the blocks. As in Slack, each block and element without an id gets one. */
export function withIds(
  workspace: Workspace,
  blocks: Json[],
  createId: (prefix: string, part: Json) => string = workspace.nextId,
): Json[] {
  const copy = structuredClone(blocks);
  for (const block of blocksWithin(copy)) {
    block.block_id ??= createId('b', block);
    for (const element of elementsOf(block)) element.action_id ??= createId('a', element);
  }
  return copy;
}
