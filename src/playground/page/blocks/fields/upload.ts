import type { UploadedFile } from '../../contract.ts';

/** Reads a file that a person chose, to send it as JSON. */
export async function toUploaded(file: File): Promise<UploadedFile> {
  const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
  return { name: file.name, mimetype: file.type || 'application/octet-stream', base64 };
}

/** Encodes bytes for a JSON request. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // Works in slices, because a function call takes a limited number of arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
}

/** The number of bytes that a base64 string encodes. */
export function sizeOfBase64(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
