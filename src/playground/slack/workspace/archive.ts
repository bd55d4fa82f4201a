import type { SlackChannel, SlackFile, SlackMessage, SlackView } from '../model.ts';
import type { Workspace } from './workspace.ts';

/** Stores what must survive a restart. Each value is stored as JSON, under a kind and a key. */
export interface Archive {
  /** All values of a kind, sorted by key. */
  all<T>(kind: string): T[];
  put(kind: string, key: string, value: unknown): void;
  remove(kind: string, key: string): void;
}

type KeptChannel = Omit<SlackChannel, 'members'> & { members: string[] };
type KeptFile = Omit<SlackFile, 'content'> & { content: string };

interface Kept {
  channels: SlackChannel[];
  /** Oldest first. */
  messages: SlackMessage[];
  modals: [user: string, SlackView[]][];
  homes: [user: string, SlackView][];
  files: SlackFile[];
}

export function readArchive(archive: Archive): Kept {
  return {
    channels: archive
      .all<KeptChannel>('channel')
      .map((channel) => ({ ...channel, members: new Set(channel.members) })),
    messages: archive.all<SlackMessage>('message'),
    modals: archive.all<[string, SlackView[]]>('modals').filter(([, stack]) => stack.length > 0),
    homes: archive.all<[string, SlackView]>('home'),
    files: archive
      .all<KeptFile>('file')
      .map((file) => ({ ...file, content: Buffer.from(file.content, 'base64') })),
  };
}

/** Stores every change before anyone sees it. If the process is killed, only changes that nobody saw can be lost. */
export function keepArchive(workspace: Workspace, archive: Archive): void {
  workspace.onChange((change) => {
    switch (change.kind) {
      case 'message':
      case 'message_changed':
        return archive.put('message', keyOf(change.message), change.message);
      case 'message_deleted':
        return archive.remove('message', keyOf(change.message));
      case 'channel':
        return archive.put('channel', change.channel.id, {
          ...change.channel,
          members: [...change.channel.members],
        });
      case 'modals':
        return archive.put('modals', change.user, [change.user, workspace.modals.get(change.user) ?? []]);
      case 'home':
        return archive.put('home', change.user, [change.user, workspace.homes.get(change.user)]);
      case 'file':
        return archive.put('file', change.file.id, {
          ...change.file,
          content: change.file.content.toString('base64'),
        });
    }
  });
}

/** A message's key starts with its timestamp, because messages are read in the order of their keys. */
function keyOf({ ts, channel }: SlackMessage): string {
  return `${ts} ${channel}`;
}
