import { listWords } from '../../../phrase.ts';
import { blockerLabel } from '../../playbooks/blockers.ts';
import { cantMoveWords, mailboxesButton } from '../../steps/proofs.ts';
import { dateAhead, type SaysOf } from './says.ts';

/** Mailboxes that can't move, and what the migration tool says about them: `3 mailboxes can't move (Invalid credentials)`. */
export const failedMailboxes: SaysOf = (entry, reader) => {
  const reasons = entry.blockers.flatMap(({ code, reported }) => (reported ? [blockerLabel(code)] : []));
  return {
    when: dateAhead(entry, reader),
    why: [
      cantMoveWords(entry.ticket) ?? "mailboxes can't move",
      reasons.length > 0 && ` (${listWords(reasons)})`,
    ].filter((part) => part !== false),
    button: mailboxesButton(entry.ticket),
  };
};
