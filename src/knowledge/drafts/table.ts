import { beginningDrafts, recreateDraft } from './beginning.ts';
import { closing } from './closing.ts';
import type { Draft } from './draft.ts';
import { finishingDrafts } from './finishing.ts';
import { informationRequest } from './information-request.ts';
import { mailboxProblems } from './mailbox-problems.ts';
import { passDrafts } from './passes.ts';
import { platformChangeDrafts } from './platform-change.ts';
import { prepareUsers } from './prepare-users.ts';
import { officePrerequisites } from './prerequisites.ts';
import { reminder } from './reminder.ts';
import { statusUpdate } from './status-update.ts';
import { switchingDrafts } from './switching.ts';

/** All drafts, in the order of their numbers. */
export const drafts: Draft[] = [
  ...beginningDrafts,
  informationRequest,
  officePrerequisites,
  prepareUsers,
  mailboxProblems,
  ...passDrafts,
  ...switchingDrafts,
  ...finishingDrafts,
  reminder,
  closing,
  recreateDraft,
  ...platformChangeDrafts,
  statusUpdate,
].toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
