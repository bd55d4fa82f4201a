import { fieldTypes } from '../../../slack/block-kit/field-types.ts';
import type { Value } from '../../contract.ts';
import type { Control, Option } from '../block-kit.ts';

/** The value of a control before anyone changes it. */
export function initialValue(control: Control): Value {
  const field = fieldTypes[control.type];
  if (!field) return null;
  const initial = control[field.initial] ?? field.empty;
  return (Array.isArray(initial) ? initial.map(toShort) : toShort(initial)) as Value;
}

/** Returns the value of an option. Returns anything else unchanged. */
function toShort(initial: unknown): unknown {
  return typeof initial === 'object' && initial !== null ? (initial as Option).value : initial;
}
