import {
  type Button,
  buttons,
  type Card,
  card,
  copy,
  heading,
  note,
  type Task,
  tasks,
  text,
} from '../../card.ts';
import { citationLine } from '../../knowledge/citation.ts';
import {
  countMissing,
  type Draft,
  type DraftDetails,
  isForPhase,
  type WrittenDraft,
} from '../../knowledge/drafts/draft.ts';
import { type PlaceholderName, placeholders } from '../../knowledge/drafts/placeholders.ts';
import { drafts } from '../../knowledge/drafts/table.ts';
import { itemsOf } from '../../knowledge/items.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { toTask } from '../../ticket/operations/passage.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { listWords, plural } from '../../ticket/words.ts';
import { createRelativeDays, fillDays } from '../../time/relative-days.ts';
import type { CommandContext } from '../context.ts';
import type { ParsedArguments } from '../subcommand.ts';
import { senderFields } from './draft-fields.ts';

/** Shows a finished draft for the Racker to copy. */
export function readyCard(
  wanted: Draft,
  state: TicketState,
  details: DraftDetails,
  { text: words, used }: WrittenDraft,
  args: ParsedArguments,
): Card {
  const { ticket } = state;
  const usual = wanted.phases?.filter((slug) => details.phases.includes(slug)) ?? [];
  const where = ticket.rackspaceTicket
    ? `Rackspace ticket ${ticket.rackspaceTicket}`
    : 'the Rackspace ticket';
  const needsConfirmation =
    wanted.seeds.includes('S0-16') && itemsOf(ticket.source, ticket.target).needsConfirmation;
  return card(
    heading(titleOf(wanted)),
    note(
      `${ticketKey(ticket)} ${ticket.domain} · for ${wanted.to}. Check the draft, then copy it into ${where}.`,
    ),
    usual.length > 0 &&
      !usual.includes(details.phase) &&
      note(
        `This draft is usually sent in ${listWords(usual.map(phaseLabel), 'or')}. The ticket is in ${phaseLabel(details.phase)}.`,
      ),
    unusedNote(used, args),
    needsConfirmation &&
      note('Check the plan before you send this: no public article lists what moves on this path.'),
    copy(words),
    text(citationLine(wanted)),
    buttons(...others(wanted, state, details), showButton(ticketKey(state.ticket))),
  );
}

/** Lists what a draft is missing: first the phase and the steps, then the values. */
export function unreadyCard(
  { desk, at }: CommandContext,
  wanted: Draft,
  state: TicketState,
  written: WrittenDraft,
  args: ParsedArguments,
): Card {
  const { used, missing, missingSteps, missingPhase } = written;
  const key = ticketKey(state.ticket);
  const named = `${wanted.name}${typedValues(args)}`;
  const relativeDay = createRelativeDays(desk.calendar, at);
  const fill = (command: string) =>
    fillDays(command.replace('KEY', key), relativeDay).replace('NAME', () => named);
  const count = countMissing(written);
  return card(
    heading(titleOf(wanted)),
    text(`Not ready: ${plural(count, 'thing is', 'things are')} missing.`),
    tasks([
      ...(missingPhase === undefined ? [] : [phaseTask(state, missingPhase)]),
      ...state.steps
        .filter(({ id }) => missingSteps.includes(id))
        .map((step) => toTask(desk.calendar, state, step, at)),
      ...missing.map((name): Task => {
        const { label: what, command, formCommand, buttonLabel } = placeholders[name];
        return {
          text: what,
          command: fill(command),
          button: { label: buttonLabel, command: fill(formCommand) },
        };
      }),
    ]),
    unusedNote(used, args),
    text(citationLine(wanted)),
    buttons(showButton(ticketKey(state.ticket))),
  );
}

/**
 * Returns the task to move the ticket to `phase`. The draft reports that phase, but the ticket hasn't reached it yet.
 */
function phaseTask({ ticket }: TicketState, phase: string): Task {
  const command = `move ${ticketKey(ticket)} ${phase}`;
  return {
    text: `The ticket must be in ${phaseLabel(phase)} or later (now in ${phaseLabel(ticket.phase)})`,
    command,
    button: { label: `Move to ${phaseLabel(phase)}`, command },
  };
}

/** Lists the values that the sender typed but the draft doesn't use. False if there are none. */
export function unusedNote(used: PlaceholderName[], { raw }: ParsedArguments) {
  const unused = senderFields.filter(({ name }) => raw.has(name) && !(used as string[]).includes(name));
  return (
    unused.length > 0 &&
    note(`Not used in this draft: ${unused.map(({ name }) => `${name}:${raw.get(name)}`).join(', ')}.`)
  );
}

/** Formats the values that the sender already typed, so that the suggested commands repeat them. */
function typedValues({ raw }: ParsedArguments): string {
  const keys = senderFields.map(({ name }) => name).filter((name) => raw.has(name));
  return keys.map((name) => ` ${name}:"${raw.get(name)?.replace(/"/g, '')}"`).join('');
}

function others(wanted: Draft, state: TicketState, details: DraftDetails): Button[] {
  return drafts
    .filter((each) => each !== wanted && isForPhase(each, details.path, details.phase))
    .map((each) => draftButton(each, ticketKey(state.ticket)));
}

export function draftButton({ name, title }: Draft, key: string): Button {
  return { label: title, command: `draft ${key} ${name}` };
}

function titleOf({ id, title }: Draft): string {
  return `${id} · ${title}`;
}
