import { strToU8, zipSync } from 'fflate';

/* Builds workbooks part by part, as Excel writes them, so that a test can have any of them wrong. */

export interface BuiltSheet {
  name: string;
  state?: 'hidden' | 'veryHidden';
  /** The rows as XML: `<row r="1"><c r="A1">…</c></row>`. */
  rows: string;
  /** What follows the rows, such as merged cells. */
  after?: string;
}

export interface BuiltWorkbook {
  sheets: BuiltSheet[];
  /** The shared strings, each as the XML inside `<si>`. */
  strings?: string[];
  /** More files, by their paths. */
  more?: Record<string, string | Uint8Array>;
}

/** Styles of cells: 1 is a date, 2 a date with its time, 3 a time, 4 has thousands separators, 5 and 6 are percentages, 7 has five digits. */
const styles =
  xml(`<styleSheet ${main()}><numFmts count="3"><numFmt numFmtId="164" formatCode="ddd\\ d\\ mmm\\ yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="0.0&quot; of all &quot;%"/><numFmt numFmtId="166" formatCode="00000;-00000"/></numFmts>
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="8">${[0, 14, 164, 21, 4, 10, 165, 166].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`);

const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** Returns the parts of a workbook, by their paths. */
export function partsOf({ sheets, strings = [], more = {} }: BuiltWorkbook): Record<string, Uint8Array> {
  const ids = sheets.map((_, i) => `rId${i + 1}`);
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      xml(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${types}.worksheet+xml"/>`).join('')}
<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`),
    '_rels/.rels': xml(
      `<Relationships ${packageRelations}><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook ${main()} xmlns:r="${relations}"><sheets>${sheets.map(({ name, state }, i) => `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="${ids[i]}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships ${packageRelations}>${ids.map((id, i) => `<Relationship Id="${id}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rIdStyles" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rIdStrings" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': xml(
      `<sst ${main()} count="${strings.length}" uniqueCount="${strings.length}">${strings.map((one) => `<si>${one}</si>`).join('')}</sst>`,
    ),
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        xml(`<worksheet ${main()}><sheetData>${rows}</sheetData>${after}</worksheet>`),
      ]),
    ),
    ...more,
  };
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, typeof text === 'string' ? strToU8(text) : text]),
  );
}

/** Returns the bytes of a workbook. */
export function build(workbook: BuiltWorkbook): Uint8Array {
  return zipSync(partsOf(workbook));
}

/** Returns rows of text cells as XML, the first one with the given number. */
export function textRows(rows: string[][], first = 1): string {
  return rows
    .map((cells, i) => `<row r="${first + i}">${cells.map((text) => inline(text)).join('')}</row>`)
    .join('');
}

/** Returns a cell with a text of its own, which Excel calls an inline string. */
export function inline(text: string, at = ''): string {
  return `<c${at && ` r="${at}"`} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/**
 * Makes the directory of a zip file state another unpacked size for an entry.
 */
export function stateSize(bytes: Uint8Array, path: string, size: number): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  for (let at = 0; at + 46 < changed.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(changed.subarray(at + 46, at + 46 + length));
    if (name === path) view.setUint32(at + 24, size, true);
  }
  return changed;
}

/** An Office file from before 2007, or an encrypted workbook, which such a file wraps. */
export function oldOffice(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('Root Entry', 'utf16le'),
    Buffer.alloc(108),
    Buffer.from(stream, 'utf16le'),
  ]);
}

function xml(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
}

function main(): string {
  return 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
}
