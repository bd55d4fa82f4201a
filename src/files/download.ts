import type { Fault } from '../errors.ts';
import { brokenOff, elsewhere, gone, refused, tooLarge } from './file-faults.ts';

/** How often an answer may lead to another address. */
const mostRedirects = 3;

export interface Download {
  /** The text that names the file, and the name of the platform that has it, for faults. */
  ref: string;
  platform: string;
  /** Whether the file may be at an address. Other addresses get no request. */
  isAllowed(url: URL): boolean;
  /** What to say if the server denies the file, or leads to an address that isn't allowed. */
  denied: Fault;
  /** The token for the request. Only addresses that are allowed get it. */
  token?: string;
  /** The largest file, in bytes. */
  bytes: number;
  signal: AbortSignal;
}

/**
 * Downloads a file, and counts its bytes while they arrive. Follows redirects to addresses that are allowed. Throws a `Fault`, or
 * the error of the signal.
 *
 * @returns the bytes, and the content type that the server states
 */
export async function download(url: string, options: Download): Promise<{ bytes: Uint8Array; type: string }> {
  const response = await open(url, options);
  const { status } = response;
  if (status === 401 || status === 403) await discard(response, options.denied);
  if (status === 404 || status === 410) await discard(response, gone(options.platform));
  if (!response.ok) await discard(response, refused(options.ref, options.platform, status));
  if (Number(response.headers.get('content-length')) > options.bytes)
    await discard(response, tooLarge(options.bytes));
  return {
    bytes: await unbroken(options, readAll(response, options.bytes)),
    type: response.headers.get('content-type') ?? '',
  };
}

async function open(first: string, options: Download): Promise<Response> {
  const { isAllowed, platform, token, signal, denied } = options;
  let url = URL.parse(first);
  for (let hop = 0; hop <= mostRedirects; hop++) {
    if (!url || !isAllowed(url)) throw hop === 0 ? elsewhere(platform) : denied;
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await unbroken(options, fetch(url, { headers, signal, redirect: 'manual' }));
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    url = URL.parse(location, url.href);
  }
  throw denied;
}

async function readAll({ body }: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    // Leaving the loop ends the download.
    if (size > most) throw tooLarge(most);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Turns the failure of a connection into a fault. */
async function unbroken<T>({ ref, signal }: Download, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    // `fetch` has only this class of errors for broken connections. The error's text can have the address.
    if (signal.aborted || !(error instanceof TypeError)) throw error;
    throw brokenOff(ref);
  }
}

async function discard({ body }: Response, fault: Error): Promise<never> {
  await body?.cancel();
  throw fault;
}
