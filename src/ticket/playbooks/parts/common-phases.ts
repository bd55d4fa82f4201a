import type { PhaseSpec } from '../playbook.ts';
import { businessDays, businessHours, hours } from './clocks.ts';

/** The phases from Provisioning to Client setup, for every assisted move that uses the migration tool. */
export const movePhases: PhaseSpec[] = [
  { slug: 'provisioning', waitingOn: 'customer-admin', clock: businessDays(2, 3, 7) },
  { slug: 'trial', waitingOn: 'racker', clock: businessHours(4, 8, 16) },
  { slug: 'prestage', waitingOn: 'tool', clock: hours(4, 12, 24) },
  { slug: 'customer-testing', waitingOn: 'customer-admin', clock: businessDays(2, 3, 7) },
  {
    slug: 'cutover',
    waitingOn: 'customer-admin',
    clock: { ...hours(2, 24, 48), from: { field: 'cutover', at: 'after' } },
  },
  { slug: 'delta', waitingOn: 'tool', clock: hours(4, 12, 24) },
  { slug: 'client-setup', waitingOn: 'end-user', clock: businessDays(3, 5, 10) },
];
