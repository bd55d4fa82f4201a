import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { toPlain } from '../../card.ts';
import type { Form } from '../../commands/form.ts';
import { dropMarks, toMention } from '../../commands/grammar/mention.ts';
import type { Place } from '../../commands/place.ts';
import type { Fault } from '../../errors.ts';
import { listWords } from '../../phrase.ts';
import { toId } from '../ids.ts';
import { cutPlain, longestText, toInput } from './inputs.ts';
import { address } from './text.ts';

/** The callback id that all forms share. */
export const formCallback = 'command';

const longestTitle = 24;

/** What a form stores in its private metadata. Slack returns the metadata when a person submits the form. */
const metadata = z.object({
  noun: z.enum(['migration', 'platform-change']),
  subcommand: z.string(),
  ticket: z.int().min(0).max(999_999_999),
  place: z.object({ id: z.string(), direct: z.boolean() }).nullable(),
  // Forms that were opened before an update of the bot may lack these five.
  thread: z.string().optional(),
  home: z.boolean().default(false),
  inToday: z.string().optional(),
  hidden: z.record(z.string(), z.string()).default({}),
  before: z.record(z.string(), z.string()).default({}),
});

/** Where a form was opened. Its answer goes there. */
interface Origin {
  place: Place | null;
  /** The thread in which it was opened: the id of the thread's first message. */
  thread?: string;
  /** Whether it was opened in App Home. */
  home?: boolean;
  /** The `response_url` of the private message with Today in which it was opened. */
  inToday?: string;
}

export type FormMetadata = z.infer<typeof metadata>;

/**
 * Turns a form into a modal. Each input uses its argument's name as block id and action id.
 *
 * @param faults the faults to show. Each appears above its input. A fault without an input appears at the top
 */
export function toModal(form: Form, from: Origin, faults: Fault[] = []): ModalView {
  const { noun, subcommand, ticket, hidden, before } = form;
  const { place, thread, home = false, inToday } = from;
  const kept: FormMetadata = { noun, subcommand, ticket, place, thread, home, inToday, hidden, before };
  const names = form.inputs.map(({ name }) => name);
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify(kept),
    title: cutPlain(form.title, longestTitle),
    submit: cutPlain(form.submit, longestTitle),
    close: cutPlain(form.close, longestTitle),
    blocks: [
      ...toAbout(form.about),
      ...faults.filter(({ field }) => !names.includes(field ?? '')).map((fault) => toSays(fault)),
      ...form.inputs.flatMap((input) => [
        ...faults.filter(({ field }) => field === input.name).map((fault) => toSays(fault, input.said)),
        toInput(input),
      ]),
    ],
  };
}

/** Says which ticket the form is for, in a section above the inputs. Empty if the form has no ticket. */
function toAbout(about: string): KnownBlock[] {
  return about ? [{ type: 'section', text: cutPlain(about, longestText) }] : [];
}

/** Says what is wrong. Slack itself shows faults at an input only after a form is submitted. */
function toSays(fault: Fault, said?: string): KnownBlock {
  return { type: 'section', text: cutPlain(faultWords(fault, said), longestText) };
}

/** What a form says about a fault: all of it, in sentences. Leaves out the hint that the input says already. */
export function faultWords({ message, hint, tasks, footnote }: Fault, said = ''): string {
  const names = tasks.map(({ name, text }) => name ?? toPlain(text, address));
  const toDo = names.length > 0 ? `${listWords(names)}.` : '';
  return [message, toDo, hint === said ? '' : hint, footnote && toPlain(footnote, address)]
    .filter(Boolean)
    .join(' ')
    .replaceAll('`', '');
}

/** A modal with one sentence and no inputs. */
export function toNotice(title: string, says: string): ModalView {
  return {
    type: 'modal',
    title: cutPlain(title, longestTitle),
    close: cutPlain('Close', longestTitle),
    blocks: [{ type: 'section', text: cutPlain(says, longestText) }],
  };
}

/** Reads a form's metadata. Null if `toModal` didn't write it, as in a form from another version or a forged one. */
export function readMetadata(privateMetadata: string): FormMetadata | null {
  try {
    return metadata.parse(JSON.parse(privateMetadata));
  } catch {
    return null;
  }
}

/** What people entered in a form, by block id and action id. */
export const formState = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_date: z.string().nullish(),
      selected_date_time: z.number().nullish(),
      selected_user: z.string().nullish(),
      files: z.array(z.object({ id: z.string() })).nullish(),
    }),
  ),
);

/** Reads a submitted form. Returns each argument's value as a person would type it. */
export function readValues(values: unknown): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, inputs] of Object.entries(formState.parse(values))) {
    const input = inputs[name];
    if (!input) continue;
    const moment = input.selected_date_time ? toIso(input.selected_date_time) : undefined;
    const person = input.selected_user
      ? toMention(toId(input.selected_user), input.selected_user)
      : undefined;
    const typed = input.value ? dropMarks(input.value) : undefined;
    const file = input.files?.[0] && toId(input.files[0].id);
    const value = typed ?? input.selected_option?.value ?? input.selected_date ?? moment ?? person ?? file;
    if (value) read[name] = value;
  }
  return read;
}

function toIso(epochSeconds: number): string {
  return new Date(epochSeconds * 1_000).toISOString().slice(0, 16).concat('Z');
}
