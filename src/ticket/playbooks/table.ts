import { assistedExternal } from './assisted-external.ts';
import { assistedUpgrade } from './assisted-upgrade.ts';
import { platformChange } from './platform-change.ts';
import type { Playbook } from './playbook.ts';
import { selfService } from './self-service.ts';

/** Every playbook. A ticket can only be opened for a path and service that one of them covers. */
export const playbooks: Playbook[] = [assistedExternal, assistedUpgrade, selfService, platformChange];
