const meanings = {
  foreign: (file: string) =>
    `${file} is not a backup of Migration Desk. Name a file that "npm run backup" wrote.`,
  incomplete: (file: string) =>
    `${file} is incomplete: its end is missing. Copy the file again from where it was made, or use another backup.`,
  damaged: (file: string) =>
    `${file} is damaged: its content does not match its checksums. Copy the file again from where it was made, or use another backup.`,
  newer: (file: string) =>
    `${file} was written by a newer release of Migration Desk. Restore it with that release or a newer one.`,
};

/** What is wrong with a file that should be a backup. */
export class BadBackup extends Error {
  override name = 'BadBackup';
  readonly kind: keyof typeof meanings;

  constructor(kind: keyof typeof meanings) {
    super(kind);
    this.kind = kind;
  }
}

const unreadable: Record<string, string> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EISDIR: 'It is a folder. Name a file in it.',
  EACCES: 'This user may not read it. Change its owner, or run this command as its owner.',
  EPERM: 'This user may not read it. Change its owner, or run this command as its owner.',
  EIO: 'The disk cannot read it. Use another copy of the file.',
};

/** Turns an error from reading `file` into one with a message that says what to do. Leaves other errors as they are. */
export function explainBadBackup(file: string, error: unknown): unknown {
  const { code = '', syscall = '', message } = error as NodeJS.ErrnoException;
  const said = (text: string) => new Error(text, { cause: error });
  if (error instanceof BadBackup) return said(meanings[error.kind](file));
  if (message === 'incorrect header check') return said(meanings.foreign(file));
  if (code === 'Z_BUF_ERROR') return said(meanings.incomplete(file));
  if (code.startsWith('Z_')) return said(meanings.damaged(file));
  const reason = ['open', 'read'].includes(syscall) ? unreadable[code] : undefined;
  return reason ? said(`Cannot read ${file}. ${reason}`) : error;
}
