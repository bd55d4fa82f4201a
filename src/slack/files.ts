import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { download } from '../files/download.ts';
import { elsewhere, empty, gone, noAnswer, passing, tooLarge, unreadable } from '../files/file-faults.ts';
import type { FileSource, NamedFile } from '../files/files.ts';
import { externalId } from '../ids.ts';
import { slackError } from './connection/errors.ts';
import type { IdentityKeeper } from './people/identity.ts';

const platform = 'Slack';

/** What we read of a file's record. */
const record = z.object({
  name: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
  is_external: z.boolean().nullish(),
  user_team: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});

type FileRecord = z.infer<typeof record>;

/** Slack's errors for a file that isn't there, or that the bot may not see. */
const missing = ['file_not_found', 'file_deleted', 'access_denied'];

/** The `mode` of a file that was deleted, or that Slack hides. */
const leftovers = ['tombstone', 'hidden_by_limit'];

/** Where Slack keeps files. The bot's token goes there and to the Web API, and nowhere else. */
const fileHost = 'files.slack.com';

const addScope =
  'Ask a Slack admin to add that scope, which is in the manifest (manifests/slack.json), and to install the app again.';

const noScope = unreadable(
  "Migration Desk may not read files in Slack, because its token doesn't have the scope `files:read`.",
  addScope,
);

/** Slack shows its sign-in page to a token that may not read files. */
const signIn = unreadable(
  "Slack showed a sign-in page instead of the file. Usually, Migration Desk's token doesn't have the scope `files:read`.",
  addScope,
);

/** How long sending a file to Slack may take, in ms. */
const patience = 30_000;

/** The files that people send in Slack, and those that the bot sends. */
export interface SlackFiles extends FileSource {
  /** Sends a file to Slack. Resolves to its id. Nobody sees the file until `files.completeUploadExternal` shares it. */
  upload(file: NamedFile): Promise<string>;
}

/** Slack's file server didn't take a file. `code` says why, without the server's address. */
export class NotUploaded extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`Slack's file server did not take a file: ${code}`);
    this.code = code;
  }
}

export function createSlackFiles(options: {
  client: WebClient;
  identity: Pick<IdentityKeeper, 'known'>;
  settings: { botToken: string; apiUrl: string };
}): SlackFiles {
  const { client, identity, settings } = options;
  const api = new URL(settings.apiUrl);
  const isAllowed = ({ protocol, host }: URL) =>
    (protocol === 'https:' && host === fileHost) || (protocol === api.protocol && host === api.host);

  async function lookUp(ref: string): Promise<FileRecord> {
    try {
      return record.parse((await client.files.info({ file: externalId(ref) })).file);
    } catch (error) {
      const code = slackError(error) ?? '';
      if (missing.includes(code)) throw gone(platform);
      if (code === 'missing_scope') throw noScope;
      throw code ? passing(ref, `Slack refused to show the file (${code}).`) : noAnswer(ref, platform);
    }
  }

  function refuseForeign({ user_team: team }: FileRecord): void {
    const own = identity.known();
    // In an organization, people of several workspaces share files.
    if (!own || own.enterpriseId || !team || team === own.teamId) return;
    throw unreadable(
      'This file belongs to another Slack workspace.',
      'Download it, and send it again in a message to Migration Desk.',
    );
  }

  return {
    async read(ref, { bytes: most, signal }): Promise<NamedFile> {
      const file = await lookUp(ref);
      if (leftovers.includes(file.mode ?? '')) throw gone(platform);
      if (file.is_external || file.mode === 'external') throw elsewhere(platform);
      refuseForeign(file);
      if ((file.size ?? 0) > most) throw tooLarge(most);
      const url = file.url_private_download ?? file.url_private;
      if (!url) throw elsewhere(platform);
      const got = await download(url, {
        ...{ ref, platform, isAllowed, signal, denied: signIn },
        token: settings.botToken,
        bytes: most,
      });
      // A web page that a person sent has the stated size.
      if (/^text\/html\b/i.test(got.type) && got.bytes.length !== file.size) throw signIn;
      if (got.bytes.length === 0) throw empty();
      return { name: file.name ?? '', bytes: got.bytes };
    },
    async upload({ name, bytes }) {
      const { upload_url, file_id } = await client.files.getUploadURLExternal({
        filename: name,
        length: bytes.length,
      });
      const url = URL.parse(upload_url ?? '');
      if (!url || !file_id || !isAllowed(url)) throw new NotUploaded('unknown address');
      // The address itself says who may use it, so the token isn't needed.
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      }).catch(() => null);
      await answer?.body?.cancel();
      if (!answer?.ok) throw new NotUploaded(answer ? `HTTP ${answer.status}` : 'no answer');
      return file_id;
    },
  };
}
