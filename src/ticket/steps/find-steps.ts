/** Finds the steps that a person names by id or label: `E-03 TTL lowered`. */

import type { Button } from '../../card.ts';
import { Fault, type Typo } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { nearest, obviouslyMeant } from '../../input/nearest.ts';
import { type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { buttonsFor } from './facts.ts';
import { stepName } from './step-name.ts';

/** The command that the person gave: `done` completes steps, and `undo` reopens them. */
export type StepCommand = 'done' | 'undo';

/**
 * Finds the steps that a person typed, in the same order, without duplicates. Ids and labels can be mixed, and
 * separated by quotes or commas. If a word matches no step, throws a `Fault` that suggests the closest match.
 */
export function findSteps(state: TicketState, text: string, command: StepCommand): TicketStep[] {
  const found = new Set<TicketStep>();
  for (const phrase of phrasesOf(text)) {
    let words = phrase.split(/\s+/);
    while (words.length > 0) {
      // Messages join steps with “and”.
      if (words.length > 1 && words[0]?.toLowerCase() === 'and') words = words.slice(1);
      const match = longestMatch(state.steps, words);
      if (!match) throw noSuchStep(state, unknownOf(words), command);
      found.add(match.step);
      words = words.slice(match.length);
    }
  }
  return [...found];
}

/** The words that name no step. If they begin with an id, only that id, because other steps may follow. */
function unknownOf(words: string[]): string {
  const [first = ''] = words;
  return /^[A-Z]-?\d+$/i.test(first) ? first : words.join(' ');
}

/** Splits typed words at commas, semicolons, and quotes. */
function phrasesOf(text: string): string[] {
  return text
    .split(/[,;"“”„‟]+/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);
}

/** The step that the first words name. If several labels match, the longest label wins. */
function longestMatch(steps: TicketStep[], words: string[]): { step: TicketStep; length: number } | null {
  for (let length = words.length; length > 0; length--) {
    const name = words.slice(0, length).join(' ').toLowerCase();
    const step = steps.find(
      (one) =>
        [one.label, stepName(one)].some((known) => known.toLowerCase() === name) || toId(name) === one.id,
    );
    if (step) return { step, length };
  }
  return null;
}

/** Reads `e03` as `E-03`. */
function toId(word: string): string {
  return word.toUpperCase().replace(/^([A-Z])(\d)/, '$1-$2');
}

function noSuchStep({ ticket, steps }: TicketState, said: string, command: StepCommand): Fault {
  const key = ticketKey(ticket);
  const guess = nearestStep(steps, said);
  const inPhase = steps.filter(({ gate }) => gate === ticket.phase);
  return new Fault(
    `${key} has no step “${shorten(said)}”.${guess ? ` Did you mean ${stepName(guess)}?` : ''}`,
    {
      hint: guess ? undefined : `Steps in this phase: ${inPhase.map(stepName).join(', ') || 'none'}.`,
      example: guess ? `${command} ${key} ${guess.id}` : `show ${key}`,
      buttons: guess ? correctedButtons(ticket, guess, command) : [],
      field: 'steps',
      typo: guess && typoOfLabel(steps, said),
    },
  );
}

/** The typing error in a step's label, if it is obvious. An id is never corrected, because other ids are always near. */
function typoOfLabel(steps: TicketStep[], said: string): Typo | undefined {
  const meant = obviouslyMeant(
    said,
    steps.map(({ label }) => label),
  );
  return meant === undefined ? undefined : { said, meant, obvious: true };
}

/** The button that does what the person meant. */
function correctedButtons(ticket: TicketState['ticket'], step: TicketStep, command: StepCommand): Button[] {
  if (command === 'done') return buttonsFor(ticket, [step]);
  return [{ label: `Reopen ${step.id}`, command: `undo ${ticketKey(ticket)} ${step.id}` }];
}

/** The step whose id or label is closest to the typed words, or to the first typed word. */
function nearestStep(steps: TicketStep[], said: string): TicketStep | undefined {
  const labels = steps.map(({ label }) => label);
  const [first = ''] = said.split(' ');
  const near =
    nearest(said, labels) ??
    nearest(
      toId(first),
      steps.map(({ id }) => id),
    ) ??
    nearest(first, labels);
  return steps.find(({ id, label }) => near === id || near === label);
}
