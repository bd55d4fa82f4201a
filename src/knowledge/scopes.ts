import { type PathCondition, rackspacePlatforms } from './route.ts';

interface ScopeSpec {
  /** What it is for, to stand before an answer. */
  words: string;
  when: PathCondition;
}

const fromRackspaceEmail: PathCondition = { route: ['upgrade'], source: ['rackspace-email'] };
const fromExchange: PathCondition = { route: ['upgrade'], source: ['hosted-exchange'] };

/** The paths that an answer is for. */
export const scopes = {
  all: { words: 'On every path', when: {} },
  external: { words: 'From another system', when: { route: ['external'] } },
  upgrade: { words: 'Upgrade to Office 365', when: { route: ['upgrade'] } },
  'platform-change': { words: 'Platform change', when: { route: ['platform-change'] } },
  copied: { words: 'From another system, or an upgrade', when: { route: ['external', 'upgrade'] } },
  assisted: { words: 'Assisted', when: { route: ['external', 'upgrade'], service: ['assisted'] } },
  'self-service': { words: 'Self-service', when: { service: ['self-service'] } },
  'external-assisted': {
    words: 'From another system, assisted',
    when: { route: ['external'], service: ['assisted'] },
  },
  'to-exchange': {
    words: 'From another system to Hosted Exchange',
    when: { route: ['external'], target: ['hosted-exchange'] },
  },
  'not-to-exchange': {
    words: 'To Rackspace Email or Office 365',
    when: { route: ['external', 'upgrade'], target: ['rackspace-email', 'office-365'] },
  },
  'upgrade-rackspace-email': {
    words: 'Upgrade from Rackspace Email, assisted',
    when: { ...fromRackspaceEmail, service: ['assisted'] },
  },
  'upgrade-hosted-exchange': {
    words: 'Upgrade from Hosted Exchange, assisted',
    when: { ...fromExchange, service: ['assisted'] },
  },
  'to-office': {
    words: 'To Office 365',
    when: { route: ['external', 'upgrade'], target: ['office-365'] },
  },
  'to-rackspace': {
    words: 'From another system to Rackspace',
    when: { route: ['external'], target: rackspacePlatforms },
  },
  'into-exchange-change': {
    words: 'Platform change to Hosted Exchange',
    when: { route: ['platform-change'], target: ['hosted-exchange'] },
  },
  'into-rackspace-email-change': {
    words: 'Platform change to Rackspace Email',
    when: { route: ['platform-change'], target: ['rackspace-email'] },
  },
} satisfies Record<string, ScopeSpec>;

export type Scope = keyof typeof scopes;
