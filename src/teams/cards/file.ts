import { extname } from 'node:path';
import type { NamedFile } from '../../files/files.ts';

/** A message with a file, or with an offer of one. Teams draws it. */
export interface FileMessage {
  type: 'message';
  summary: string;
  attachments: { contentType: string; name: string; contentUrl?: string; content: object }[];
}

/** Where a person lets the bot put a file, as Teams tells it. */
export interface UploadInfo {
  name: string;
  contentUrl: string;
  uniqueId: string;
  fileType: string;
}

/** Asks a person whether to save a file in their OneDrive. @param offer comes back with the person's answer */
export function toConsent({ name, bytes }: NamedFile, offer: string): FileMessage {
  const context = { offer };
  return {
    type: 'message',
    summary: `Save ${name}?`,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name,
        content: {
          description: 'Migration Desk saves the file in your OneDrive.',
          sizeInBytes: bytes.length,
          acceptContext: context,
          declineContext: context,
        },
      },
    ],
  };
}

/** Shows a file that is now in the person's OneDrive. */
export function toSavedFile({ name, contentUrl, uniqueId, fileType }: UploadInfo): FileMessage {
  return {
    type: 'message',
    summary: name,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        name,
        contentUrl,
        content: { uniqueId, fileType: fileType || extname(name).slice(1) },
      },
    ],
  };
}
