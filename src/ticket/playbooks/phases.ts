import { nearest } from '../../input/nearest.ts';

/** The labels of phases. A phase has the same label in every playbook. */
const labels: Record<string, string> = {
  intake: 'Intake',
  discovery: 'Discovery',
  prerequisites: 'Prerequisites',
  credentials: 'Credentials',
  provisioning: 'Provisioning',
  'pst-export': 'PST export',
  'ftp-upload': 'FTP upload',
  'pst-import': 'PST import',
  trial: 'Trial',
  prestage: 'Prestage',
  'customer-testing': 'Customer testing',
  cutover: 'Cutover',
  delta: 'Delta',
  'client-setup': 'Client setup',
  decommission: 'Decommission',
  'plan-review': 'Plan review',
  scheduling: 'Scheduling',
  readiness: 'Readiness',
  maintenance: 'Maintenance',
  'password-reset': 'Password reset',
  closed: 'Closed',
};

/** `Intake`, `Customer testing`, and so on. */
export const phaseLabels = Object.values(labels);

/** The slug of a phase that a person names by slug or label, in any case: `customer testing`. Other words stay as they are. */
export function toPhaseSlug(said: string): string {
  const name = said.trim().toLowerCase();
  return Object.keys(labels).find((slug) => labels[slug]!.toLowerCase() === name) ?? name;
}

/** The slug, out of `slugs`, whose slug or label is most similar to what a person wrote. */
export function nearestPhase(said: string, slugs: string[]): string | undefined {
  return (
    nearest(said, slugs) ?? slugs.find((slug) => phaseLabel(slug) === nearest(said, slugs.map(phaseLabel)))
  );
}

/** The label of a phase: `Customer testing`. An unknown slug, such as one of another release, stands for itself. */
export function phaseLabel(slug: string): string {
  return Object.hasOwn(labels, slug) ? labels[slug]! : slug;
}
