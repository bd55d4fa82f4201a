/** The parts of Slack's requests that we read. A request with another shape is refused before Bolt sees it. */

import { z } from 'zod';
import { formState } from '../cards/form.ts';
import { messageContent } from '../message-words.ts';

const id = z.string().min(1);
const absent = z.undefined().optional();
const url = z.url({ protocol: /^https?$/ });

/** The team and the organization. Bolt reads their ids. */
const companies = {
  team: z.object({ id: z.string().optional() }).nullish(),
  enterprise: z.object({ id: z.string().optional() }).nullish(),
};

/** Bolt tells requests apart by these fields, not by `type`. So a request must not have those of another kind. */
const isNo = {
  event: { event: absent },
  commandOrEvent: { event: absent, command: absent, name: absent },
};

/** A slash command. */
export const commandPayload = z.object({
  ...isNo.event,
  type: absent,
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  user_id: id,
  channel_id: id,
  channel_name: z.string().default(''),
  trigger_id: z.string().default(''),
  response_url: url.optional(),
  team_id: z.string().optional(),
});

/** A pressed button, or another control. */
export const pressPayload = z.object({
  ...isNo.commandOrEvent,
  ...companies,
  type: z.literal('block_actions'),
  user: z.object({ id }),
  channel: z.object({ id, name: z.string().default('') }).optional(),
  container: z
    .object({
      is_ephemeral: z.boolean().default(false),
      message_ts: z.string().nullish(),
      thread_ts: z.string().nullish(),
    })
    .optional(),
  view: z.object({ type: z.string() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().nullish(),
        // The chosen option of a menu.
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
  trigger_id: z.string().default(''),
  response_url: url.optional(),
});

/** A chosen global shortcut. */
export const shortcutPayload = z.object({
  ...isNo.commandOrEvent,
  ...companies,
  type: z.literal('shortcut'),
  actions: absent,
  callback_id: id,
  user: z.object({ id }),
  trigger_id: z.string().default(''),
});

/** A shortcut that was chosen in a message's menu. The message can be anyone's, and can have no text. */
export const messageShortcutPayload = z.object({
  ...isNo.commandOrEvent,
  ...companies,
  team: z.object({ id: z.string().optional(), domain: z.string().optional() }).nullish(),
  type: z.literal('message_action'),
  actions: absent,
  callback_id: id,
  user: z.object({ id }),
  channel: z.object({ id, name: z.string().default('') }),
  message_ts: id,
  message: messageContent.extend({ thread_ts: z.string().nullish() }),
  trigger_id: z.string().default(''),
  response_url: url.optional(),
});

/** A submitted form. */
export const submissionPayload = z.object({
  ...isNo.commandOrEvent,
  ...companies,
  type: z.literal('view_submission'),
  actions: absent,
  user: z.object({ id }),
  view: z.object({
    id,
    callback_id: z.string(),
    title: z.object({ text: z.string() }),
    private_metadata: z.string(),
    state: z.object({ values: formState }),
  }),
  response_urls: z.array(z.object({ response_url: url.optional() })).optional(),
});

/** What someone wrote. Slack tells edits, deletions, and messages of bots in the same way, with other fields. */
const talk = z.object({
  channel: id,
  /** `im` for a direct message. */
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  edited: z.unknown().optional(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  /** The files in a message. A file of another company may have no name. */
  files: z.array(z.object({ id, name: z.string().nullish() })).nullish(),
});

/**
 * The thread that a message is a reply in: the id of the thread's first message. Undefined for the first message itself, which
 * people also see in the channel.
 */
export function threadOf(message: {
  message_ts?: string | null;
  thread_ts?: string | null;
}): string | undefined {
  const { message_ts, thread_ts } = message;
  return thread_ts && thread_ts !== message_ts ? thread_ts : undefined;
}

/** The events that we listen to, by their type. The bot acknowledges any other event without reading it. */
export const eventPayloads = {
  app_home_opened: z.object({ user: id, tab: z.string().default('home'), channel: z.string().optional() }),
  app_mention: talk,
  channel_shared: z.object({ channel: id }),
  member_joined_channel: z.object({ user: id, channel: id }),
  message: talk,
  user_change: z.object({ user: z.object({ id }) }),
};

const eventEnvelope = z.object({
  type: z.literal('event_callback'),
  event_id: z.string().default(''),
  event: z.object({ type: id }),
  team_id: z.string().optional(),
  authorizations: z
    .array(z.object({ team_id: z.string().nullish(), enterprise_id: z.string().nullish() }))
    .optional(),
});

/** A request that the bot refuses, acknowledges, or handles. `faults` has the names of the wrong fields. */
export type Judgment = { kind: 'handle' | 'acknowledge' } | { kind: 'refuse'; faults: string[] };

/** Decides what to do with the parsed body of a request. */
export function judge(body: unknown): Judgment {
  const { data } = z.looseObject({ type: z.string().optional() }).safeParse(body);
  if (!data) return { kind: 'refuse', faults: ['type'] };
  // Slack checks the certificate, and Bolt answers.
  if (data.ssl_check !== undefined) return check(z.object({ ssl_check: z.literal('1') }), data);
  if (data.type === 'event_callback') return judgeEvent(data);
  // Slack holds back events because there were too many.
  if (data.type === 'app_rate_limited') return { kind: 'acknowledge' };
  const shape = shapes[data.type ?? 'command'];
  return shape ? check(shape, data) : { kind: 'refuse', faults: ['type'] };
}

const shapes: Record<string, z.ZodType | undefined> = {
  url_verification: z.object({ challenge: id }),
  command: commandPayload,
  block_actions: pressPayload,
  message_action: messageShortcutPayload,
  shortcut: shortcutPayload,
  view_submission: submissionPayload,
};

function judgeEvent(body: object): Judgment {
  const { data } = eventEnvelope.safeParse(body);
  if (!data) return check(eventEnvelope, body);
  const shape = (eventPayloads as Record<string, z.ZodType | undefined>)[data.event.type];
  if (!shape) return { kind: 'acknowledge' };
  return check(z.object({ event: shape }), body);
}

function check(shape: z.ZodType, body: object): Judgment {
  const { error } = shape.safeParse(body);
  if (!error) return { kind: 'handle' };
  // Leave out the values, because they may be secrets.
  return { kind: 'refuse', faults: error.issues.map(({ path }) => path.join('.')) };
}
