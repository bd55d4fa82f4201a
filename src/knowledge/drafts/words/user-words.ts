import { listWords } from '../../../phrase.ts';
import { routeOf } from '../../route.ts';
import type { DraftDetails } from '../draft.ts';
import { besidesMail, staysBehind } from './left-behind.ts';

const settings = 'Set up your rules, signature, and forwarding again.';

/** What users do in the new mailbox after the move, besides reading mail. Each line is a sentence or two. */
export function afterMove(details: DraftDetails): string[] {
  const { path, isByPst } = details;
  if (routeOf(path) === 'platform-change')
    return path.target === 'rackspace-email'
      ? [`Your calendar and contacts did not move. Import the files that you exported.`, settings]
      : [
          'Check your calendar and contacts. If something is missing, import the files that you exported.',
          settings,
        ];
  const behind = staysBehind(details);
  if (behind.length > 0)
    return [
      `Your ${listWords(behind)} did not move. Import what you exported from the old mailbox.`,
      settings,
    ];
  return besidesMail(path.source).length > 0 && !isByPst
    ? [`Check that your calendar and contacts are there. ${settings}`]
    : [settings];
}
