/** The first message in a channel, and to a person: what the bot does, and how to begin. */

import { buttons, type Card, card, list, text } from '../../card.ts';
import { type Message, withEvent } from '../../delivery/message.ts';
import { owe } from '../../delivery/owe.ts';
import type { Desk } from '../desk.ts';
import { AlreadyDone } from '../once.ts';
import { perform } from '../perform.ts';

/** The anchor of the message, which is posted once in each place. */
const anchor = 'welcome';

const openTicket = { label: 'Open a ticket…', command: 'open' } as const;

/** Introduces the bot to a channel that it was added to. Does nothing if it posted there before. */
export function welcomeChannel(desk: Desk, place: string): Promise<void> {
  return welcome(desk, place, toChannel());
}

/** Introduces the bot to a person. Does nothing if the person got a message before. */
export function welcomePerson(desk: Desk, place: string): Promise<void> {
  return welcome(desk, place, toPerson());
}

async function welcome(desk: Desk, place: string, card: Message): Promise<void> {
  try {
    // Two requests at once are the same request.
    await perform(desk, { person: null, request: `${anchor}:${place}` }, async (tx, at) => {
      const isKnown =
        (await tx.delivery.count({ where: { place } })) + (await tx.anchor.count({ where: { place } }));
      if (isKnown === 0) await owe(tx, at, [{ place, mode: 'anchor', anchor, card }]);
    });
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
  }
}

function toChannel(): Message {
  return introduction(
    [
      'It keeps one message for each ticket here, with everything that happens in its thread.',
      'On business mornings, its digest says what needs someone, and how much each owner has to do.',
      [
        'Mention it to ask or to change something: ',
        { code: '@Migration Desk list stalled' },
        '. Only you see the answer.',
      ],
    ],
    [
      { label: 'Subscribe this channel', command: 'subscribe normal', style: 'primary' },
      { label: 'Digest at 9 AM', command: 'digest at 09:00' },
      openTicket,
    ],
  );
}

function toPerson(): Message {
  return introduction(
    [
      [{ command: '' }, ' shows what to do first. So does the Home tab.'],
      'On business mornings, you get the same as a message. What can’t wait comes at once.',
      [
        'Write here what you would type as a command, such as ',
        { code: 'list stalled' },
        ' or ',
        { code: 'show MIG-12' },
        '.',
      ],
    ],
    [
      { ...openTicket, style: 'primary' },
      { label: 'Show my day', command: 'today' },
      { label: 'Help', command: 'help' },
    ],
  );
}

function introduction(lines: Parameters<typeof list>[0], some: Parameters<typeof buttons>): Message {
  const shown: Card = card(
    text([{ bold: 'Migration Desk' }, " keeps your team's mail migrations and platform changes moving."]),
    list(lines),
    buttons(...some),
  );
  return withEvent(shown, 'Migration Desk is here. Press a button to begin.');
}
