import { Fault } from '../errors.ts';
import { truncate } from '../truncate.ts';
import { limits, megabyte } from './sheet.ts';

/** How to turn what a person has into a file that we read. */
const saveAs =
  'In the program that made the file, save it as "Excel Workbook (.xlsx)" or as CSV. Then send that file.';

/** The refusal of a file that isn't a sheet. @param kind what the file is, with its article: `a picture` */
export function notSheet(file: string, kind: string, hint = saveAs): Fault {
  return new Fault(`${shown(file)} is ${kind}, not a sheet.`, { hint });
}

export function emptyFile(file: string): Fault {
  return new Fault(`${shown(file)} is empty.`, {
    hint: 'Send a sheet with a header row and at least one more row.',
  });
}

/** The refusal of a workbook whose sheets are all hidden. */
export function allHidden(file: string): Fault {
  return new Fault(`All sheets of ${shown(file)} are hidden, so none is read.`, {
    hint: 'In Excel, right-click a tab below the cells, choose Unhide, and save. Then send the file again.',
  });
}

export function tooLarge(file: string, bytes: number): Fault {
  return new Fault(
    `${shown(file)} has ${Math.ceil(bytes / megabyte)} MB. The most is ${limits.fileBytes / megabyte} MB.`,
    { hint: 'Remove pictures and other sheets, or send the rows in several files.' },
  );
}

/** The refusal of a workbook that is much larger after unpacking than before. */
export function unpacksTooLarge(file: string): Fault {
  return new Fault(`${shown(file)} is too large after unpacking, so it was not opened.`, {
    hint: `Copy the cells to a new workbook, and send that one. The most is ${limits.unpackedBytes / megabyte} MB in ${limits.parts.toLocaleString('en-US')} parts, and ${limits.wholePartBytes / megabyte} MB of text.`,
  });
}

export function encrypted(file: string): Fault {
  return new Fault(`${shown(file)} is protected with a password, so it can't be read.`, {
    hint: 'In Excel, choose File, Info, Protect Workbook, Encrypt with Password. Clear the password and save. Then send the file again.',
  });
}

export function damaged(file: string): Fault {
  return new Fault(`${shown(file)} is damaged or incomplete, so it can't be read.`, {
    hint: 'Open it in Excel, save it under another name, and send that file.',
  });
}

export function tooSlow(file: string): Fault {
  return new Fault(`${shown(file)} took more than ${limits.time / 1_000} seconds to read.`, {
    hint: 'Copy the cells to a new workbook without formatting, or send the rows in several files.',
  });
}

export function tooMuch(file: string): Fault {
  return new Fault(`${shown(file)} needs too much memory, so it can't be read.`, {
    hint: 'Copy the cells to a new workbook without formatting, or send the rows in several files.',
  });
}

/** The refusal of a sheet with more rows, columns, or cells than we read. `where` names the sheet or the file. */
export function overLimit(where: string, has: string, most: number, of: string): Fault {
  return new Fault(`${where} has ${has}. The most is ${most.toLocaleString('en-US')} ${of}.`, {
    hint: "Delete what isn't needed, or send the rows in several files.",
  });
}

/** A file's name as a message shows it: short, and without characters that turn the text around. */
export function shown(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"]/gu, '').trim();
  return plain ? `"${truncate(plain, 60)}"` : 'The file';
}
