import { z } from 'zod';
import { type Card, card, note, text } from '../../card.ts';
import type { NamedFile } from '../../files/files.ts';
import { listWords } from '../../phrase.ts';
import { actorOf, type Heard, placeOf } from '../activity.ts';
import { toConsent, toSavedFile } from '../cards/file.ts';
import { toMessage } from '../cards/message.ts';
import type { Door } from './door.ts';
import type { Routes } from './routes.ts';
import type { Way } from './send.ts';
import type { Turn } from './turn.ts';

/** What Teams sends when a person answers the offer of a file. */
const consent = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.object({ offer: z.string() }),
  uploadInfo: z
    .object({
      name: z.string(),
      contentUrl: z.string(),
      uploadUrl: z.string(),
      uniqueId: z.string(),
      fileType: z.string().catch(''),
    })
    .nullish(),
});

/** How long sending a file may take, in ms. */
const patience = 30_000;

/**
 * Says below an answer how the person gets its files. Teams takes a file only in a personal chat, and only if the person agrees.
 *
 * @param inDialog whether the answer is shown in a dialog, which can't have files
 */
export function withFileWords(heard: Heard, shown: Card, files: NamedFile[], inDialog = false): Card {
  if (files.length === 0) return shown;
  const names = listWords(files.map(({ name }) => name));
  const says =
    placeOf(heard).direct && !inDialog
      ? `Below, Teams asks you whether to save ${names} in your OneDrive.`
      : `To get ${names}, ask for it in your personal chat with Migration Desk. Teams takes files from a bot only there.`;
  return { ...shown, ...card(...shown.blocks, note(says)) };
}

/** Offers the files of an answer to a person. */
export async function offerFiles(
  { files: shelf, logger }: Door,
  way: Pick<Way, 'post'>,
  heard: Heard,
  files: NamedFile[],
): Promise<void> {
  if (!placeOf(heard).direct) return;
  const actor = actorOf(heard);
  for (const file of files) {
    try {
      await way.post(toConsent(file, shelf.offer({ actor, file })));
    } catch (error) {
      logger.error({ err: error }, 'Teams did not take the offer of a file');
    }
  }
}

/** Sends an offered file once the person accepts it. */
export function listenToFileConsent(routes: Routes, door: Door): void {
  routes.add(
    ({ type, name, value }) =>
      type === 'invoke' && name === 'fileConsent/invoke' ? (consent.safeParse(value).data ?? null) : null,
    async (turn, heard, { action, context, uploadInfo }) => {
      turn.respondWith({});
      const file = door.files.take(context.offer, actorOf(heard));
      if (action === 'decline') return;
      if (!file || !uploadInfo) return say(turn, 'This offer has expired. Ask for the file again.');
      const failure = await put(door, heard, uploadInfo.uploadUrl, file);
      if (failure === null) return turn.send(toSavedFile(uploadInfo));
      door.logger.error({ reason: failure, size: file.bytes.length }, 'OneDrive did not take a file');
      await say(turn, `OneDrive didn't take ${file.name} (${failure}). Ask for the file again in a minute.`);
    },
  );
}

function say(turn: Turn, words: string): Promise<void> {
  return turn.send(toMessage(card(text(words))));
}

/** Puts a file where Teams says. Resolves to why that failed, or to null. */
async function put(
  { files }: Door,
  { serviceUrl }: Heard,
  uploadUrl: string,
  { bytes }: NamedFile,
): Promise<string | null> {
  const url = URL.parse(uploadUrl);
  if (!url || !files.isAllowed(url, serviceUrl)) return 'unknown address';
  try {
    const answer = await fetch(url, {
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
      body: new Uint8Array(bytes),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    await answer.body?.cancel();
    return answer.ok ? null : `HTTP ${answer.status}`;
  } catch {
    // The error's text can have the address.
    return 'no answer';
  }
}
