import type { Story } from '../story.ts';
import { fromOutside } from './from-outside.ts';
import { hostedExchangeToOffice } from './hosted-exchange-to-office.ts';
import { platformChanges } from './platform-changes.ts';
import { rackspaceEmailToOffice } from './rackspace-email-to-office.ts';
import { selfService } from './self-service.ts';

/**
 * The stories of all sample tickets. To add a ticket, write its story in the file for its migration path. A story says
 * who writes what on which day, and how the ticket ends. The playbook says which steps each phase needs.
 * `test/playground/seed/seed.test.ts` runs all stories.
 */
export const stories: Story[] = [
  ...rackspaceEmailToOffice,
  ...hostedExchangeToOffice,
  ...fromOutside,
  ...selfService,
  ...platformChanges,
];
