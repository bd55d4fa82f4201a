import type { Block, Value } from '../../contract.ts';
import type { Control } from '../block-kit.ts';
import { initialValue } from './initial-value.ts';

/** For each `valueKey`, what a person has typed or chosen, and the control's initial value at that time. */
export type TypedValues = Readonly<Record<string, { initial: Value; value: Value }>>;

/** @param scope the id of the view, or empty when there is only one view */
export function valueKey(scope: string, block: Block, control: Control): string {
  return [scope, block.block_id, control.action_id].join('\n');
}

/**
 * Returns the current value of a control: what the person typed, or else the initial value. If the bot changes the
 * initial value, the new initial value replaces what the person typed.
 */
export function valueIn(typed: TypedValues, key: string, control: Control): Value {
  const initial = initialValue(control);
  const kept = typed[key];
  return kept && JSON.stringify(kept.initial) === JSON.stringify(initial) ? kept.value : initial;
}

export function withValue(typed: TypedValues, key: string, control: Control, value: Value): TypedValues {
  return { ...typed, [key]: { initial: initialValue(control), value } };
}
