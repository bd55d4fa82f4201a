import { type PathCondition, rackspacePlatforms } from './route.ts';

interface ScopeSpec {
  /** The name of the group of paths. People see the name before an answer. */
  label: string;
  when: PathCondition;
}

const fromRackspaceEmail: PathCondition = { route: ['upgrade'], source: ['rackspace-email'] };
const fromExchange: PathCondition = { route: ['upgrade'], source: ['hosted-exchange'] };

/** Groups of paths, such as all upgrades. Each answer and each draft is for one of these groups. */
export const scopes = {
  all: { label: 'All paths', when: {} },
  external: { label: 'From another system', when: { route: ['external'] } },
  upgrade: { label: 'Upgrade to Office 365', when: { route: ['upgrade'] } },
  'platform-change': { label: 'Platform change', when: { route: ['platform-change'] } },
  copied: { label: 'From another system, or an upgrade', when: { route: ['external', 'upgrade'] } },
  assisted: { label: 'Assisted', when: { route: ['external', 'upgrade'], service: ['assisted'] } },
  'self-service': { label: 'Self-service', when: { service: ['self-service'] } },
  'self-service-to-office': {
    label: 'Self-service to Office 365',
    when: { target: ['office-365'], service: ['self-service'] },
  },
  'self-service-to-rackspace': {
    label: 'Self-service to Rackspace',
    when: { target: rackspacePlatforms, service: ['self-service'] },
  },
  'upgrade-assisted': {
    label: 'Upgrade to Office 365, assisted',
    when: { route: ['upgrade'], service: ['assisted'] },
  },
  'external-assisted': {
    label: 'From another system, assisted',
    when: { route: ['external'], service: ['assisted'] },
  },
  'to-exchange': {
    label: 'From another system to Hosted Exchange',
    when: { route: ['external'], target: ['hosted-exchange'] },
  },
  'not-to-exchange': {
    label: 'To Rackspace Email or Office 365',
    when: { route: ['external', 'upgrade'], target: ['rackspace-email', 'office-365'] },
  },
  'upgrade-rackspace-email': {
    label: 'Upgrade from Rackspace Email, assisted',
    when: { ...fromRackspaceEmail, service: ['assisted'] },
  },
  'upgrade-hosted-exchange': {
    label: 'Upgrade from Hosted Exchange, assisted',
    when: { ...fromExchange, service: ['assisted'] },
  },
  'to-office': {
    label: 'To Office 365',
    when: { route: ['external', 'upgrade'], target: ['office-365'] },
  },
  'external-to-office': {
    label: 'From another system to Office 365',
    when: { route: ['external'], target: ['office-365'] },
  },
  'to-rackspace': {
    label: 'From another system to Rackspace',
    when: { route: ['external'], target: rackspacePlatforms },
  },
  'into-exchange-change': {
    label: 'Platform change to Hosted Exchange',
    when: { route: ['platform-change'], target: ['hosted-exchange'] },
  },
  'into-rackspace-email-change': {
    label: 'Platform change to Rackspace Email',
    when: { route: ['platform-change'], target: ['rackspace-email'] },
  },
} satisfies Record<string, ScopeSpec>;

export type Scope = keyof typeof scopes;
