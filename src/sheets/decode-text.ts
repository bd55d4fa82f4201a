const utf16 = ['utf-16le', 'utf-16be'] as const;

/**
 * Decodes a text file: UTF-8, with or without a byte order mark, UTF-16 in either order, or Windows-1252, in which Excel
 * saves CSV in America and Western Europe. Returns undefined if the bytes aren't text.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: These characters tell binary files from text.
  return /[\0-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]/.test(text) ? undefined : text;
}

function encodingOf(bytes: Uint8Array): string {
  const marked = { '255,254': utf16[0], '254,255': utf16[1] }[bytes.subarray(0, 2).join()];
  return marked ?? unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

/** Recognizes UTF-16 without its mark: Almost every Latin character has a zero byte, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, 1_000);
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2]!++;
  const most = zeros[0]! > zeros[1]! ? 1 : 0;
  const [few, many] = [zeros[most]!, zeros[1 - most]!];
  return many > start.length / 8 && few === 0 ? utf16[most] : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
