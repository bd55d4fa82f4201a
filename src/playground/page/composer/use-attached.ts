import { useState } from 'react';
import { toUploaded } from '../blocks/fields/upload.ts';
import type { UploadedFile } from '../contract.ts';

/** The files that a person has attached to the message in a composer. */
export function useAttached() {
  const [files, setFiles] = useState<UploadedFile[]>([]);
  async function attach(chosen: Iterable<File>) {
    const added = await Promise.all([...chosen].map(toUploaded));
    setFiles((before) => [...before, ...added]);
  }
  return {
    files,
    attach,
    remove: (at: number) => setFiles((before) => before.toSpliced(at, 1)),
    clear: () => setFiles([]),
    /** Puts files back that couldn't be sent. */
    putBack: (unsent: UploadedFile[]) => setFiles((now) => (now.length > 0 ? now : unsent)),
    /** Attaches the files that a person pastes or drops. Returns whether there were any. */
    take(transfer: DataTransfer): boolean {
      const { files: given } = transfer;
      if (given.length > 0) void attach(given);
      return given.length > 0;
    },
  };
}
