import { z } from 'zod';
import { done, refusal, toOutcome, trouble } from './outcome.ts';
import type { Act, ActOf, Outcome, UploadedFile } from './page/contract.ts';
import { send, toUpload } from './send.ts';
import { CannotDo, type SlackPlatform, type SlackUser } from './slack/platform.ts';
import { isPlayable, seesMessage } from './visible.ts';

const file = z.object({ name: z.string(), mimetype: z.string(), base64: z.base64() });
const value = z.union([z.string(), z.number(), z.null(), z.array(z.string()), z.array(file)]);

/** Checks the requests that the page sends. The schema matches the type `Act`. */
export const actShape = z
  .discriminatedUnion('do', [
    z.object({
      do: z.literal('send'),
      channel: z.string(),
      text: z.string(),
      thread: z.string().optional(),
      files: z.array(file).optional(),
    }),
    z.object({
      do: z.literal('press'),
      on: z.union([z.object({ channel: z.string(), ts: z.string() }), z.object({ view: z.string() })]),
      block: z.string(),
      action: z.string(),
      choose: value.optional(),
    }),
    z.object({ do: z.literal('submit'), view: z.string(), values: z.record(z.string(), value) }),
    z.object({ do: z.literal('close'), view: z.string() }),
    z.object({
      do: z.literal('shortcut'),
      shortcut: z.string(),
      on: z.object({ channel: z.string(), ts: z.string() }).optional(),
    }),
    z.object({ do: z.literal('home') }),
  ])
  .and(z.object({ as: z.string(), page: z.string().optional() })) satisfies z.ZodType<Act>;

/** Does what a person asked for in the page. Refuses an action that Slack's own client would refuse, and says why. */
export async function act(slack: SlackPlatform, commands: string[], asked: Act): Promise<Outcome> {
  const person = slack.people.get(asked.as);
  if (!person || !isPlayable(person))
    return refusal('You can\'t use the playground as this person. Choose someone else under "Playing as."');
  try {
    return await perform(slack, commands, person, asked);
  } catch (error) {
    if (!(error instanceof CannotDo)) throw error;
    return refusal('The message or form has just changed. Check the new version, then try again.');
  }
}

async function perform(
  slack: SlackPlatform,
  commands: string[],
  person: SlackUser,
  asked: Act,
): Promise<Outcome> {
  switch (asked.do) {
    case 'send':
      return send(slack, commands, person, asked);
    case 'press':
      return press(slack, person, asked);
    case 'submit':
      return submit(slack, person, asked);
    case 'close':
      if (slack.views.top(person.id)?.id === asked.view) await slack.close(person.id);
      return done;
    case 'shortcut':
      return chooseShortcut(slack, person, asked);
    case 'home':
      return toOutcome(slack, await slack.openHome(person.id));
  }
}

async function press(slack: SlackPlatform, person: SlackUser, asked: ActOf<'press'>): Promise<Outcome> {
  const { on, block, action, choose } = asked;
  const control = {
    user: person.id,
    blockId: block,
    actionId: action,
    ...(choose === undefined ? {} : { choose: toUploads(choose) }),
  };
  const target = 'view' in on ? viewTarget(slack, person, on.view) : messageTarget(slack, person, on);
  if (!target) return refusal('This message or form is no longer available.');
  return toOutcome(slack, await slack.press({ ...control, ...target }));
}

function messageTarget(
  slack: SlackPlatform,
  person: SlackUser,
  { channel: id, ts }: { channel: string; ts: string },
) {
  const message = slack.messages(id).find((one) => one.ts === ts);
  return message && seesMessage({ slack, person }, message) ? { channel: id, messageTs: ts } : null;
}

function viewTarget(slack: SlackPlatform, person: SlackUser, view: string): { on: 'modal' | 'home' } | null {
  if (slack.views.top(person.id)?.id === view) return { on: 'modal' };
  return slack.views.home(person.id)?.id === view ? { on: 'home' } : null;
}

async function chooseShortcut(
  slack: SlackPlatform,
  person: SlackUser,
  { shortcut: callbackId, on }: ActOf<'shortcut'>,
): Promise<Outcome> {
  const chosen = { user: person.id, callbackId };
  if (!on) return toOutcome(slack, await slack.shortcut(chosen));
  const target = messageTarget(slack, person, on);
  if (!target) return refusal('This message was deleted.');
  return toOutcome(slack, await slack.messageShortcut({ ...chosen, ...target }));
}

async function submit(slack: SlackPlatform, person: SlackUser, asked: ActOf<'submit'>): Promise<Outcome> {
  if (slack.views.top(person.id)?.id !== asked.view) return refusal('This form is no longer open.');
  const values = Object.fromEntries(
    Object.entries(asked.values).map(([id, given]) => [id, toUploads(given)]),
  );
  const { outcome, errors } = await slack.submit({ user: person.id, values });
  if (outcome === 'failed') return refusal(trouble);
  return Object.keys(errors).length > 0 ? { ok: false, errors } : done;
}

/** Decodes uploaded files in the value of a control. */
function toUploads(given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  return given.map((entry: string | UploadedFile) => (typeof entry === 'string' ? entry : toUpload(entry)));
}
