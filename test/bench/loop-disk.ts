import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/* A disk that can lose power: an ext4 file system in an image file, mounted with a loop device. The image file contains only what reached the disk, and not what the kernel still holds in memory. */

export interface LoopDisk {
  /** The mount point. */
  path: string;
  /** Copies the image without a sync, as if the power went out now. Pause all processes that use the disk first. */
  copyImage(to: string): void;
  unmount(): Promise<void>;
}

const mounted = new Set<string>();
process.once('exit', () => {
  for (const path of mounted) spawnSync('umount', ['--lazy', path]);
});

/** Creates an image with an empty file system. Returns its path. */
export function createImage(folder: string, name: string): string {
  const image = join(folder, `${name}.img`);
  execFileSync('truncate', ['--size=512M', image]);
  // Turn off lazy initialization. Otherwise, the kernel would keep writing to the disk after the mount.
  execFileSync('mkfs.ext4', ['-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image]);
  return image;
}

/** Mounts an image. Throws if the machine does not allow loop mounts. */
export function mountImage(image: string): LoopDisk {
  const path = image.replace(/\.img$/, '');
  mkdirSync(path, { recursive: true });
  execFileSync('mount', ['-t', 'ext4', '-o', 'loop', image, path], { stdio: ['ignore', 'pipe', 'pipe'] });
  mounted.add(path);
  const device = deviceOf(path);
  return {
    path,
    copyImage(to) {
      for (let tries = 0; tries < 20; tries++) {
        const before = writesTo(device);
        execFileSync('cp', ['--sparse=always', '--reflink=never', image, to]);
        const after = writesTo(device);
        // Accept the copy only if the kernel didn't write to the disk during the copy. Otherwise, the copy mixes two
        // moments.
        if (before.count === after.count && before.underWay + after.underWay === 0) return;
        rmSync(to);
      }
      throw new Error('the kernel wrote to the disk during each of 20 copies');
    },
    async unmount() {
      // Try several times, because processes that were just killed may still use the disk for a moment.
      for (let tries = 0; spawnSync('umount', [path]).status !== 0; tries++) {
        if (tries === 100) throw new Error(`something still uses ${path}`);
        await delay(50);
      }
      mounted.delete(path);
    },
  };
}

/** Returns why this machine doesn't allow loop mounts, or undefined if they are allowed. */
export async function loopMountProblem(folder: string): Promise<string | undefined> {
  try {
    await mountImage(createImage(folder, 'probe')).unmount();
    return undefined;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer };
    return (stderr?.toString().trim() || message).split('\n')[0];
  }
}

/** Returns the name of the loop device behind a mount, such as `loop0`. */
function deviceOf(path: string): string {
  const lines = readFileSync('/proc/self/mounts', 'utf8').split('\n');
  const line = lines.find((one) => one.split(' ')[1] === path);
  return line?.split(' ')[0]?.replace('/dev/', '') ?? '';
}

/**
 * Reads how many writes a device has finished, and how many requests are running. Source: Documentation/block/stat.rst
 * of Linux.
 */
function writesTo(device: string): { count: number; underWay: number } {
  const fields = readFileSync(`/sys/block/${device}/stat`, 'utf8').trim().split(/\s+/).map(Number);
  return { count: fields[4] ?? 0, underWay: fields[8] ?? 0 };
}
