/** Path conditions that several playbooks share. */

import { type PathCondition, rackspacePlatforms } from '../../../knowledge/route.ts';
import { hasOwnLogins, serverAsked } from '../../../knowledge/sources.ts';
import { isSupported, sources } from '../systems.ts';

const slugs = sources.map(({ slug }) => slug);

/** Systems that Rackspace doesn't run. */
export const outsideSystems = slugs.filter((slug) => !rackspacePlatforms.includes(slug));

export const toOffice: PathCondition = { target: ['office-365'] };
export const toRackspaceEmail: PathCondition = { target: ['rackspace-email'] };
export const toExchange: PathCondition = { target: ['hosted-exchange'] };
export const toRackspace: PathCondition = { target: rackspacePlatforms };

/** In-house or hosted Exchange, of any version. */
export const fromExchange: PathCondition = {
  source: sources.filter(({ hosting }) => hosting).map(({ slug }) => slug),
};

/** Systems whose server the customer has to name, because it isn't the same for everyone. */
export const namedServer: PathCondition = { source: outsideSystems.filter((slug) => serverAsked(slug)) };

/** Moves to Office 365 from systems where each mailbox has its own login, and from the others. */
export const ownLogins: PathCondition = { ...toOffice, source: outsideSystems.filter(hasOwnLogins) };
export const adminLogins: PathCondition = {
  ...toOffice,
  source: outsideSystems.filter((slug) => !hasOwnLogins(slug)),
};

export const upgrade: PathCondition = { route: ['upgrade'] };

/** Sources that the FAQ lists, and those that a lead must approve: docs/sources.md, "Where the sources disagree". */
export const supported: PathCondition = { source: outsideSystems.filter(isSupported) };
export const forLead: PathCondition = { source: outsideSystems.filter((slug) => !isSupported(slug)) };
