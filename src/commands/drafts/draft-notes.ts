import { type CardBlock, note } from '../../card.ts';
import type { PlaceholderName } from '../../knowledge/drafts/placeholders.ts';
import { isUndone } from '../../knowledge/drafts/words/mail-words.ts';
import { listWords } from '../../phrase.ts';
import { isSeenInDns } from '../../ticket/playbooks/blockers.ts';
import { ticketKey } from '../../ticket/state.ts';
import { stepNames } from '../../ticket/steps/step-name.ts';
import type { ParsedArguments } from '../subcommand.ts';
import { waitingWords } from './draft-details.ts';
import { keptFields, senderFields } from './draft-fields.ts';
import type { ShownDraft } from './shown-draft.ts';

/** Says where the values in a draft come from, so that nobody sends an old one by mistake. */
export function senderNotes(shown: ShownDraft): (CardBlock | false)[] {
  const { wanted, state, details, written, args, kept } = shown;
  const { ticket } = state;
  const key = ticketKey(ticket);
  const has = (name: string) => (written.used as string[]).includes(name);
  const earlier = keptFields.filter(
    ({ name, fromColumns }) => has(name) && !args.raw.has(name) && fromColumns(ticket) !== null,
  );
  const waiting = waitingWords(ticket);
  const again = state.steps.filter(
    (step) => step.mark?.state === 'reopened' && details.progress.open.includes(step.id),
  );
  const isTimed = has('cutover') || has('slot');
  return [
    kept.length > 0 && note(`Kept on ${key} for the next draft: ${listWords(kept)}.`),
    earlier.length > 0 &&
      note([
        `Kept from before: ${earlier.map(({ name, fromColumns }) => `${name}:${fromColumns(ticket)}`).join(', ')}. To change a value, type it: `,
        { command: `draft ${key} ${wanted.name} ${earlier[0]?.name}:…` },
      ]),
    waiting !== undefined &&
      has('waiting-for') &&
      !(isUndone(details) && isSeenInDns(ticket.waitingFor ?? '')) &&
      note(
        written.text.toLowerCase().includes(waiting.toLowerCase())
          ? `What we need is in your team's own words: “${waiting}”. Check that the customer understands them.`
          : `Your team waits for “${waiting}”. If the letter doesn't ask for that, add it.`,
      ),
    again.length > 0 &&
      note(`Open again: ${stepNames(again)}. Check that the letter asks for what is really left.`),
    isTimed &&
      ticket.customerZone === null &&
      note([
        "Times are in the team's time zone. If the customer is elsewhere: ",
        { command: `set ${key} zone:eastern` },
      ]),
  ];
}

/** Lists the values that the sender typed but the draft doesn't use. False if there are none. */
export function unusedNote(used: PlaceholderName[], { raw }: ParsedArguments): CardBlock | false {
  const unused = senderFields.filter(({ name }) => raw.has(name) && !(used as string[]).includes(name));
  return (
    unused.length > 0 &&
    note(`Not used in this draft: ${unused.map(({ name }) => `${name}:${raw.get(name)}`).join(', ')}.`)
  );
}
