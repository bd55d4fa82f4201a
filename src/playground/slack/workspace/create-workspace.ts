import type { Change, SlackChannel, SlackMessage, SlackUser } from '../model.ts';
import { type Archive, keepArchive, readArchive } from './archive.ts';
import { bot, seedChannels, seedPeople, team } from './default-workspace.ts';
import { createResponseUrls } from './response-urls.ts';
import { createTriggers } from './triggers.ts';
import type { Workspace } from './workspace.ts';

export interface WorkspaceOptions {
  people?: SlackUser[];
  channels?: SlackChannel[];
  /** The Enterprise Grid organization that the workspace belongs to. */
  enterprise?: { id: string; name: string };
  /**
   * The current time in ms. Decides when triggers and response_urls expire, and when rate limits end. Signatures use
   * real time.
   */
  now?: () => number;
  /**
   * How long to wait for an acknowledgment, in ms. The default is Slack's three seconds. Most tests wait longer,
   * because the machine may be busy.
   */
  patience?: number;
  /** Returns the time for new messages, in ms. The default is `now`. */
  messageTime?: () => number;
  /** Keeps conversations, forms, and files across restarts. Without an archive, they are lost when the process ends. */
  archive?: Archive;
  /** How many of the newest calls, replies, and protocol errors to keep. The default is all. */
  remembers?: number;
}

// The scopes that the bot's token has at first. They include all scopes of the bot's manifest.
const grantedScopes =
  'commands chat:write chat:write.public im:write users:read users:read.email files:write files:read channels:read groups:read im:read mpim:read channels:join app_mentions:read channels:history groups:history im:history mpim:history';

/** Creates Slack timestamps: seconds with six decimals, each later than the one before. */
function createTimestamps(now: () => number, before: SlackMessage[]): () => string {
  let last = before.reduce((latest, { ts }) => Math.max(latest, Number(ts.replace('.', ''))), 0);
  return () => {
    last = Math.max(last + 1, Math.floor(now() * 1000));
    const digits = String(last).padStart(16, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };
}

/** Creates ids that are unique, even after a restart. */
function createIds(now: () => number): (prefix: string) => string {
  let count = now();
  return (prefix) => `${prefix}0${(++count).toString(36).toUpperCase().padStart(8, '0')}`;
}

/** @param base the start of every URL that the workspace gives to the bot */
export function createWorkspace(options: WorkspaceOptions, base: () => string): Workspace {
  const { people, channels, enterprise, now = Date.now } = options;
  const { messageTime = now, patience = 3_000, archive, remembers = Number.POSITIVE_INFINITY } = options;
  const everyone = people ?? seedPeople();
  const kept = archive && readArchive(archive);
  const rooms = [...(channels ?? seedChannels(everyone)), ...(kept?.channels ?? [])];
  const listeners = new Set<(change: Change) => void>();
  const nextId = createIds(now);
  const workspace: Workspace = {
    team: { ...team },
    ...(enterprise ? { enterprise } : {}),
    bot,
    scopes: new Set(grantedScopes.split(' ')),
    people: new Map(everyone.map((user) => [user.id, user])),
    channels: new Map(rooms.map((channel) => [channel.id, channel])),
    posted: Map.groupBy(kept?.messages ?? [], ({ channel }) => channel),
    modals: new Map(kept?.modals),
    homes: new Map(kept?.homes),
    typed: new Map(),
    files: new Map(kept?.files.map((file) => [file.id, file])),
    tickets: new Set(),
    calls: [],
    replies: [],
    protocolErrors: [],
    triggers: createTriggers(now, patience),
    responseUrls: createResponseUrls(now),
    base,
    now,
    patience,
    nextTs: createTimestamps(messageTime, kept?.messages ?? []),
    nextId,
    remember: (list, entry) => {
      list.push(entry);
      if (list.length > remembers) list.shift();
    },
    changed: (change) => {
      for (const listener of listeners) listener(change);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  if (archive) keepArchive(workspace, archive);
  return workspace;
}
