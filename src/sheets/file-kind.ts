import type { Fault } from '../errors.ts';
import { damaged, emptyFile, encrypted, notSheet, shown, tooLarge, unpacksTooLarge } from './refusals.ts';
import { limits, type SheetFile } from './sheet.ts';
import { isZip, readZipDirectory, type ZipEntry } from './workbook/zip-directory.ts';

/** The two kinds of files that we read. A workbook is .xlsx or .xlsm. Everything else that is text counts as CSV. */
export type FileKind = 'workbook' | 'csv';

/** How other files begin, as Latin-1, and what they are. */
const signatures: [begins: RegExp, kind: string][] = [
  [/^%PDF-/, 'a PDF file'],
  [
    /^(\x89PNG|\xff\xd8\xff|GIF8|BM[\s\S]{4}\0\0\0\0|II\*\0|MM\0\*|RIFF[\s\S]{4}WEBP|[\s\S]{4}ftyp(hei|mif|avi))/,
    'a picture',
  ],
  [/^\{\\rtf/, 'a text document'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: These are the first bytes of gzip files.
  [/^(\x1f\x8b|7z\xbc\xaf|Rar!|\xfd7zXZ|BZh[1-9]1AY)/, 'a compressed file'],
  [/^MIME-Version:[\s\S]*?(text\/html|multipart\/related)/i, 'a web page'],
];

/** The zip files that aren't workbooks, by a part that each of them has. */
const otherZips: [part: RegExp, kind: string][] = [
  [/^xl\/workbook\.bin$/, 'a binary workbook (.xlsb)'],
  [/^word\//, 'a Word document'],
  [/^ppt\//, 'a PowerPoint presentation'],
  [/^Index\/.*\.iwa$/, 'a Numbers spreadsheet'],
  [/^content\.xml$/, 'an OpenDocument file'],
];

const contentTypes = '[Content_Types].xml';
const pages = /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|table|meta|style|script|div)\b/i;

/**
 * Decides by a file's bytes what it is. Unpacks nothing. Throws a `Fault` for a file that we don't read: one that is empty,
 * too large, encrypted, or damaged, or isn't a sheet.
 */
export function kindOf({ name, bytes }: SheetFile): FileKind {
  if (bytes.length > limits.fileBytes) throw tooLarge(name, bytes.length);
  if (bytes.length === 0) throw emptyFile(name);
  if (isZip(bytes)) {
    checkWorkbook(name, bytes);
    return 'workbook';
  }
  const start = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw oldOffice(name, bytes);
  const other = signatures.find(([begins]) => begins.test(start));
  if (other) throw notSheet(name, other[1]);
  const text = start.replaceAll('\0', '').replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  if (pages.test(text)) throw notSheet(name, 'a web page', openPage);
  if (/^\s*<\?xml/.test(text)) throw notSheet(name, /\bxhtml\b/i.test(text) ? 'a web page' : 'an XML file');
  return 'csv';
}

const openPage =
  'If it opens in Excel, save it there as "Excel Workbook (.xlsx)" and send that file. If it shows a sign-in page, download the sheet again.';

/** The refusal of a file in the format of Office before 2007, which also wraps encrypted workbooks. */
function oldOffice(name: string, bytes: Uint8Array): Fault {
  const has = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(stream, 0, 'utf16le');
  if (has('EncryptedPackage')) return encrypted(name);
  if (has('WordDocument')) return notSheet(name, 'a Word document');
  if (has('Workbook') || has('Book')) return notSheet(name, 'a workbook in the old format (.xls)', saveOld);
  return notSheet(name, 'an old Office file');
}

const saveOld = 'Open it in Excel, save it as "Excel Workbook (.xlsx)", and send that file.';

/** Throws a `Fault` unless a zip file can be a workbook that is safe to unpack, by what its directory states. */
function checkWorkbook(name: string, bytes: Uint8Array): void {
  const entries = readZipDirectory(bytes);
  if (!entries) throw damaged(name);
  const other = otherZips.find(([part]) => entries.some((entry) => part.test(entry.name)));
  if (other) throw notSheet(name, other[1]);
  if (!entries.some((entry) => entry.name === contentTypes)) {
    throw notSheet(name, 'a zip file', `Unpack ${shown(name)}, and send the sheet that is in it.`);
  }
  if (entries.some((entry) => entry.encrypted)) throw encrypted(name);
  if (entries.some(hidesSize)) throw damaged(name);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > limits.unpackedBytes || entries.length > limits.parts || entries.some(isTooLargeWhole))
    throw unpacksTooLarge(name);
}

/** Whether a part is too large that has to be in memory as a whole. Pictures and macros are never unpacked. */
function isTooLargeWhole({ name, unpacked }: ZipEntry): boolean {
  return unpacked > limits.wholePartBytes && /\.(xml|rels)$/i.test(name) && !/^xl\/worksheets\//.test(name);
}

/**
 * Whether an entry states no size although it has content. Whoever unpacks it, stops at the stated size, so such an entry
 * would have no limit.
 */
function hidesSize({ name, packed, unpacked, sizesFollow }: ZipEntry): boolean {
  if (name.endsWith('/')) return false;
  // Two bytes are an empty compressed file.
  return (unpacked === 0 && packed > 2) || (packed === 0 && sizesFollow);
}
