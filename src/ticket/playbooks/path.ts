import { Fault } from '../../errors.ts';
import { type Path, rackspacePlatforms, routeOf } from '../../knowledge/route.ts';
import type { Playbook } from './playbook.ts';
import { serviceName, systemName, targets } from './systems.ts';

/** A path without its service, which may not be known yet. */
type Ends = Pick<Path, 'source' | 'target'>;

export function isPlatformChange(path: Ends): boolean {
  return routeOf(path) === 'platform-change';
}

/**
 * The platform that tickets leave in a platform change to `target`. Undefined if there are no platform changes to
 * `target`.
 */
export function otherPlatform(target: string): string | undefined {
  return rackspacePlatforms.includes(target)
    ? rackspacePlatforms.find((platform) => platform !== target)
    : undefined;
}

/**
 * Throws a `Fault` if a path's source and target are the same.
 *
 * @param example returns a command for the same source and a target that exists
 */
export function checkPath(
  path: Ends,
  example = (to: string) => `open acme.com from:${path.source} to:${to}`,
): void {
  if (path.source !== path.target) return;
  const others = targets.map(({ slug }) => slug).filter((slug) => slug !== path.source);
  const [first = ''] = others;
  throw new Fault(`Source and target are both ${systemName(path.source)}.`, {
    hint: `Choose another target: ${others.join(' or ')}.`,
    example: example(first),
    field: 'to',
  });
}

/**
 * Finds the playbook for a path and service. If the service isn't known, finds any playbook for the path. Throws a
 * `Fault` that lists the available choices if there is no playbook.
 */
export function choosePlaybook(playbooks: Playbook[], path: Ends, service: string | undefined): Playbook {
  checkPath(path);
  const kind = isPlatformChange(path) ? 'platform-change' : 'migration';
  const onPath = playbooks.filter(
    (playbook) =>
      playbook.kind === kind &&
      playbook.sources.includes(path.source) &&
      playbook.targets.includes(path.target),
  );
  const found = onPath.find((playbook) => !service || playbook.services.includes(service));
  if (found) return found;
  if (onPath.length > 0) {
    const offered = [...new Set(onPath.flatMap((playbook) => playbook.services))];
    throw new Fault(
      `${systemName(path.source)} to ${systemName(path.target)} is not available as ${serviceName(service ?? '').toLowerCase()}.`,
      {
        hint: `Choose an available service: ${offered.join(' or ')}.`,
        example: `service:${offered[0]}`,
        field: 'service',
      },
    );
  }
  throw new Fault(`No playbook covers ${systemName(path.source)} to ${systemName(path.target)}.`, {
    hint: `Available: ${playbooks.map((playbook) => playbook.title).join('; ')}.`,
    field: 'from',
  });
}
