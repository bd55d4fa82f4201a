import type { Playbook } from '../playbook.ts';
import { assistedUpgrade } from './assisted-upgrade.ts';
import { platformChange } from './platform-change.ts';

/** Every playbook that is built. A path and service that none of them names cannot be opened. */
export const playbooks: Playbook[] = [assistedUpgrade, platformChange];
