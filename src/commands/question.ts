import type { Card } from '../card.ts';
import type { Fault } from '../errors.ts';
import type { Noun } from './context.ts';
import type { Form } from './form.ts';
import type { Place } from './place.ts';

/** What a person asks for. A written command, a button, and a form all become one. */
export interface Question {
  noun: Noun;
  /** `<platform>:<user id>` */
  actor: string;
  place: Place | null;
  /** The same for every repeat of one request. A request changes something at most once. */
  request?: string;
  /** A command as written, with mentions marked. Or a form as sent. */
  content: string | { subcommand: string; ticket: number; values: Record<string, string> };
}

export type Answer =
  /** `changed`: whether the command changed something. */
  | { kind: 'card'; card: Card; changed: boolean }
  /** Something required is missing, and the form asks for it. */
  | { kind: 'form'; form: Form }
  /** `form`: the form that was sent, with its input. Null for a written command. */
  | { kind: 'fault'; card: Card; faults: Fault[]; form: Form | null }
  /** A repeated request. The first one was answered. */
  | { kind: 'nothing' };
