import { assistedExternal } from './assisted-external.ts';
import { assistedUpgrade } from './assisted-upgrade.ts';
import { platformChange } from './platform-change.ts';
import type { Playbook } from './playbook.ts';
import { selfService } from './self-service.ts';

/** Every playbook. A path and service that none of them names cannot be opened. */
export const playbooks: Playbook[] = [assistedExternal, assistedUpgrade, selfService, platformChange];
