import { createHash } from 'node:crypto';
import { Fault } from '../errors.ts';
import type { Control, Field, ReadContext } from '../input/field.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayNumber } from '../time/local-time.ts';
import { isoMoment } from '../time/said/wall-time.ts';

/** The longest value that a form stores as it is. Slack limits what a form can store to 3,000 characters in all. */
const longest = 40;

/**
 * Returns what a form shows for a value that was typed. Only an input for text can show any words. Platforms refuse a
 * form whose inputs can't have their values, so other inputs start empty if the value isn't valid.
 */
export function initialOf(field: Field<unknown>, raw: string, context: ReadContext): string | undefined {
  const { control } = field;
  const { kind } = control;
  if (kind === 'person') return raw;
  // No input can show a file again.
  if (kind === 'file') return undefined;
  if (kind === 'text') return raw.length > control.max ? undefined : raw;
  try {
    const value = field.read(raw, context);
    return value === null ? undefined : (field.format?.(value, context.calendar) ?? String(value));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return kind === 'choice' || kind === 'number' ? undefined : picked(raw.trim(), context.calendar);
  }
}

/** Returns what a picker sent, to show it again although it isn't valid. Undefined for words. */
function picked(raw: string, calendar: Calendar): string | undefined {
  const [whole, day, time, zone] = /^(\d{4}-\d\d-\d\d)?(?:T(\d\d:\d\d)(Z|[+-]\d\d:\d\d)?)?$/.exec(raw) ?? [];
  if (!whole || (day && dayNumber(day) === null)) return undefined;
  if (!day || !time) return raw;
  const at = zone ? new Date(raw) : calendar.at(day, time);
  return Number.isNaN(at.getTime()) ? undefined : isoMoment(calendar, at);
}

/** Returns a short text that is the same for two values that a form can't tell apart, and for no others. */
export function fingerprint(control: Control, raw: string, calendar: Calendar): string {
  const value = normalized(control, raw.trim(), calendar);
  return value.length <= longest ? value : createHash('sha256').update(value).digest('base64url');
}

function normalized(control: Control, value: string, calendar: Calendar): string {
  switch (control.kind) {
    case 'number':
      return String(Number(value.replaceAll(',', '')));
    case 'moment': {
      const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/.exec(value) ?? [];
      const at = day && time ? calendar.at(day, time) : new Date(value);
      return Number.isNaN(at.getTime()) ? value : at.toISOString();
    }
    default:
      return value.replace(/\s+/g, ' ');
  }
}
