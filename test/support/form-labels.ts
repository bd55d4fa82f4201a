import { longestLabel } from '../../src/card.ts';
import { needsForm } from '../../src/commands/asked.ts';
import type { Noun } from '../../src/commands/context.ts';
import { parse } from '../../src/commands/grammar/parse.ts';
import { read } from '../../src/commands/grammar/read.ts';
import { subcommands } from '../../src/commands/table.ts';
import { Fault, Faults } from '../../src/errors.ts';
import { controlsOf } from '../../src/playground/slack/block-kit/elements.ts';
import { isJson, type Json } from '../../src/playground/slack/model.ts';
import { readActionId } from '../../src/slack/cards/buttons.ts';
import { fromSlackText } from '../../src/slack/text.ts';
import { readingAt } from './calendar.ts';

/** A button, or an option of a menu. */
export interface Pressable {
  label: string;
  command: string;
  noun: Noun;
  /** Whether a press counts as typing the command, so that a form helps with a wrong value. */
  typed?: boolean;
}

/** The buttons and the menus' options in a message's blocks. */
export function pressablesIn(blocks: unknown): Pressable[] {
  const all = Array.isArray(blocks) ? blocks.filter(isJson) : [];
  return controlsOf(all).flatMap(({ element }) => {
    const { action_id, options, value, text } = element;
    if (!String(action_id).startsWith('command:')) return [];
    const { noun, typed } = readActionId(String(action_id));
    const pressed = Array.isArray(options) ? options.filter(isJson) : [{ text, value } as Json];
    return pressed.map((each) => ({
      label: isJson(each.text) ? String(each.text.text) : '',
      command: fromSlackText(String(each.value)),
      noun,
      typed,
    }));
  });
}

/**
 * The buttons and options whose label is wrong about what a press does. A label ends in `…` if the command opens a form, and
 * no other label does, unless it was cut off.
 */
export function mislabeled(all: Pressable[]): string[] {
  const wrong = all.filter((each) => (opensForm(each) ? !/\S…$/.test(each.label) : saysForm(each)));
  return [...new Set(wrong.map(({ label, command }) => `${label}: ${command}`))];
}

/** Whether a label ends in `…` although it wasn't cut: it isn't as long as possible, nor a ticket with the start of a name. */
function saysForm({ label, command }: Pressable): boolean {
  const isCut =
    label.length >= longestLabel || (command.startsWith('show ') && label.startsWith(command.slice(5)));
  return label.endsWith('…') && !isCut;
}

/** Whether a command asks for arguments in a form. */
export function opensForm({
  command: content,
  noun,
  typed = false,
}: Pick<Pressable, 'command' | 'noun'> & { typed?: boolean }): boolean {
  try {
    const command = parse(content, subcommands);
    const found = read(command, noun, { ...readingAt(), actor: 'slack:U0LEE' });
    return (
      Boolean(command.subcommand.form) && needsForm({ content, noun, actor: '', place: null }, command, found)
    );
  } catch (error) {
    // The answer is a fault, with a form only if the command was typed.
    if (error instanceof Fault || error instanceof Faults) return typed;
    throw error;
  }
}
