import { isJson, type Json } from '../../model.ts';

/** Something that Slack would refuse, and where it is. */
export interface Fault {
  pointer: string;
  message: string;
}

/** A rule for a value. Returns the value's faults. `at` is the value's JSON pointer. */
export type Check = (value: unknown, at: string) => Fault[];

export function fault(pointer: string, message: string): Fault[] {
  return [{ pointer, message }];
}

/** Accepts a string of `min` to `max` characters, inclusive. */
export function string(max: number, min = 1): Check {
  return (value, at) => {
    if (typeof value !== 'string') return fault(at, 'must provide a string');
    if (value.length > max) return fault(at, `must be less than ${max + 1} characters`);
    if (value.length < min) return fault(at, `must be more than ${min - 1} characters`);
    return [];
  };
}

export function pattern(shape: RegExp, message: string): Check {
  return (value, at) => (typeof value === 'string' && shape.test(value) ? [] : fault(at, message));
}

export function oneOf(...allowed: readonly unknown[]): Check {
  return (value, at) => (allowed.includes(value) ? [] : fault(at, `must be one of: ${allowed.join(', ')}`));
}

export function integer(min: number, max = Number.MAX_SAFE_INTEGER): Check {
  return (value, at) => {
    if (!Number.isInteger(value)) return fault(at, 'must provide an integer');
    const number = value as number;
    return number < min || number > max ? fault(at, `must be between ${min} and ${max}`) : [];
  };
}

export const number: Check = (value, at) =>
  typeof value === 'number' && Number.isFinite(value) ? [] : fault(at, 'must provide a number');

export const boolean: Check = (value, at) =>
  typeof value === 'boolean' ? [] : fault(at, 'must provide a boolean');

const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:', 'slack:']);

export const url: Check = (value, at) => {
  const lengthFaults = string(3000)(value, at);
  if (lengthFaults.length > 0) return lengthFaults;
  const ok = URL.canParse(value as string) && linkSchemes.has(new URL(value as string).protocol);
  return ok ? [] : fault(at, 'invalid url');
};

export function list(item: Check, max: number, min = 1): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return fault(at, 'must provide an array');
    if (value.length > max) return fault(at, `no more than ${max} items allowed`);
    if (value.length < min) return fault(at, `no fewer than ${min} items allowed`);
    return value.flatMap((entry, index) => item(entry, `${at}/${index}`));
  };
}

/**
 * Accepts an object with exactly these fields. A field whose key ends in `?` is optional. The rules run only when all
 * fields are valid.
 */
export function shape(
  fields: Record<string, Check>,
  ...rules: ((value: Json, at: string) => Fault[])[]
): Check {
  const checks = new Map(Object.entries(fields).map(([key, check]) => [key.replace('?', ''), check]));
  const required = Object.keys(fields).filter((key) => !key.endsWith('?'));
  return (value, at) => {
    if (!isJson(value)) return fault(at, 'must provide an object');
    const missing = required.filter((key) => value[key] === undefined);
    const faults = missing.flatMap((key) => fault(at, `missing required field: ${key}`));
    for (const [key, entry] of Object.entries(value)) {
      const check = checks.get(key);
      if (!check) faults.push({ pointer: at, message: `invalid additional property: ${key}` });
      else if (entry !== undefined) faults.push(...check(entry, `${at}/${key}`));
    }
    return faults.length > 0 ? faults : rules.flatMap((rule) => rule(value, at));
  };
}

/** Checks an object with the rule for its `type`. */
export function byType(table: Record<string, Check>): Check {
  return (value, at) => {
    if (!isJson(value)) return fault(at, 'must provide an object');
    if (typeof value.type !== 'string') return fault(at, 'missing required field: type');
    const check = Object.hasOwn(table, value.type) ? table[value.type] : undefined;
    return check ? check(value, at) : fault(`${at}/type`, `unsupported type: ${value.type}`);
  };
}
