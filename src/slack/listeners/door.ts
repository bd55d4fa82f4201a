import type { WebClient } from '@slack/web-api';
import { buttons, card, text } from '../../card.ts';
import { type Answer, ask, type Question } from '../../commands/ask.ts';
import { sorry } from '../../commands/ask-safely.ts';
import type { Form } from '../../commands/form.ts';
import type { Office } from '../../commands/subcommand.ts';
import type { Logger } from '../../logger.ts';
import { toView } from '../form-view.ts';
import type { Reply, Way } from '../reply.ts';
import { slackError } from '../slack-error.ts';

/** What the listeners work with. */
export interface Door {
  office: Office;
  client: WebClient;
  reply: Reply;
  logger: Logger;
  /** How long a form is kept waiting for its own answer, in ms. */
  askWithin: number;
  /** Keeps a piece of work in sight, so that a stop waits for it. */
  track<T>(work: Promise<T>): Promise<T>;
}

/** Asks, and tells the person what came of it. Never rejects. */
export async function answer(door: Door, question: Question, way: Way, triggerId?: string): Promise<void> {
  try {
    await tell(door, await ask(door.office, question), question, way, triggerId);
  } catch (error) {
    door.logger.error({ err: error }, 'a command failed');
    await door.reply(way, sorry);
  }
}

async function tell(
  door: Door,
  given: Answer,
  question: Question,
  way: Way,
  triggerId?: string,
): Promise<void> {
  if (given.kind === 'nothing') return;
  if (given.kind === 'form') return openForm(door, given.form, question, way, triggerId);
  // What is wrong stands beside the card that it is about.
  await door.reply(given.kind === 'fault' ? { ...way, replace: false } : way, given.card);
}

async function openForm(
  door: Door,
  form: Form,
  question: Question,
  way: Way,
  triggerId?: string,
): Promise<void> {
  try {
    await door.client.views.open({ trigger_id: triggerId ?? '', view: toView(form, question.place) });
  } catch (error) {
    const reason = slackError(error);
    // Without an answer, and with these, Slack was late; anything else is a form that it will never take.
    if (reason && !['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired'].includes(reason))
      throw error;
    door.logger.warn({ reason: reason ?? 'no answer' }, 'a form could not be opened');
    const again = card(
      text('Slack took too long to open the form. What you gave is kept:'),
      buttons({ label: 'Open the form', command: form.command, noun: form.noun, style: 'primary' }),
    );
    await door.reply({ ...way, replace: false }, again);
  }
}
