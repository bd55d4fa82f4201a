import type { Block, Value } from '../../contract.ts';
import type { Control } from '../block-kit.ts';
import { initialValue } from './initial-value.ts';

/** What a person has typed or chosen, by `valueKey`, with what the control began with then. */
export type TypedValues = Readonly<Record<string, { initial: Value; value: Value }>>;

/** @param scope the view, or empty where there is only one */
export function valueKey(scope: string, block: Block, control: Control): string {
  return [scope, block.block_id, control.action_id].join('\n');
}

/** What was typed stays until the bot gives the control another value to begin with. */
export function valueIn(typed: TypedValues, key: string, control: Control): Value {
  const initial = initialValue(control);
  const kept = typed[key];
  return kept && JSON.stringify(kept.initial) === JSON.stringify(initial) ? kept.value : initial;
}

export function withValue(typed: TypedValues, key: string, control: Control, value: Value): TypedValues {
  return { ...typed, [key]: { initial: initialValue(control), value } };
}
