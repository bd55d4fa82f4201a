/**
 * The first phase in which a step can be done, by step. Written by hand from docs/rules.md and not copied from the
 * playbooks, so that it reveals a mistake in a playbook. Steps that aren't listed can be done in any phase. `last` is the
 * last phase of a ticket.
 */
export const earliestPhases: Record<string, string> = {
  'P-04': 'plan-review',
  'E-11': 'credentials',
  'E-12': 'trial',
  'V-05': 'trial',
  'E-14': 'prestage',
  'V-06': 'prestage',
  'F-04': 'pst-import',
  'E-15': 'customer-testing',
  'E-18': 'cutover',
  'E-19': 'cutover',
  'E-20': 'cutover',
  'U-14': 'cutover',
  'U-17': 'cutover',
  'U-18': 'cutover',
  'V-07': 'cutover',
  'V-09': 'cutover',
  'E-21': 'delta',
  'V-08': 'delta',
  'C-11': 'client-setup',
  'C-13': 'client-setup',
  'P-16': 'maintenance',
  'P-17': 'maintenance',
  'P-18': 'password-reset',
  'P-19': 'password-reset',
  'P-20': 'password-reset',
  'U-19': 'decommission',
  'U-20': 'decommission',
  'P-22': 'decommission',
  'C-09': 'last',
  'C-14': 'last',
};

/** The first phase in which a step can be done, on a path with these phases. Null if there is none. */
export function earliestPhase(step: string, phases: string[]): string | null {
  const earliest = earliestPhases[step];
  return (earliest === 'last' ? phases.at(-1) : earliest) ?? null;
}
