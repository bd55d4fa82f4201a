import { buttons, type Card, card, text } from '../../card.ts';
import { sorry } from '../../commands/ask.ts';
import type { Form } from '../../commands/form.ts';
import type { Answer, Question } from '../../commands/question.ts';
import { inTurn } from '../../commands/queue/in-turn.ts';
import type { Fault } from '../../errors.ts';
import { toModal } from '../cards/form.ts';
import { slackError } from '../connection/errors.ts';
import type { Door } from './door.ts';
import { answerInHome } from './home.ts';
import { send, type Way } from './send.ts';
import { sendFiles } from './send-files.ts';
import { answerInToday } from './today.ts';

/** Slack's errors when the bot opens a form too late. After any other error, opening the form again wouldn't help. */
const late = ['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired'];

/**
 * Runs a person's command when it's that person's turn, and sends the answer. The answer goes below the card whose
 * button was pressed, replaces that card, or is a form. Never rejects.
 */
export function answer(door: Door, question: Question, way: Way): Promise<void> {
  return inTurn(door.context, question, async (asking) => give(door, await asking, way));
}

/** Sends an answer to where the request came from: to App Home, to Today, or as a message. Never rejects. */
export async function reply(door: Door, way: Way, card: Card): Promise<void> {
  if (way.home && (await answerInHome(door, way.user, card))) return;
  if (way.inToday && (await answerInToday(door, way, card))) return;
  await send(door, way, card);
}

async function give(door: Door, given: Answer, way: Way): Promise<void> {
  switch (given.kind) {
    case 'nothing':
      return;
    case 'busy':
      if (given.mayTell()) await send(door, { ...way, replaces: false }, given.card);
      return;
    case 'form':
      return openForm(door, given.form, way);
    case 'fault':
      if (given.form && way.triggerId) await openFormAgain(door, given.form, given.faults, way);
      // A refusal goes below the card whose button was pressed, because the person still needs that card.
      return reply(
        door,
        { ...way, replaces: false },
        given.form && !way.triggerId ? withForm(given.card, given.form) : given.card,
      );
    case 'card':
      return reply(door, way, await sendFiles(door, way, given));
  }
}

/** Opens the form of a typed command that has wrong values. The answer says what is wrong, too, so the form may fail. */
async function openFormAgain(door: Door, form: Form, faults: Fault[], way: Way): Promise<void> {
  try {
    await door.client.views.open({
      trigger_id: way.triggerId ?? '',
      view: toModal(form, way, faults),
    });
  } catch (error) {
    const reason = slackError(error);
    if (reason && !late.includes(reason)) door.logger.error({ err: error }, 'Slack refused a form');
    else door.logger.warn({ reason: reason ?? 'no answer' }, 'Slack did not open a form for wrong values');
  }
}

/** Adds a button that opens the form. What a person writes in a message can't open it. */
function withForm({ blocks, ...more }: Card, { command, noun }: Form): Card {
  const button = { label: 'Correct it in a form…', command, noun, typed: true } as const;
  return { ...more, ...card(...blocks, buttons(button)) };
}

function asksForFile({ inputs }: Form): boolean {
  return inputs.some(({ control }) => control.kind === 'file');
}

/** Slack opens no form with a file if the bot's token may not read files. The bot then says so when it gets the file. */
function attachInstead({ command }: Form): Card {
  return card(
    text([
      "Slack didn't open the form. Attach the file to a direct message to Migration Desk instead, and write ",
      { code: command },
      '.',
    ]),
  );
}

async function openForm(door: Door, form: Form, way: Way): Promise<void> {
  const { triggerId: trigger_id } = way;
  if (!trigger_id) {
    const button = {
      label: 'Open the form…',
      command: form.command,
      noun: form.noun,
      style: 'primary',
    } as const;
    return reply(door, way, card(text('A form asks for the rest.'), buttons(button)));
  }
  try {
    await door.client.views.open({ trigger_id, view: toModal(form, way) });
  } catch (error) {
    const reason = slackError(error);
    if (reason && !late.includes(reason)) {
      door.logger.error({ err: error }, 'Slack refused a form');
      return reply(door, way, asksForFile(form) ? attachInstead(form) : sorry());
    }
    door.logger.warn(
      { reason: reason ?? 'no answer' },
      'a form was not ready in time, so Slack could not open it',
    );
    const again = card(
      text('Slack took too long to open the form. Nothing you typed is lost.'),
      buttons({ label: 'Open the form…', command: form.command, noun: form.noun, style: 'primary' }),
    );
    await reply(door, { ...way, replaces: false }, again);
  }
}
