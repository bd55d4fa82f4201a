import { z } from 'zod';
import type { Place } from '../commands/place.ts';
import type { Question } from '../commands/question.ts';
import { toId } from './ids.ts';

const account = z.object({
  id: z.string(),
  name: z.string().catch(''),
  aadObjectId: z.string().min(1).optional().catch(undefined),
});

const mention = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id: z.string(), name: z.string().catch('') }),
});

const named = z
  .object({ id: z.string(), name: z.string().optional().catch(undefined) })
  .optional()
  .catch(undefined);

/** Where an activity comes from that names no conversation. The bot can't post there. */
const nowhere = { id: 'nowhere', conversationType: 'personal' as const };

const shape = z.object({
  id: z.string().catch(''),
  type: z.string(),
  channelId: z.literal('msteams'),
  serviceUrl: z.string(),
  from: account,
  recipient: account,
  conversation: z
    .object({
      id: z.string(),
      conversationType: z.enum(['personal', 'groupChat', 'channel']).catch('personal'),
      tenantId: z.string().optional().catch(undefined),
      name: z.string().optional().catch(undefined),
    })
    .default(nowhere),
  channelData: z
    .object({
      tenant: named,
      team: named,
      channel: named,
      /** In a conversationUpdate: what happened to the team or channel, such as `channelDeleted`. */
      eventType: z.string().optional().catch(undefined),
    })
    .catch({}),
  text: z.string().catch(''),
  /** The sender's time zone, such as `America/Chicago`. */
  localTimezone: z.string().min(1).optional().catch(undefined),
  /** For a pressed button, the id of the message with the button. */
  replyToId: z.string().optional().catch(undefined),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).catch([]),
  entities: z.array(z.unknown()).catch([]),
  /** In an invoke: what Teams asks for, such as `adaptiveCard/action`. */
  name: z.string().optional().catch(undefined),
  /** In an installationUpdate: `add` or `remove`. */
  action: z.string().optional().catch(undefined),
  membersAdded: z.array(z.object({ id: z.string() })).catch([]),
  membersRemoved: z.array(z.object({ id: z.string() })).catch([]),
});

/** The parts of a Teams activity that we use. */
export type Heard = z.infer<typeof shape>;
export type Mention = z.infer<typeof mention>;

/**
 * Reads an activity. Null if it isn't from Teams or has no sender. Only an invoke may have no conversation: Microsoft's examples
 * of message extensions have none in a chat between two people.
 */
export function readActivity(activity: unknown): Heard | null {
  const heard = shape.safeParse(activity).data;
  return heard && (heard.conversation.id !== nowhere.id || heard.type === 'invoke') ? heard : null;
}

export function mentionsOf({ entities }: Heard): Mention[] {
  return entities.flatMap((entity) => mention.safeParse(entity).data ?? []);
}

/** Returns a conversation's id. In a channel, removes the thread's message id, which Teams appends. */
export function conversationOf({ conversation }: Heard): string {
  return conversation.id.replace(/;messageid=.*$/, '');
}

/** Returns the id of the first message of the thread that an activity comes from. Undefined outside of channels. */
export function threadOf({ conversation }: Heard): string | undefined {
  return /;messageid=(.+)$/.exec(conversation.id)?.[1];
}

export function placeOf(heard: Heard): Place {
  return { id: toId(conversationOf(heard)), direct: heard.conversation.conversationType === 'personal' };
}

/** Returns the id of the account that sent an activity. */
export function actorOf({ from }: Heard): string {
  return toId(from.aadObjectId ?? '');
}

/** Returns who sent an activity, and where. */
export function askerOf(heard: Heard): Pick<Question, 'actor' | 'place'> {
  return { actor: actorOf(heard), place: placeOf(heard) };
}

/** Whether an activity is a message to the bot or a pressed button. */
export function isRequest({ type }: Heard): boolean {
  return type === 'message' || type === 'invoke';
}

export function tenantOf({ conversation, channelData }: Heard): string {
  return conversation.tenantId ?? channelData.tenant?.id ?? '';
}

const executed = z.object({
  action: z.object({ verb: z.string().catch(''), data: z.record(z.string(), z.unknown()).catch({}) }),
});

/** Whether a person pressed an Action.Execute button. */
export function isExecute({ type, name }: Heard): boolean {
  return type === 'invoke' && name === 'adaptiveCard/action';
}

/**
 * Returns the data of a pressed button, with its verb. Undefined if no button was pressed. Older clients send an
 * Action.Submit, which arrives as a message.
 */
export function pressedData(heard: Heard): unknown {
  if (!isExecute(heard)) return heard.type === 'message' ? heard.value : undefined;
  const { verb, data } = executed.safeParse(heard.value).data?.action ?? {};
  return { verb, ...data };
}
