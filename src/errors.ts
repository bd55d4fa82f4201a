import type { Button, Rich } from './card.ts';

/**
 * Something to tell the person who asked: the one class that is caught and shown.
 * `message` names what is wrong, `hint` what would be right, `example` a command that works (without the slash).
 */
export class Fault extends Error {
  override name = 'Fault';
  readonly hint: string | undefined;
  readonly example: string | undefined;
  /** The argument at fault, so that a form can show the fault beside its input. */
  readonly field: string | undefined;
  /** Particulars, one a line. */
  readonly lines: Rich[];
  /** What to do about it, ready to press. */
  readonly buttons: Button[];

  constructor(
    message: string,
    more: { hint?: string; example?: string; field?: string; lines?: Rich[]; buttons?: Button[] } = {},
  ) {
    super(message);
    this.hint = more.hint;
    this.example = more.example;
    this.field = more.field;
    this.lines = more.lines ?? [];
    this.buttons = more.buttons ?? [];
  }
}

/** A fault of rights: the attempt goes on record. */
export class Refusal extends Fault {
  override name = 'Refusal';
}

/** Several faults of one request, told together. */
export class Faults extends Error {
  override name = 'Faults';
  readonly faults: Fault[];

  constructor(faults: Fault[]) {
    super(faults.map((fault) => fault.message).join(' '));
    this.faults = faults;
  }
}
