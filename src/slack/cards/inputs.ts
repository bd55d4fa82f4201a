import type { InputBlock } from '@slack/types';
import type { FormInput } from '../../commands/form.ts';
import { readMention } from '../../commands/grammar/mention.ts';
import { externalId } from '../../ids.ts';
import type { Control, Option } from '../../input/field.ts';
import { toId } from '../ids.ts';

/** The maximum number of characters that Slack allows in a text input or a section. */
export const longestText = 3_000;

const limits = { label: 2_000, option: 75 };

export function toInput({ name, label, hint, control, required, initial }: FormInput): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: cutPlain(label, limits.label),
    optional: !required,
    ...(hint ? { hint: cutPlain(hint, limits.label) } : {}),
    element: toElement(name, control, initial),
  };
}

export function cutPlain(text: string, limit: number) {
  return { type: 'plain_text' as const, text: text.slice(0, limit), emoji: false };
}

function toElement(action_id: string, control: Control, initial: string | undefined): InputBlock['element'] {
  switch (control.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: control.multiline ?? false,
        max_length: Math.min(control.max, longestText),
        ...(initial ? { initial_value: initial } : {}),
      };
    case 'number':
      return {
        type: 'number_input',
        action_id,
        is_decimal_allowed: !Number.isInteger(control.min),
        min_value: String(control.min),
        max_value: String(control.max),
        ...numberValue(initial),
      };
    case 'choice': {
      const chosen = control.options.find((option) => option.value === initial);
      return {
        type: 'static_select',
        action_id,
        options: control.options.map(toOption),
        ...(chosen ? { initial_option: toOption(chosen) } : {}),
      };
    }
    case 'date':
      return { type: 'datepicker', action_id, ...(isDay(initial) ? { initial_date: initial } : {}) };
    case 'moment':
      return { type: 'datetimepicker', action_id, ...momentValue(initial) };
    case 'person':
      return { type: 'users_select', action_id, ...personValue(initial) };
    case 'file':
      return { type: 'file_input', action_id, filetypes: control.types, max_files: 1 };
  }
}

function isDay(initial = ''): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(initial);
}

/** Converts a moment with an offset to the seconds that Slack counts. */
function momentValue(initial = ''): { initial_date_time?: number } {
  const at = /T.*[+-]\d\d:\d\d$/.test(initial) ? Date.parse(initial) : Number.NaN;
  return Number.isNaN(at) ? {} : { initial_date_time: at / 1_000 };
}

/** Preselects the person if the initial value is a mention. Slack's person input doesn't accept a typed name. */
function personValue(initial = ''): { initial_user?: string } {
  const id = readMention(initial)?.id;
  return id?.startsWith(toId('')) ? { initial_user: externalId(id) } : {};
}

/** Converts a number to the form that Slack accepts: `1,200` becomes `1200`. Leaves out text that isn't a number. */
function numberValue(initial: string | undefined): { initial_value?: string } {
  const digits = initial?.replaceAll(',', '').trim() ?? '';
  return /^\d+(\.\d+)?$/.test(digits) ? { initial_value: digits } : {};
}

function toOption(option: Option) {
  return { text: cutPlain(option.label, limits.option), value: option.value };
}
