import { z } from 'zod';

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

const shape = z.object({
  id: z.string().catch(''),
  type: z.string(),
  channelId: z.literal('msteams'),
  serviceUrl: z.string(),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string(),
    conversationType: z.enum(['personal', 'groupChat', 'channel']).catch('personal'),
    tenantId: z.string().optional().catch(undefined),
    name: z.string().optional().catch(undefined),
  }),
  channelData: z
    .object({
      tenant: named,
      team: named,
      channel: named,
      /** Of a conversationUpdate: `channelDeleted`, … */
      eventType: z.string().optional().catch(undefined),
    })
    .catch({}),
  text: z.string().catch(''),
  /** Of a button: the message that it is on. */
  replyToId: z.string().optional().catch(undefined),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).catch([]),
  /** Of an invoke. */
  name: z.string().optional().catch(undefined),
  /** Of an installation: `add` or `remove`. */
  action: z.string().optional().catch(undefined),
  membersRemoved: z.array(z.object({ id: z.string() })).catch([]),
});

/** What is read of an activity that Teams sends. */
export type Heard = z.infer<typeof shape>;
export type Mention = z.infer<typeof mention>;

/** Null for what does not come from Teams, or from nobody. */
export function readActivity(activity: unknown): Heard | null {
  return shape.safeParse(activity).data ?? null;
}

export function mentionsOf({ entities }: Heard): Mention[] {
  return entities.flatMap((entity) => mention.safeParse(entity).data ?? []);
}

/** The conversation itself: in a channel Teams adds the thread's message to its id. */
export function conversationOf({ conversation }: Heard): string {
  return conversation.id.replace(/;messageid=.*$/, '');
}

export function tenantOf({ conversation, channelData }: Heard): string {
  return conversation.tenantId ?? channelData.tenant?.id ?? '';
}
