import type { Story } from '../story.ts';
import { fromOutside } from './from-outside.ts';
import { hostedExchangeToOffice } from './hosted-exchange-to-office.ts';
import { platformChanges } from './platform-changes.ts';
import { rackspaceEmailToOffice } from './rackspace-email-to-office.ts';
import { selfService } from './self-service.ts';

/**
 * Every ticket of the seed. One more is an entry in the file of its path: who says what on which day, and where that
 * ends. What a gate needs is read from the playbook; `test/playground/seed.test.ts` says all of it to the product.
 */
export const stories: Story[] = [
  ...rackspaceEmailToOffice,
  ...hostedExchangeToOffice,
  ...fromOutside,
  ...selfService,
  ...platformChanges,
];
