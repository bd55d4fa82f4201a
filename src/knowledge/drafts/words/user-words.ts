import { routeOf } from '../../route.ts';
import type { DraftDetails } from '../draft.ts';
import { besidesMail } from './left-behind.ts';

/** What users do in the new mailbox after the move, besides reading mail. Each line is a sentence or two. */
export function afterMove({ path, isByPst }: DraftDetails): string[] {
  const isChange = routeOf(path) === 'platform-change';
  const others = besidesMail(path.source);
  const settings = 'Set up your rules and signature again.';
  if (path.target === 'rackspace-email' && others.length > 0)
    return ['Your calendar and contacts did not move. Import the files that you exported.', settings];
  if (isChange)
    return [
      'Check your calendar and contacts. If something is missing, import the files that you exported.',
      settings,
    ];
  return others.length > 0 && !isByPst
    ? [`Check that your calendar and contacts are there. ${settings}`]
    : [settings];
}
