import { beginningDrafts, recreateDraft } from './beginning.ts';
import type { Draft } from './draft.ts';
import { finishingDrafts } from './finishing.ts';
import { informationRequest } from './information-request.ts';
import { passDrafts } from './passes.ts';
import { platformChangeDrafts } from './platform-change.ts';
import { statusUpdate } from './status-update.ts';
import { switchingDrafts } from './switching.ts';

/** All drafts, in the order of their numbers. */
export const drafts: Draft[] = [
  ...beginningDrafts,
  informationRequest,
  ...passDrafts,
  ...switchingDrafts,
  ...finishingDrafts,
  recreateDraft,
  ...platformChangeDrafts,
  statusUpdate,
].toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
