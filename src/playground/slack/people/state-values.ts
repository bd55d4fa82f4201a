import { isDeepStrictEqual } from 'node:util';
import { controlsOf } from '../block-kit/elements.ts';
import { fieldTypes } from '../block-kit/field-types.ts';
import { optionsOf } from '../block-kit/rules/selects.ts';
import { CannotDo, isJson, type Json } from '../model.ts';

/** What a person has typed into a view or message: the value of each field, by `typedKey`. */
export type Typed = Map<string, unknown>;

export function typedKey(block: Json, element: Json): string {
  return `${block.block_id}\n${element.action_id}`;
}

export function keepsValue(element: Json): boolean {
  return String(element.type) in fieldTypes;
}

export function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Returns the current value of a field: what the person typed, or else the initial value. */
export function currentValue(element: Json, typed: unknown): unknown {
  const field = fieldTypes[String(element.type)]!;
  const value = typed === undefined ? element[field.initial] : typed;
  return isEmpty(value) ? field.empty : value;
}

/** Returns what `state.values` holds for a field. An action on the field contains the same properties. */
export function toEntry(element: Json, value: unknown): Json {
  const zone =
    element.type === 'timepicker' && element.timezone !== undefined ? { timezone: element.timezone } : {};
  return { type: element.type, [fieldTypes[String(element.type)]!.key]: value, ...zone };
}

/** The `state.values` of a view or message. */
export function readState(blocks: Json[], typed: Typed): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const { block, element } of controlsOf(blocks)) {
    if (!keepsValue(element)) continue;
    const entry = toEntry(element, currentValue(element, typed.get(typedKey(block, element))));
    const blockId = String(block.block_id);
    values[blockId] = { ...values[blockId], [String(element.action_id)]: entry };
  }
  return values;
}

function pickOption(element: Json, given: unknown): Json {
  const shown = optionsOf(element);
  const words = (candidate: Json) => (isJson(candidate.text) ? candidate.text.text : undefined);
  const match = shown.find(
    (candidate) =>
      candidate.value === given || words(candidate) === given || isDeepStrictEqual(candidate, given),
  );
  if (match) return match;
  if (String(element.type).includes('external') && isJson(given)) return given;
  throw new CannotDo(
    `no option ${JSON.stringify(given)} among ${JSON.stringify(shown.map(({ value }) => value))}`,
  );
}

/**
 * Converts a choice from its short form to the value that Slack sends. The short form is the value or text of an
 * option, the id of a person or channel, or YYYY-MM-DD for a date.
 * @throws CannotDo when the element doesn't offer the option
 */
export function toValue(element: Json, given: unknown): unknown {
  const field = fieldTypes[String(element.type)];
  if (!field) throw new CannotDo(`${element.type} holds no value`);
  if (isEmpty(given)) return field.empty;
  switch (field.key) {
    case 'selected_option':
      return pickOption(element, given);
    case 'selected_options':
      return (given as unknown[]).map((entry) => pickOption(element, entry));
    case 'value':
      return String(given);
    default:
      return given;
  }
}
