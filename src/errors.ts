import type { Button, Task } from './card.ts';

/**
 * Something to tell the person who asked: the one class that is caught and shown.
 * `message` names what is wrong, `hint` what would be right, `example` a command that works, without the slash command. In an
 * example, `{day+15}` stands for the 15th business day from now.
 */
export class Fault extends Error {
  override name = 'Fault';
  readonly hint: string | undefined;
  readonly example: string | undefined;
  /** The argument at fault, so that a form can show the fault beside its input. */
  readonly field: string | undefined;
  /** What has to be done about it, one thing a line. */
  readonly tasks: Task[];
  /** What else can be done about it, ready to press. */
  readonly buttons: Button[];

  constructor(
    message: string,
    more: { hint?: string; example?: string; field?: string; tasks?: Task[]; buttons?: Button[] } = {},
  ) {
    super(message);
    this.hint = more.hint;
    this.example = more.example;
    this.field = more.field;
    this.tasks = more.tasks ?? [];
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
