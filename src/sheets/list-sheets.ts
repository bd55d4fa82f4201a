import { Parser } from 'htmlparser2';
import { partText } from './verify-zip.ts';

export interface SheetInfo {
  name: string;
  /** The place of the sheet among all sheets of the workbook, hidden ones included. */
  index: number;
  isHidden: boolean;
}

/**
 * Lists the sheets of a workbook. hucre can do this, too, but reads the texts of all cells first, which takes as
 * long as the rest. Throws if the workbook is damaged.
 */
export function listSheets(bytes: Uint8Array): SheetInfo[] {
  const relations = elementsOf(partText(bytes, '_rels/.rels'), 'Relationship');
  const workbook = relations.find(({ Type = '' }) => Type.endsWith('/officeDocument'))?.Target ?? '';
  return elementsOf(partText(bytes, workbook.replace(/^\//, '')), 'sheet').map(
    ({ name = '', state }, index) => ({
      name,
      index,
      isHidden: state === 'hidden' || state === 'veryHidden',
    }),
  );
}

/** Returns the attributes of all elements with a name, whatever the prefix of their namespace is. */
function elementsOf(xml: string, local: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name.slice(name.indexOf(':') + 1) === local) found.push(attributes);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}
