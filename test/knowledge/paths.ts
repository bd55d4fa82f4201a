import type { Path } from '../../src/knowledge/route.ts';

/** Examples of the paths in docs/playbooks.md, "Paths". EXT_HEX can also use PST files. */
export const paths = {
  EXT_RSE: { source: 'gmail', target: 'rackspace-email', service: 'assisted' },
  EXT_HEX: { source: 'exchange-2010', target: 'hosted-exchange', service: 'assisted' },
  EXT_M365: { source: 'imap', target: 'office-365', service: 'assisted' },
  RSE_M365: { source: 'rackspace-email', target: 'office-365', service: 'assisted' },
  HEX_M365: { source: 'hosted-exchange', target: 'office-365', service: 'assisted' },
  RSE_HEX: { source: 'rackspace-email', target: 'hosted-exchange', service: 'internal' },
  HEX_RSE: { source: 'hosted-exchange', target: 'rackspace-email', service: 'internal' },
  EXT_SELF: { source: 'gmail', target: 'rackspace-email', service: 'self-service' },
  EXT_M365_SELF: { source: 'zimbra', target: 'office-365', service: 'self-service' },
  RSE_SELF: { source: 'rackspace-email', target: 'office-365', service: 'self-service' },
} satisfies Record<string, Path>;

export type PathName = keyof typeof paths;
