import type { Change, SlackChannel, SlackMessage, SlackUser } from '../model.ts';
import { type Archive, keepArchive, readArchive } from './archive.ts';
import { bot, seedChannels, seedPeople, team } from './default-workspace.ts';
import { createResponseUrls } from './response-urls.ts';
import { createTriggers } from './triggers.ts';
import type { Workspace } from './workspace.ts';

export interface WorkspaceOptions {
  people?: SlackUser[];
  channels?: SlackChannel[];
  /** Makes it a workspace of an Enterprise Grid organisation. */
  enterprise?: { id: string; name: string };
  /** Milliseconds, for trigger and response_url ages and rate limits. Signatures use real time. */
  now?: () => number;
  /** In ms; Slack's own three seconds unless given. On a busy machine what is not about it needs more. */
  patience?: number;
  /** Milliseconds, for message timestamps; `now` unless given. */
  messageTime?: () => number;
  /** What outlives the process: people's conversations, forms and files. Without one it begins anew each time. */
  archive?: Archive;
  /** How many calls, replies and protocol errors it remembers, the newest; all unless given. */
  remembers?: number;
}

// The scopes of the bot's own manifest, optional ones included.
const grantedScopes =
  'commands chat:write chat:write.public im:write users:read users:read.email files:write files:read channels:read groups:read im:read mpim:read channels:join app_mentions:read im:history';

/** Slack's timestamps: seconds and six digits, each later than the one before. */
function createTimestamps(now: () => number, before: SlackMessage[]): () => string {
  let last = before.reduce((latest, { ts }) => Math.max(latest, Number(ts.replace('.', ''))), 0);
  return () => {
    last = Math.max(last + 1, Math.floor(now() * 1000));
    const digits = String(last).padStart(16, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };
}

/** Never the same twice, in a workspace that is opened again either. */
function createIds(now: () => number): (prefix: string) => string {
  let count = now();
  return (prefix) => `${prefix}0${(++count).toString(36).toUpperCase().padStart(8, '0')}`;
}

/** @param base of every address given out */
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
