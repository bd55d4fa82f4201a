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
  isWithheld,
  type Obstacle,
  obstacleTo,
} from '../../knowledge/drafts/draft.ts';
import { placeholders } from '../../knowledge/drafts/placeholders.ts';
import { drafts } from '../../knowledge/drafts/table.ts';
import { isUndone } from '../../knowledge/drafts/words/mail-words.ts';
import { itemsOf } from '../../knowledge/items.ts';
import { listWords } from '../../phrase.ts';
import { stepTask } from '../../ticket/cards/step-task.ts';
import { getSheetButton, showButton } from '../../ticket/cards/ticket-buttons.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { plural } from '../../ticket/words.ts';
import { createRelativeDays, fillDays } from '../../time/relative-days.ts';
import type { CommandContext } from '../context.ts';
import type { ParsedArguments } from '../subcommand.ts';
import { senderFields } from './draft-fields.ts';
import { senderNotes, unusedNote } from './draft-notes.ts';
import type { ShownDraft } from './shown-draft.ts';

/** Shows a draft, or why it can't be sent: what it says isn't true any longer, or what has to happen first. */
export function draftCard(context: CommandContext, shown: ShownDraft): Card {
  const { obstacle } = shown.written;
  if (obstacle) return obstacleCard(shown, obstacle);
  return isWithheld(shown.written) ? earlyCard(context, shown) : letterCard(context, shown);
}

/** Shows a draft for the Racker to copy, below the list of what the Racker has to fill in. */
function letterCard(context: CommandContext, shown: ShownDraft): Card {
  const { wanted, state, details, written, args } = shown;
  const { ticket } = state;
  const usual = wanted.phases?.filter((slug) => details.phases.includes(slug)) ?? [];
  const where = ticket.rackspaceTicket
    ? `Rackspace ticket ${ticket.rackspaceTicket}`
    : 'the Rackspace ticket';
  const before = wanted.beforeSending?.(details);
  const needsConfirmation =
    wanted.seeds.includes('S0-16') && itemsOf(ticket.source, ticket.target).needsConfirmation;
  const count = written.missing.length;
  return card(
    heading(titleOf(wanted)),
    note(
      `${ticketKey(ticket)} ${ticket.domain} · for ${wanted.to}. Check the draft, then copy it into ${where}.`,
    ),
    usual.length > 0 &&
      !usual.includes(details.phase) &&
      // While mail goes where it shouldn't, the letter about the switch is right in every phase.
      !isUndone(details) &&
      note(
        `This draft is usually sent in ${listWords(usual.map(phaseLabel), 'or')}. The ticket is in ${phaseLabel(details.phase)}.`,
      ),
    ...senderNotes(shown),
    unusedNote(written.used, args),
    needsConfirmation &&
      note(
        'Before you send this, check the plan that you agreed on with the customer: no public article lists what moves on this path.',
      ),
    before !== undefined && note(before),
    count > 0 && text(`${plural(count, 'thing')} to fill in before you send it, marked in the letter:`),
    count > 0 && tasks(gaps(context, shown)),
    copy(written.text),
    text(citationLine(wanted)),
    buttons(
      wanted.attachesSheet?.(details) && getSheetButton(ticketKey(ticket)),
      ...others(wanted, state, details),
      showButton(ticketKey(ticket)),
    ),
  );
}

/** Says why a draft must not be sent, though its phase and steps allow it. */
function obstacleCard({ wanted, state, details, written, args }: ShownDraft, obstacle: Obstacle): Card {
  const key = ticketKey(state.ticket);
  const { reason, command } = obstacle;
  return card(
    heading(titleOf(wanted)),
    text([
      'Not to be sent now. ',
      reason,
      ...(command ? [' ', { command: command.replace('KEY', key) }] : []),
    ]),
    unusedNote(written.used, args),
    text(citationLine(wanted)),
    buttons(...others(wanted, state, details), showButton(key)),
  );
}

/** Lists what has to happen before a draft can be sent: first the phase and the steps, then the values. */
function earlyCard(context: CommandContext, shown: ShownDraft): Card {
  const { desk, at } = context;
  const { wanted, state, written, args } = shown;
  const { used, missingSteps, missingPhase } = written;
  return card(
    heading(titleOf(wanted)),
    text(`Not ready: ${plural(countMissing(written), 'thing is', 'things are')} missing.`),
    tasks([
      ...(missingPhase === undefined ? [] : [phaseTask(state, missingPhase)]),
      ...state.steps
        .filter(({ id }) => missingSteps.includes(id))
        .map((step) => stepTask(desk.calendar, state, step, at)),
      ...gaps(context, shown),
    ]),
    unusedNote(used, args),
    text(citationLine(wanted)),
    buttons(showButton(ticketKey(state.ticket))),
  );
}

/** The values that a draft is missing, each with the command that sets it. */
function gaps({ desk, at }: CommandContext, { wanted, state, written, args }: ShownDraft): Task[] {
  const key = ticketKey(state.ticket);
  const named = `${wanted.name}${typedValues(args)}`;
  const relativeDay = createRelativeDays(desk.calendar, at);
  const fill = (command: string) =>
    fillDays(command.replace('KEY', key), relativeDay).replace('NAME', () => named);
  return written.missing.map((name) => {
    const { label, command, formCommand, buttonLabel } = placeholders[name];
    return {
      text: label,
      command: fill(command),
      button: { label: buttonLabel, command: fill(formCommand) },
    };
  });
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

/** Formats the values that the sender already typed, so that the suggested commands repeat them. */
function typedValues({ raw }: ParsedArguments): string {
  const keys = senderFields.map(({ name }) => name).filter((name) => raw.has(name));
  return keys.map((name) => ` ${name}:"${raw.get(name)?.replace(/"/g, '')}"`).join('');
}

function others(wanted: Draft, state: TicketState, details: DraftDetails): Button[] {
  return drafts
    .filter((each) => each !== wanted && isForPhase(each, details) && !obstacleTo(each, details))
    .map((each) => draftButton(each, ticketKey(state.ticket)));
}

export function draftButton({ name, title }: Draft, key: string): Button {
  return { label: title, command: `draft ${key} ${name}` };
}

function titleOf({ id, title }: Draft): string {
  return `${id} · ${title}`;
}
