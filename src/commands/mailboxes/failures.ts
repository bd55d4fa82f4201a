import { type CardBlock, copy, type Inline, note, text } from '../../card.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { mostCommon } from '../../mailbox/most-common.ts';
import { troubleOf } from '../../mailbox/trouble.ts';
import { findBlocker, fixFor } from '../../ticket/playbooks/blockers.ts';
import { type Ticket, ticketKey } from '../../ticket/state.ts';
import { plural } from '../../ticket/words.ts';
import { truncate } from '../../truncate.ts';

/** How many addresses a message lists for copying. */
export const mostCopied = 100;

/** How much of what the tool says a message shows, in characters. */
const longestSaid = 200;

/** The mailboxes that can't move: for each cause how many, what the tool says, the usual fix, and their addresses to copy. */
export function failures(ticket: Ticket, mailboxes: Mailbox[], at: Date): CardBlock[] {
  return causesOf(mailboxes, at).flatMap(({ code, group }) => cause(ticket, code, group));
}

/**
 * The mailboxes that can't move, by cause: the cause of most mailboxes first. The code is that of a blocker, or null if the
 * tool's words don't say what is wrong.
 */
export function causesOf(mailboxes: Mailbox[], at: Date): { code: string | null; group: Mailbox[] }[] {
  const troubled = mailboxes.flatMap((mailbox) => {
    const trouble = troubleOf(mailbox, at);
    return trouble ? [{ mailbox, code: trouble.code }] : [];
  });
  const causes = Map.groupBy(troubled, ({ mailbox, code }) => code ?? `? ${mailbox.toolSays ?? ''}`);
  return [...causes.values()]
    .toSorted((a, b) => b.length - a.length)
    .map((group) => ({ code: group[0]!.code, group: group.map(({ mailbox }) => mailbox) }));
}

function cause(ticket: Ticket, code: string | null, group: Mailbox[]): CardBlock[] {
  const spec = code === null ? undefined : findBlocker(code);
  const said = mostSaid(group);
  const count = plural(group.length, 'mailbox', 'mailboxes');
  return [
    text([
      { bold: `🔴 ${count}: ${spec ? spec.label : 'failed'}${sideWords(said)}` },
      ...(said ? [`. The tool says: “${said}”`] : []),
    ]),
    text(
      spec
        ? `Fix: ${fixFor(spec, ticket)}`
        : 'Fix: Look this error up in the help of the migration tool, and run the pass again.',
    ),
    addresses(group, { command: `mailboxes ${ticketKey(ticket)} failed` }),
  ].flat();
}

/** Which of the two mailboxes an error is about, if the tool says so. */
function sideWords(said: string | null): string {
  const [isOld, isNew] = [/\bsource\b/i, /\bdestination\b/i].map((word) => word.test(said ?? ''));
  if (isOld === isNew) return '';
  return isOld ? ' (old mailbox)' : ' (new mailbox)';
}

/** Lists addresses for copying. @param all lists all of them, if there are too many */
export function addresses(mailboxes: Mailbox[], all: Inline): CardBlock[] {
  const more = mailboxes.length - mostCopied;
  const shown = mailboxes.slice(0, mostCopied).map(({ source }) => source);
  return [
    copy(shown.join('\n')),
    ...(more > 0 ? [note([`And ${more.toLocaleString('en-US')} more: `, all])] : []),
  ];
}

/** What the tool says most often. */
function mostSaid(group: Mailbox[]): string | null {
  const said = mostCommon(group.flatMap(({ toolSays }) => toolSays ?? []));
  return said === undefined ? null : truncate(said, longestSaid);
}
