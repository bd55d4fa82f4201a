/** A command with typing errors, as the person meant it. */

import { type Button, longestLabel } from '../../card.ts';
import type { Fault, Typo } from '../../errors.ts';
import type { Asked } from '../asked.ts';
import { nameTicket } from '../grammar/in-thread.ts';
import { plainMentions, splitValues } from '../grammar/mention.ts';
import { longestExample } from '../grammar/parse-faults.ts';
import { type Token, tokenize } from '../grammar/tokens.ts';
import { subcommands } from '../table.ts';

/**
 * Adds what the person meant to faults about typing errors: the whole line without these errors, as an example and as a
 * button. The line replaces the hint.
 */
export function withRetyped(faults: Fault[], { content, noun, key }: Asked): Fault[] {
  const typos = faults.filter(isAsked).map(({ typo }) => typo!);
  const retyped = typeof content === 'string' ? retypeAll(content, typos) : null;
  const command = retyped && key ? nameTicket(retyped, key, subcommands) : retyped;
  if (command === null || command.length > longestExample) return faults;
  const button: Button = { label: yesLabel(typos), command, noun, replaces: true };
  const first = faults.find(isAsked);
  return faults.map((fault) =>
    isAsked(fault)
      ? fault.with({
          hint: undefined,
          example: plainMentions(command),
          buttons: fault === first ? [button] : [],
        })
      : fault,
  );
}

/** Whether a fault asks about a typing error, and has no button of its own that corrects it. */
function isAsked({ typo, buttons }: Fault): boolean {
  return typo !== undefined && buttons.length === 0;
}

/** Answers the question “Did you mean …?”: `Yes, gmail`. */
function yesLabel([first, ...others]: Typo[]): string {
  const label = first?.label ?? `Yes, ${first?.meant}`;
  return others.length > 0 || label.length > longestLabel ? 'Yes, correct it' : label;
}

/** Returns the command without the typing errors. Null if one of them isn't in it. */
function retypeAll(typed: string, typos: Typo[]): string | null {
  return typos.reduce<string | null>((text, typo) => text && retype(text, typo), typed.trim()) || null;
}

/** Returns a command without a typing error. Null if the error isn't in it. */
export function retype(text: string, { said, meant }: Typo): string | null {
  const token = tokensOf(text).find((each) => isSaid(each, said));
  // A value of several words isn't one token.
  const at = text.toLowerCase().indexOf(said.toLowerCase(), token?.start);
  return at < 0 ? null : `${text.slice(0, at)}${meant}${text.slice(at + said.length)}`;
}

/** Whether a token is the word that was meant otherwise: as a key, as a value, or as one of several values. */
function isSaid({ raw, key, value }: Token, said: string): boolean {
  const words = [key ?? '', raw, value, ...splitValues(value)];
  return words.some((word) => word.toLowerCase() === said.toLowerCase());
}

function tokensOf(text: string): Token[] {
  try {
    return tokenize(text);
  } catch {
    // A closing quote is missing.
    return [];
  }
}
