import type { Button } from '../../card.ts';
import { truncate } from '../../truncate.ts';

export interface ActionSet {
  type: 'ActionSet';
  actions: Execute[];
}

export interface Execute extends Shown {
  type: 'Action.Execute';
  verb: string;
  data: object;
  style?: 'positive';
  /** For clients from before Action.Execute. */
  fallback?: Submit;
}

/** Comes as a message, whose value has the verb too. */
interface Submit extends Shown {
  type: 'Action.Submit';
  data: object;
}

export interface Shown {
  title: string;
  /** `none`: it sends no inputs, and does not wait until they are valid. */
  associatedInputs?: 'none';
}

/** In characters, and how many actions Teams shows of a set. */
const limits = { title: 75, command: 2_000, actions: 6 };

export function toExecute(
  title: string,
  verb: string,
  data: object,
  more: Pick<Execute, 'style' | 'associatedInputs'> = {},
): Execute {
  const { associatedInputs } = more;
  const shown: Shown = {
    title: truncate(title, limits.title),
    ...(associatedInputs ? { associatedInputs } : {}),
  };
  const fallback: Submit = { type: 'Action.Submit', ...shown, data: { verb, ...data } };
  return {
    type: 'Action.Execute',
    verb,
    ...shown,
    ...(more.style ? { style: more.style } : {}),
    data,
    fallback,
  };
}

/** Sets of as many buttons as Teams shows. A command too long for a button is left to be typed. */
export function toActionSets(buttons: Button[], more: Pick<Execute, 'associatedInputs'> = {}): ActionSet[] {
  const actions = buttons
    .filter((button) => button.command.length <= limits.command)
    .map(({ label, command, noun = 'migration', style }) =>
      toExecute(label, 'command', { command, noun }, { ...more, ...(style ? { style: 'positive' } : {}) }),
    );
  const sets: ActionSet[] = [];
  for (let i = 0; i < actions.length; i += limits.actions)
    sets.push({ type: 'ActionSet', actions: actions.slice(i, i + limits.actions) });
  return sets;
}
