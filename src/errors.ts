import type { Button, Rich, Task } from './card.ts';

/** What a fault says besides its message. */
export interface FaultDetails {
  hint?: string;
  example?: string;
  field?: string;
  tasks?: Task[];
  footnote?: Rich;
  buttons?: Button[];
  choices?: Choice[];
  typo?: Typo;
  omit?: boolean;
}

/** A typing error, and what the person probably meant. */
export interface Typo {
  /** The word as typed. */
  said: string;
  /** The word to type instead. */
  meant: string;
  /** What the button says. Absent: `Yes, ` and the word. */
  label?: string;
  /** Whether nothing else can have been meant. A command that can be undone is then carried out without the error. */
  obvious?: true;
}

/** A value that the person may have meant. */
export interface Choice {
  label: string;
  /** The value as a person would type it. */
  value: string;
}

/**
 * An error that is shown to the person who asked. Unexpected errors are only logged. `message` says what is wrong,
 * `hint` says what to do, and `example` is a command that works (without the slash). In an example, `{day+15}` stands
 * for the 15th business day from now.
 */
export class Fault extends Error {
  override name = 'Fault';
  readonly hint: string | undefined;
  readonly example: string | undefined;
  /** The name of the wrong argument. A form shows the error next to the input for that argument. */
  readonly field: string | undefined;
  /** What the person has to do, one task per line. */
  readonly tasks: Task[];
  /** Another way, shown below the tasks. */
  readonly footnote: Rich | undefined;
  /** Buttons for other things that the person can do. */
  readonly buttons: Button[];
  /** Values that the field may mean. Each becomes a button that runs the command again with that value. */
  readonly choices: Choice[];
  /** The typing error that caused the fault. A button then runs the command without it. */
  readonly typo: Typo | undefined;
  /** Whether to leave the argument out, because no value of it is right. */
  readonly omit: boolean;

  constructor(message: string, more: FaultDetails = {}) {
    super(message);
    this.hint = more.hint;
    this.example = more.example;
    this.field = more.field;
    this.tasks = more.tasks ?? [];
    this.footnote = more.footnote;
    this.buttons = more.buttons ?? [];
    this.choices = more.choices ?? [];
    this.typo = more.typo;
    this.omit = more.omit ?? false;
  }

  /** Returns a fault of the same kind that says more. */
  with(more: FaultDetails): Fault {
    const Kind = this.constructor as typeof Fault;
    return new Kind(this.message, { ...this, ...more });
  }
}

/** An error for someone who isn't allowed to do something. The attempt goes into the audit log. */
export class Refusal extends Fault {
  override name = 'Refusal';
}

/** Several faults in one request, shown together. */
export class Faults extends Error {
  override name = 'Faults';
  readonly faults: Fault[];

  constructor(faults: Fault[]) {
    super(faults.map((fault) => fault.message).join(' '));
    this.faults = faults;
  }
}
