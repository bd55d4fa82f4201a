import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { download } from '../files/download.ts';
import { empty, unreadable } from '../files/file-faults.ts';
import type { FileSource, NamedFile, SentFile } from '../files/files.ts';
import { type Heard, placeOf } from './activity.ts';
import { isLoopback } from './connection/service-url.ts';
import { platform, toId } from './ids.ts';

/** How long a file's address is kept, in ms. Microsoft's addresses work for about an hour. */
const usable = 3_600_000;

/** How many addresses, and how many offered files, are kept at most. */
const mostKept = { sent: 1_000, offered: 20 };

/** A file that the bot offers to a person. It is sent once the person accepts it. */
export interface Offered {
  actor: string;
  file: NamedFile;
}

/** The files that people send in Teams, and those that the bot offers. Both are only in the memory of this process. */
export interface TeamsFiles extends FileSource {
  /** Returns the files that came with a message. Keeps their addresses, because anyone with such an address can read the file. */
  sentWith(heard: Heard): SentFile[];
  /** Keeps a file until the person accepts it. Returns the id of the offer. */
  offer(offered: Offered): string;
  /** Returns an offered file, and forgets it. Undefined if it isn't there, or if it is another person's. */
  take(id: string, actor: string): NamedFile | undefined;
  /** Whether the bot may read a file from an address, or send one to it. @param service where Teams' own service is */
  isAllowed(url: URL, service: string): boolean;
}

const downloadInfo = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().catch(''),
  content: z.object({ downloadUrl: z.string() }),
});

const attachment = z.object({
  contentType: z.string(),
  name: z.string().nullish().catch(null),
  content: z.unknown().optional(),
});

const title = 'Microsoft Teams';

const forgotten = unreadable(
  'Migration Desk no longer has this file. Teams lets it read a file for a short time only.',
  'Send the file again, in your personal chat with Migration Desk.',
);

const onlyPersonal = unreadable(
  "Teams doesn't give Migration Desk the files that people attach in channels and group chats.",
  'Attach the file in your personal chat with Migration Desk, and write the command with the ticket.',
);

/** Microsoft's own content hosts. */
const contentHost = /(?:^|\.)sharepoint\.(?:com|us|cn|de)$/;

/** @param options.local whether Teams may be on this machine */
export function createTeamsFiles({ clock, local }: { clock: Clock; local: boolean }): TeamsFiles {
  const sent = createShelf<{ url: string; name: string; service: string }>(clock, mostKept.sent);
  const offered = createShelf<Offered>(clock, mostKept.offered);

  const isAllowed = (url: URL, service: string) =>
    (url.protocol === 'https:' &&
      (contentHost.test(url.hostname) || url.host === URL.parse(service)?.host)) ||
    (local && isLoopback(url.href));

  return {
    isAllowed,
    sentWith(heard) {
      const attachments = heard.attachments.flatMap((one) => attachment.safeParse(one).data ?? []);
      const files = attachments.flatMap((one): SentFile[] => {
        const { name, content } = downloadInfo.safeParse(one).data ?? {};
        if (!content) return [];
        const url = content.downloadUrl;
        return [
          { ref: toId(sent.put({ url, name: name ?? '', service: heard.serviceUrl })), name: name ?? '' },
        ];
      });
      return files.length > 0 || placeOf(heard).direct ? files : unreadableIn(attachments);
    },
    async read(ref, { bytes: most, signal }) {
      const kept = sent.get(ref.slice(toId('').length));
      if (!kept) throw forgotten;
      const { bytes } = await download(kept.url, {
        ...{ ref, platform: title, signal, bytes: most, denied: forgotten },
        isAllowed: (url) => isAllowed(url, kept.service),
      });
      if (bytes.length === 0) throw empty();
      return { name: kept.name, bytes };
    },
    offer: (one) => offered.put(one),
    take(id, actor) {
      const found = offered.get(id);
      if (found?.actor !== actor) return undefined;
      offered.remove(id);
      return found.file;
    },
  };
}

/** The files that Teams only mentions. A quoted message is mentioned in the same way. */
function unreadableIn(attachments: z.infer<typeof attachment>[]): SentFile[] {
  const files = attachments.filter(({ contentType }) => contentType === 'reference');
  const quotes = attachments.some(({ contentType }) => contentType === 'messageReference');
  const mentions = attachments.some(
    ({ contentType, content }) => contentType === 'text/html' && /<attachment\b/i.test(String(content)),
  );
  const names = files.length > 0 ? files.map(({ name }) => name ?? '') : mentions && !quotes ? [''] : [];
  return names.map((name) => ({ ref: `${platform}:none`, name, problem: onlyPersonal }));
}

/** Keeps things for a while, under ids that nobody can guess. */
function createShelf<T>(clock: Clock, most: number) {
  const kept = new Map<string, { thing: T; until: number }>();
  return {
    put(thing: T): string {
      const id = randomUUID();
      kept.set(id, { thing, until: clock.now().getTime() + usable });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest) kept.delete(oldest);
      return id;
    },
    get(id: string): T | undefined {
      const found = kept.get(id);
      return found && found.until > clock.now().getTime() ? found.thing : undefined;
    },
    remove: (id: string) => void kept.delete(id),
  };
}
