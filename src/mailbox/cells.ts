import { readNumber } from '../sheets/number.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { domainOf, hasInvisible, readAddress } from './address.ts';
import { folderAdvice } from './folder-names.ts';
import type { Role } from './sheet-kinds.ts';
import { allWaves, longestWave, readWave } from './wave.ts';

/** What the meaning of a cell depends on. */
export interface CellContext {
  /** The domain that moves. */
  domain: string;
  /** What separates the decimals of numbers. */
  decimal: Sheet['decimal'];
}

/** What a cell says (null: that there is nothing), what is wrong with it, or what to do before the mailbox can move. */
export type Read = { value: string | number | boolean | null } | { wrong: string } | { advice: string };

/** A text that is kept has at most this many characters. */
const longestText = 500;

const yes = ['yes', 'y', 'true', '1', 'x', '✓', 'done'];
const no = ['no', 'n', 'false', '0', '-', '✗'];

const wrong = (says: string): Read => ({ wrong: says });

/** Says that a new address is at another domain than the one that moves. */
export function mustBeAt(domain: string): string {
  return `The new address must be at ${domain}`;
}

/** Reads a cell that isn't empty. `wrong` and `advice` say what is wrong or what to do, without a period. */
export function readCell(role: Role, cell: string, context: CellContext): Read {
  return readers[role](cell, context);
}

const readers: Record<Role, (cell: string, context: CellContext) => Read> = {
  source: address,
  destination: newAddress,
  name: (cell, context) => newAddress(cell.includes('@') ? cell : `${cell}@${context.domain}`, context),
  exists: yesOrNo,
  received: yesOrNo,
  verified: yesOrNo,
  sizeGb: (cell, { decimal }) => number(cell, decimal, 'Enter the size in GB as a number, such as 2.5'),
  items(cell, { decimal }) {
    const read = number(cell, decimal, 'Enter the number of items, such as 12000');
    return 'value' in read ? { value: Math.round(Number(read.value)) } : read;
  },
  folders(cell) {
    const advice = folderAdvice(cell);
    return advice ? { advice } : { value: cell };
  },
  wave(cell) {
    const wave = readWave(cell);
    if (wave === allWaves) return wrong('Give the wave another name');
    return wave === null || wave.length <= longestWave
      ? { value: wave }
      : wrong(`Shorten the name of the wave to ${longestWave} characters`);
  },
  notes: text,
};

function address(cell: string): Read {
  if (hasInvisible(cell)) return wrong('Type this address again. It has a character that nobody can see');
  const value = readAddress(cell);
  return value ? { value } : wrong('Enter an email address, such as ann@acme.com');
}

function newAddress(cell: string, { domain }: CellContext): Read {
  const read = address(cell);
  return 'value' in read && domainOf(String(read.value)) !== domain ? wrong(mustBeAt(domain)) : read;
}

function yesOrNo(cell: string): Read {
  const word = cell.toLowerCase();
  if (yes.includes(word)) return { value: true };
  return no.includes(word) ? { value: false } : wrong('Enter yes or no');
}

/** Reads a number that isn't negative. */
function number(cell: string, decimal: Sheet['decimal'], says: string): Read {
  const value = readNumber(cell, decimal);
  return value !== null && value >= 0 && value < 1e9 ? { value } : wrong(says);
}

function text(cell: string): Read {
  const value = cell.replace(/\s+/g, ' ');
  return value.length <= longestText ? { value } : wrong(`Shorten the text to ${longestText} characters`);
}
