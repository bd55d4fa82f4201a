import type { WebClient } from '@slack/web-api';
import { buttons, card, text } from '../../card.ts';
import type { Question } from '../../commands/ask.ts';
import { askSafely, sorry } from '../../commands/ask-safely.ts';
import type { AppContext } from '../../commands/context.ts';
import type { Form } from '../../commands/form.ts';
import type { Logger } from '../../logger.ts';
import { toView } from '../form-view.ts';
import type { Reply, Way } from '../reply.ts';
import { slackError } from '../slack-error.ts';

/** What the listeners work with. */
export interface Door {
  office: AppContext;
  client: WebClient;
  reply: Reply;
  logger: Logger;
  /** How long a form is kept waiting for its own answer, in ms. */
  askWithin: number;
  /** Keeps a piece of work in sight, so that a stop waits for it. */
  track<T>(work: Promise<T>): Promise<T>;
}

/** Slack's errors for a form that came too late. With any other error, Slack would refuse the form every time. */
const late = ['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired'];

/** Asks, and answers the person with a form or a card. */
export async function answer(door: Door, question: Question, way: Way, triggerId?: string): Promise<void> {
  const given = await askSafely(door.office, question, door.logger);
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
    if (reason && !late.includes(reason)) {
      door.logger.error({ err: error }, 'Slack refused a form');
      return door.reply(way, sorry);
    }
    door.logger.warn({ reason: reason ?? 'no answer' }, 'a form could not be opened');
    const again = card(
      text('Slack took too long to open the form. What you gave is kept:'),
      buttons({ label: 'Open the form', command: form.command, noun: form.noun, style: 'primary' }),
    );
    await door.reply({ ...way, replace: false }, again);
  }
}
