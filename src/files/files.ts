/** Reads the files that people send, whatever platform has them. */

import { Fault } from '../errors.ts';
import { platformOf } from '../ids.ts';
import type { Logger } from '../logger.ts';
import { TooLate, within } from '../within.ts';
import { isLate, slow, unknownFile } from './file-faults.ts';

/** A file that the bot has read, or that it sends. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

/** The port through which the product reads files. */
export interface Files {
  /**
   * Reads a file. Throws a `Fault` that says why that isn't possible and what to do.
   *
   * @param ref the text that names the file: `slack:F0123ABC`. It begins with the platform
   */
  read(ref: string): Promise<NamedFile>;
}

/** What a platform does to read its own files. */
export interface FileSource {
  /** Reads a file. Throws a `Fault`, or what `download` throws. @param signal ends the download */
  read(ref: string, options: { bytes: number; signal: AbortSignal }): Promise<NamedFile>;
}

/** A file that came with a message. */
export interface SentFile {
  ref: string;
  name: string;
  /** Why the bot can't read the file, and what to do. Absent if it may be able to. */
  problem?: Fault;
}

/** The largest file that is read, in bytes, and the longest time to read it, in ms. */
export interface FileLimits {
  bytes: number;
  ms: number;
}

const usual: FileLimits = { bytes: 20 * 1024 ** 2, ms: 30_000 };

/** @param sources the platforms' sources, by the name of the platform */
export function createFiles(
  sources: Record<string, FileSource>,
  logger: Pick<Logger, 'info' | 'warn'>,
  { bytes, ms }: FileLimits = usual,
): Files {
  async function readWithin(ref: string): Promise<NamedFile> {
    const platform = platformOf(ref);
    const source = Object.hasOwn(sources, platform) ? sources[platform] : undefined;
    if (!source) throw unknownFile();
    const signal = AbortSignal.timeout(ms);
    try {
      return await within(ms, source.read(ref, { bytes, signal }));
    } catch (error) {
      if (error instanceof TooLate || isLate(error, signal)) throw slow(ref, ms);
      throw error;
    }
  }

  return {
    async read(ref) {
      try {
        const file = await readWithin(ref);
        logger.info({ file: ref, size: file.bytes.length }, 'read a file');
        return file;
      } catch (error) {
        // A fault's message never names the file or its address.
        if (error instanceof Fault)
          logger.warn({ file: ref, why: error.message }, 'a file could not be read');
        throw error;
      }
    },
  };
}
