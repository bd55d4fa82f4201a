/** Says why a file can't be read, and what to do. None of these texts has the file's name or address. */

import { Fault, type FaultDetails } from '../errors.ts';
import { fileKey } from '../input/file-field.ts';

const sendAgain = 'Send the file again, in a message to Migration Desk.';

/** A fault that only another file helps against. */
export function unreadable(message: string, hint: string, more: FaultDetails = {}): Fault {
  return new Fault(message, { hint, field: fileKey, omit: true, ...more });
}

/** A fault that may pass. A button repeats the command with the same file. */
export function passing(ref: string, message: string, hint = 'Try again in a minute.'): Fault {
  return new Fault(message, { hint, field: fileKey, choices: [{ label: 'Try again', value: ref }] });
}

export function unknownFile(): Fault {
  return unreadable("Can't find this file.", sendAgain);
}

export function gone(platform: string): Fault {
  return unreadable(
    `${platform} doesn't have this file. It was deleted, or Migration Desk isn't in the conversation where it was sent.`,
    sendAgain,
  );
}

export function tooLarge(bytes: number): Fault {
  const limit = Math.floor(bytes / 1024 ** 2);
  return unreadable(
    `This file is too large. The limit is ${limit} MB.`,
    'Remove what is not needed, or split the file, and send it again.',
  );
}

export function empty(): Fault {
  return unreadable('This file is empty.', 'Check the file, and send it again.');
}

export function slow(ref: string, ms: number): Fault {
  return passing(ref, `The file didn't arrive within ${Math.ceil(ms / 1_000)} seconds.`);
}

export function brokenOff(ref: string): Fault {
  return passing(ref, 'The connection broke before the whole file arrived.');
}

/** @param status the status of the HTTP answer */
export function refused(ref: string, platform: string, status: number): Fault {
  return passing(ref, `${platform} didn't send the file (HTTP ${status}).`);
}

export function noAnswer(ref: string, platform: string): Fault {
  return passing(ref, `${platform} isn't responding, so the file can't be read.`);
}

/** The file is on a server that isn't the platform's, so the bot doesn't ask that server. */
export function elsewhere(platform: string): Fault {
  return unreadable(
    `This file isn't stored in ${platform} itself, so Migration Desk doesn't open it.`,
    'Download the file, and then send it as an attachment.',
  );
}

/** Whether an error comes from a signal that ended the work. */
export function isLate(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted && !(error instanceof Fault);
}
