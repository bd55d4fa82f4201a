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

/** The phases in which the migration tool works on the mailboxes, so that its reports say how far the ticket is. */
const passPhases = ['trial', 'prestage', 'delta'];

export function isPassPhase(slug: string): boolean {
  return passPhases.includes(slug);
}

/** The labels of all phases: `Intake`, `Customer testing`, and so on. */
export const phaseLabels = Object.values(labels);

/** Converts a phase's label to its slug. Upper and lower case don't matter. Returns any other text in lower case. */
export function toPhaseSlug(said: string): string {
  const name = said.trim().toLowerCase();
  return Object.keys(labels).find((slug) => labels[slug]!.toLowerCase() === name) ?? name;
}

/** Finds the phase closest to what a person typed, by slug or label. Returns one of `slugs`. */
export function nearestPhase(said: string, slugs: string[]): string | undefined {
  return (
    nearest(said, slugs) ?? slugs.find((slug) => phaseLabel(slug) === nearest(said, slugs.map(phaseLabel)))
  );
}

/** A phase's label: `Customer testing`. Returns an unknown slug unchanged, such as one from another release. */
export function phaseLabel(slug: string): string {
  return Object.hasOwn(labels, slug) ? labels[slug]! : slug;
}
