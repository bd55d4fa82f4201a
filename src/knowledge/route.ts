/** The three kinds of moves. A fact about one kind can be false for another. See docs/trade.md, "Three routes". */
export type Route = 'external' | 'upgrade' | 'platform-change';

/** The source, the target, and the service of a move. All three are slugs. */
export interface Path {
  source: string;
  target: string;
  service: string;
}

/** A condition on a path. An absent field allows any value. */
export interface PathCondition {
  route?: Route[];
  source?: string[];
  target?: string[];
  service?: string[];
}

/** The two mail platforms that Rackspace runs (S0-17). */
export const rackspacePlatforms = ['rackspace-email', 'hosted-exchange'];

/**
 * Returns the route of a move. A move between the two Rackspace platforms is a platform change (S0-18). A move from
 * a Rackspace platform to Office 365 is an upgrade (S1-01). Any other move is external.
 */
export function routeOf({ source, target }: Pick<Path, 'source' | 'target'>): Route {
  if (!rackspacePlatforms.includes(source) || source === target) return 'external';
  return rackspacePlatforms.includes(target) ? 'platform-change' : 'upgrade';
}

/** Whether a condition allows a path. An undefined condition allows every path. */
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
