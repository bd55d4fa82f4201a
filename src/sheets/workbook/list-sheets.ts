import { posix } from 'node:path';
import { Parser } from 'htmlparser2';
import { partText } from './verify-zip.ts';
import { readZipDirectory } from './zip-directory.ts';

export interface SheetInfo {
  name: string;
  /** The place of the sheet among all sheets of the workbook, hidden ones included. */
  index: number;
  isHidden: boolean;
  /** The path of the part with the sheet's cells. Undefined if there is none. */
  path: string | undefined;
}

/** The parts of a workbook that we read ourselves. */
export interface WorkbookParts {
  sheets: SheetInfo[];
  /** The path of the part with the formats of cells. Undefined if there is none. */
  styles: string | undefined;
}

/**
 * Lists the sheets of a workbook. hucre can do this, too, but reads the texts of all cells first, which takes as long as the
 * rest. Throws if the workbook is damaged.
 */
export function listSheets(bytes: Uint8Array): WorkbookParts {
  const isA = (kind: string) => (one: Record<string, string>) => one.Type?.endsWith(`/${kind}`);
  const root = elementsOf(partText(bytes, '_rels/.rels'), 'Relationship').find(isA('officeDocument'));
  const workbook = (root?.Target ?? '').replace(/^\//, '');
  const folder = posix.dirname(workbook);
  const relations = elementsOf(
    partText(bytes, `${folder}/_rels/${posix.basename(workbook)}.rels`),
    'Relationship',
  );
  const parts = new Set(readZipDirectory(bytes)?.map((entry) => entry.name));
  const pathOf = (relation: Record<string, string> | undefined) => {
    const path = relation?.Target && posix.resolve('/', folder, relation.Target).slice(1);
    return path && parts.has(path) ? path : undefined;
  };
  const sheets = elementsOf(partText(bytes, workbook), 'sheet').map(({ name = '', state, ...ids }, index) => {
    const id = Object.entries(ids).find(([key]) => key.endsWith(':id'))?.[1];
    return {
      name,
      index,
      isHidden: state === 'hidden' || state === 'veryHidden',
      path: pathOf(relations.find(({ Id }) => Id === id)),
    };
  });
  return { sheets, styles: pathOf(relations.find(isA('styles'))) };
}

/** Returns the attributes of all elements with a name, whatever the prefix of their namespace is. */
export function elementsOf(xml: string, local: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (localName(name) === local) found.push(attributes);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}

/** The name of an element without the prefix of its namespace. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
