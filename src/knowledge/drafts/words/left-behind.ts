import { listWords } from '../../../phrase.ts';
import { eightExclusions, itemsOf } from '../../items.ts';
import { type Path, routeOf } from '../../route.ts';
import { needsOf } from '../../sources.ts';
import type { DraftDetails } from '../draft.ts';
import { aliasWords } from '../lines.ts';
import { bullets } from '../lists.ts';

/** What the tool can read from a source besides mail. A move to Rackspace Email leaves that behind. */
export function besidesMail(source: string): string[] {
  return needsOf(source).items.slice(1);
}

/** What a mailbox of a system usually has besides mail, though our tool can't read it there. */
const unread = ['calendars', 'contacts', 'tasks'];

/** What users export before the switch, and import afterward, because only mail moves. Empty if it moves, too. */
export function staysBehind({ path, isByPst }: Pick<DraftDetails, 'path' | 'isByPst'>): string[] {
  if (isByPst || routeOf(path) === 'platform-change' || itemsOf(path.source, path.target).moves.length > 1)
    return [];
  const others = besidesMail(path.source);
  return others.length > 0 ? others : unread;
}

/** Says what moves and what doesn't, in a customer's words. */
export function movedParagraphs(path: Path): string[] {
  const { moves, notes } = itemsOf(path.source, path.target);
  const upgrade = routeOf(path) === 'upgrade';
  const onlyMail = path.target === 'rackspace-email';
  const others = onlyMail ? besidesMail(path.source) : [];
  const webmailOnly = upgrade && moves.length === 1;
  const told = needsOf(path.source).told;
  return [
    `What moves: ${listWords(moves)}.`,
    ...(others.length > 0
      ? [
          `Only mail can move to Rackspace Email. Your ${listWords(others)} don't move. Everyone who needs them must export them from the old system before the switch, and import them afterward.`,
        ]
      : onlyMail
        ? ['Only mail can move to Rackspace Email.']
        : []),
    ...(webmailOnly
      ? [
          "Calendars, contacts, and tasks in webmail don't move. Everyone who needs them must export them from webmail before the switch, and import them afterward.",
        ]
      : []),
    `What ${others.length > 0 ? 'else ' : ''}doesn't move:\n${bullets(upgrade ? eightExclusions : toolExclusions(onlyMail))}`,
    ...(upgrade
      ? [
          `${aliasWords} You set up again what you need from this list. Users save their own local data, and import it into the new mailbox.`,
        ]
      : []),
    ...(told ? [told] : notes.filter((note) => !upgrade && !note.startsWith('Only mail'))),
  ];
}

/** What the tool leaves behind on every path: `toolExclusions` in `items.ts`, in a customer's words. */
function toolExclusions(onlyMail: boolean): string[] {
  return [
    'public folders, RSS feeds, and archives outside the mailbox',
    'rules, permissions, shared folders, and the settings of mail apps',
    `lists of people that a user made for their own use${onlyMail ? '' : ', and extra colors in calendars'}`,
    'meeting invitations and answers, and messages about failed delivery',
    'special items that other programs keep in the mailbox',
  ];
}
