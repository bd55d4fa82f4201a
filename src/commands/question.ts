import type { Card } from '../card.ts';
import type { Fault } from '../errors.ts';
import type { NamedFile, SentFile } from '../files/files.ts';
import type { Noun } from './context.ts';
import type { Form } from './form.ts';
import type { Place } from './place.ts';

/** What a person asks for. A typed command, a button, and a form all become a `Question`. */
export interface Question {
  noun: Noun;
  /** The id of the account that asks, such as `slack:U0DANA`. */
  actor: string;
  place: Place | null;
  /** The number of the ticket in whose thread the person writes. A command then needs no ticket. */
  about?: number;
  /** The request's id. Repeats of a request have the same id, and only one of them can change something. */
  request?: string;
  /** Whether a person typed the command. A form then helps with a wrong value. */
  typed?: boolean;
  /** The files that came with what a person wrote. A command that takes a file gets the file. */
  files?: SentFile[];
  /** The text of a command, with marked mentions, or the values of a submitted form. `before` is `Form.before`. */
  content:
    | string
    | { subcommand: string; ticket: number; values: Record<string, string>; before?: Record<string, string> };
}

export type Answer =
  /**
   * `changed` says whether the command changed something. `tickets` has the numbers of the tickets that the card shows. `files` go
   * with the card.
   */
  | { kind: 'card'; card: Card; changed: boolean; tickets?: number[]; files?: NamedFile[] }
  /** A required argument is missing, and the form asks for it. */
  | { kind: 'form'; form: Form }
  /**
   * `form` is the form that the person sent, with the person's input. For a typed command with wrong values, it is the
   * form that asks for them again. Null if no form helps.
   */
  | { kind: 'fault'; card: Card; faults: Fault[]; form: Form | null }
  /**
   * The request didn't run, because too many are waiting. `form` is the form that the person sent, with the person's
   * input. Call `mayTell` before sending a message: it returns true at most once a minute.
   */
  | { kind: 'busy'; card: Card; faults: Fault[]; form: Form | null; mayTell: () => boolean }
  /** The request is a repeat, and we already answered the first one. */
  | { kind: 'nothing' };
