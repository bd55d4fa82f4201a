import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Form, FormInput } from '../commands/form.ts';
import { dropMarks, readMention, toMention } from '../commands/mention.ts';
import type { Place } from '../commands/place.ts';
import { externalId } from '../ids.ts';
import type { Control, Option } from '../input/field.ts';
import { toId } from './ids.ts';

/** The callback id of every form. */
export const formCallback = 'command';

const limits = { title: 24, label: 2_000, option: 75, textInput: 3_000 };

/** What a form must know again when it comes back. */
const metadata = z.object({
  noun: z.enum(['migration', 'platform-change']),
  subcommand: z.string(),
  ticket: z.int().min(0).max(999_999_999),
  place: z.object({ id: z.string(), direct: z.boolean() }).nullable(),
  // A form of an earlier version may be open still.
  hidden: z.record(z.string(), z.string()).default({}),
});

export type FormMetadata = z.infer<typeof metadata>;

/** A modal for a form; an input's block id and action id are its argument's name. */
export function toView(form: Form, place: Place | null): ModalView {
  const { noun, subcommand, ticket, hidden } = form;
  const kept: FormMetadata = { noun, subcommand, ticket, place, hidden };
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify(kept),
    title: plain(form.title, limits.title),
    submit: plain(form.submit, limits.title),
    close: plain('Cancel', limits.title),
    blocks: [...toAbout(form.about), ...form.inputs.map(toInputBlock)],
  };
}

/** The ticket that a form is about, above its inputs. */
function toAbout(about: string): KnownBlock[] {
  return about ? [{ type: 'section', text: plain(about, limits.textInput) }] : [];
}

/** A modal with one sentence and nothing to fill in. */
export function toNotice(title: string, says: string): ModalView {
  return {
    type: 'modal',
    title: plain(title, limits.title),
    close: plain('Close', limits.title),
    blocks: [{ type: 'section', text: plain(says, limits.textInput) }],
  };
}

/** Null when the metadata is not what `toView` wrote: a form of another version, or a forged one. */
export function readMetadata(privateMetadata: string): FormMetadata | null {
  try {
    return metadata.parse(JSON.parse(privateMetadata));
  } catch {
    return null;
  }
}

const state = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_date: z.string().nullish(),
      selected_date_time: z.number().nullish(),
      selected_user: z.string().nullish(),
    }),
  ),
);

/** The values of a sent form by argument, as they would have been written. */
export function readValues(values: unknown): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, inputs] of Object.entries(state.parse(values))) {
    const input = inputs[name];
    if (!input) continue;
    const moment = input.selected_date_time ? toIso(input.selected_date_time) : undefined;
    const person = input.selected_user
      ? toMention(toId(input.selected_user), input.selected_user)
      : undefined;
    const typed = input.value ? dropMarks(input.value) : undefined;
    const value = typed ?? input.selected_option?.value ?? input.selected_date ?? moment ?? person;
    if (value) read[name] = value;
  }
  return read;
}

function toInputBlock(input: FormInput): InputBlock {
  return {
    type: 'input',
    block_id: input.name,
    label: plain(input.label, limits.label),
    optional: !input.required,
    ...(input.hint ? { hint: plain(input.hint, limits.label) } : {}),
    element: toElement(input.name, input.control, input.initial),
  };
}

function toElement(action_id: string, control: Control, initial: string | undefined): InputBlock['element'] {
  switch (control.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: control.multiline ?? false,
        max_length: Math.min(control.max, limits.textInput),
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
      const wanted = initial
        ?.trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-');
      const chosen = control.options.find((option) => option.value === wanted);
      return {
        type: 'static_select',
        action_id,
        options: control.options.map(toOption),
        ...(chosen ? { initial_option: toOption(chosen) } : {}),
      };
    }
    case 'date':
      return { type: 'datepicker', action_id, ...(initial ? { initial_date: initial } : {}) };
    case 'moment':
      return { type: 'datetimepicker', action_id };
    case 'person':
      return {
        type: 'users_select',
        action_id,
        ...personValue(initial),
      };
  }
}

/** Who was picked; Slack's input takes no words. */
function personValue(initial = ''): { initial_user?: string } {
  const id = readMention(initial)?.id;
  return id?.startsWith(toId('')) ? { initial_user: externalId(id) } : {};
}

/** A number as Slack takes it: `1,200` is 1200. */
function numberValue(initial: string | undefined): { initial_value?: string } {
  const digits = initial?.replaceAll(',', '').trim() ?? '';
  return /^\d+(\.\d+)?$/.test(digits) ? { initial_value: digits } : {};
}

function toOption(option: Option) {
  return { text: plain(option.label, limits.option), value: option.value };
}

function toIso(epochSeconds: number): string {
  return new Date(epochSeconds * 1_000).toISOString().slice(0, 16).concat('Z');
}

function plain(text: string, limit: number) {
  return { type: 'plain_text' as const, text: text.slice(0, limit), emoji: false };
}
