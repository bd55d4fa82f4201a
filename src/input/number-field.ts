import { type Field, invalid, nounOf } from './field.ts';

/**
 * A field for a number within bounds. Accepts whole numbers only, unless `decimals` is set. The unit can follow the
 * number.
 */
export function numberField(
  name: string,
  label: string,
  bounds: {
    min: number;
    max: number;
    unit?: string;
    noun?: string;
    hint?: string;
    example: string;
    decimals?: boolean;
  },
): Field<number> {
  const { min, max, unit } = bounds;
  const range = `from ${min.toLocaleString('en-US')} to ${max.toLocaleString('en-US')}`;
  const units = unit ? [unit, unit.replace(/s$/, '')].map((words) => ` ${words.toLowerCase()}`) : [];
  const unitOf = (text: string) => units.find((words) => text.toLowerCase().endsWith(words));
  const field: Field<number> = {
    name,
    label,
    noun: bounds.noun ?? (bounds.decimals ? undefined : `number of ${nounOf({ label })}`),
    hint:
      bounds.hint ?? `Enter a ${bounds.decimals ? '' : 'whole '}number ${range}${unit ? ` ${unit}` : ''}.`,
    example: bounds.example,
    control: { kind: 'number', min, max },
    span: (words) => {
      const lengths = words.map((_, i) => i + 1);
      return lengths.find((length) => unitOf(words.slice(0, length).join(' '))) ?? 1;
    },
    read(raw) {
      const text = raw.trim();
      const bare = text.slice(0, text.length - (unitOf(text)?.length ?? 0));
      const digits = bare.replace(/(?<=\d),(?=\d{3}\b)/g, '');
      const pattern = bounds.decimals ? /^\d{1,12}(\.\d{1,6})?$/ : /^\d{1,12}$/;
      const value = Number(digits);
      return pattern.test(digits) && value >= min && value <= max ? value : invalid(field, raw);
    },
  };
  return field;
}
