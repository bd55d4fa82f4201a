import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/*
 * A disk whose power can be cut: an ext4 file system in an image file, mounted with a loop device. The image file has
 * what reached the disk. What the kernel still holds in memory for the mounted file system is not in it.
 */

export interface LoopDisk {
  /** Where it is mounted. */
  path: string;
  /** Copies the image as it is, without a sync: what the disk holds if the power goes now. Its users must be paused. */
  copyImage(to: string): void;
  unmount(): Promise<void>;
}

const mounted = new Set<string>();
process.once('exit', () => {
  for (const path of mounted) spawnSync('umount', ['--lazy', path]);
});

/** Makes an image in a folder, with an empty file system. Returns its path. */
export function createImage(folder: string, name: string): string {
  const image = join(folder, `${name}.img`);
  execFileSync('truncate', ['--size=512M', image]);
  // Without `lazy`, the kernel doesn't go on writing to the disk by itself after the mount.
  execFileSync('mkfs.ext4', ['-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image]);
  return image;
}

/** Throws where the machine allows no loop mounts. */
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
        // The kernel may write by itself. Then the copy would mix two moments.
        if (before.count === after.count && before.underWay + after.underWay === 0) return;
        rmSync(to);
      }
      throw new Error('the kernel wrote to the disk during each of 20 copies');
    },
    async unmount() {
      // Processes that were just killed may hold it for a moment.
      for (let tries = 0; spawnSync('umount', [path]).status !== 0; tries++) {
        if (tries === 100) throw new Error(`something still uses ${path}`);
        await delay(50);
      }
      mounted.delete(path);
    },
  };
}

/** Why this machine allows no loop mounts. Undefined when it does. */
export async function loopMountProblem(folder: string): Promise<string | undefined> {
  try {
    await mountImage(createImage(folder, 'probe')).unmount();
    return undefined;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer };
    return (stderr?.toString().trim() || message).split('\n')[0];
  }
}

/** The name of the loop device below a mount, such as `loop0`. */
function deviceOf(path: string): string {
  const lines = readFileSync('/proc/self/mounts', 'utf8').split('\n');
  const line = lines.find((one) => one.split(' ')[1] === path);
  return line?.split(' ')[0]?.replace('/dev/', '') ?? '';
}

/** The finished writes of a device, and the reads and writes under way. Source: Documentation/block/stat.rst of Linux. */
function writesTo(device: string): { count: number; underWay: number } {
  const fields = readFileSync(`/sys/block/${device}/stat`, 'utf8').trim().split(/\s+/).map(Number);
  return { count: fields[4] ?? 0, underWay: fields[8] ?? 0 };
}
