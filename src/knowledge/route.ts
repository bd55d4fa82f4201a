/** The three kinds of moves. What is true of one can be false for another: docs/trade.md, "Three routes". */
export type Route = 'external' | 'upgrade' | 'platform-change';

/** The source, the target, and the service of a move. All three are slugs. */
export interface Path {
  source: string;
  target: string;
  service: string;
}

/** Restricts something to certain paths. A missing field allows every path. */
export interface PathCondition {
  route?: Route[];
  source?: string[];
  target?: string[];
  service?: string[];
}

/** The two mail platforms that Rackspace runs (S0-17). */
export const rackspacePlatforms = ['rackspace-email', 'hosted-exchange'];

/**
 * A move between two Rackspace platforms is a platform change (S0-18). From Rackspace to Office 365 is an upgrade
 * (S1-01). Any other move is external.
 */
export function routeOf({ source, target }: Pick<Path, 'source' | 'target'>): Route {
  if (!rackspacePlatforms.includes(source) || source === target) return 'external';
  return rackspacePlatforms.includes(target) ? 'platform-change' : 'upgrade';
}

/** Whether a condition allows a path. Without a condition, every path is allowed. */
export function applies(when: PathCondition | undefined, path: Path): boolean {
  if (!when) return true;
  const checks: [string[] | undefined, string][] = [
    [when.route, routeOf(path)],
    [when.source, path.source],
    [when.target, path.target],
    [when.service, path.service],
  ];
  return checks.every(([allowed, has]) => allowed === undefined || allowed.includes(has));
}
