import type { Button } from '../../card.ts';
import { Fault, Faults } from '../../errors.ts';
import { type Asked, asksAgain, needsForm, readAll, toFaults, toRawCommand } from '../asked.ts';
import type { AppContext } from '../context.ts';
import { nameTicket } from '../grammar/in-thread.ts';
import { nameFile } from '../messages/sent-files.ts';
import type { Question } from '../question.ts';
import { isTooLong } from '../screen.ts';
import { subcommands } from '../table.ts';

/**
 * Whether a command will open a form. Such a command can't wait, because Slack opens a form only within three seconds.
 * Stores and repeats nothing, so it may come before the check for passwords.
 */
export function opensForm(context: AppContext, question: Question): boolean {
  if (typeof question.content !== 'string' || isTooLong(question.content)) return false;
  const { about, content } = question;
  const asked: Asked = {
    ...question,
    content: about ? nameTicket(content, `#${about}`, subcommands) : content,
  };
  try {
    asked.content = nameFile(asked);
    asked.command = toRawCommand(context, asked);
    if (!asked.command.subcommand.form) return false;
    return needsForm(asked, asked.command, readAll(context, asked, asked.command));
  } catch (error) {
    return isFault(error) && asksAgain(asked, toFaults(error));
  }
}

export function isFault(error: unknown): boolean {
  return error instanceof Fault || error instanceof Faults;
}

/**
 * Adds `…` to the label of each button of a fault that opens a form. What such a button does depends on what the person
 * typed, so only the label of a button that always opens a form has the `…` already.
 */
export function withEllipses(context: AppContext, { actor, place, noun }: Question, fault: Fault): Fault {
  const buttons = fault.buttons.map((button): Button => {
    const asked = { actor, place, noun: button.noun ?? noun, content: button.command };
    const isSaid = button.label.endsWith('…') || !opensForm(context, asked);
    return isSaid ? button : { ...button, label: `${button.label}…` };
  });
  return fault.with({ buttons });
}
