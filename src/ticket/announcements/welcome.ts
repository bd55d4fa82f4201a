/** The first message in a channel or a chat, and to a person, and the first App Home: what the bot does, and how to begin. */

import { type Button, buttons, type Card, card, list, text } from '../../card.ts';
import type { Tx } from '../../db/client.ts';
import { type Message, withEvent } from '../../delivery/message.ts';
import { owe } from '../../delivery/owe.ts';
import { dayMs } from '../../time/local-time.ts';
import type { Desk } from '../desk.ts';
import { AlreadyDone } from '../once.ts';
import { perform } from '../perform.ts';

/** The anchor of the message, which is posted once in each place. */
const anchor = 'welcome';

const openTicket = { label: 'Open a ticket…', command: 'open' } as const;

/** What a person can press first. */
const firstSteps: Button[] = [
  { ...openTicket, style: 'primary' },
  { label: 'Show my day', command: 'today' },
  { label: 'Help', command: 'help' },
];

const morning = 'On business mornings, you get the same as a message. What can’t wait comes at once.';

/** What the introduction needs to know about a place with several people. */
export interface Room {
  /** Only a channel has threads. */
  kind: 'channel' | 'chat';
  /** Who sees the answer to a mention of the bot. */
  answersAreFor: 'asker' | 'everyone';
}

/**
 * Introduces the bot to a channel or a chat that it was added to. Does nothing if it posted there before.
 *
 * @param once what gets only one introduction in all, if that's more than the place, such as a team
 */
export function welcomeRoom(desk: Desk, place: string, room: Room, once = place): Promise<void> {
  return welcome(desk, place, toRoom(room), once);
}

/**
 * Introduces the bot to a person. Does nothing if the person got a message before.
 *
 * @param hasHome whether the platform shows the person's day in a tab of its own
 */
export function welcomePerson(desk: Desk, place: string, { hasHome }: { hasHome: boolean }): Promise<void> {
  return welcome(desk, place, toPerson(hasHome), place);
}

/** A person who hasn't changed a ticket for this many days counts as new again. */
const forgotten = 30;

/**
 * Whether App Home is a person's first contact with the bot: the person owns no ticket, has changed none lately, and never opened
 * Home.
 *
 * @param account the account that opens Home. The person may have another one, too
 */
export async function isNewcomer(
  tx: Tx,
  { person, account, at }: { person: string; account: string; at: Date },
): Promise<boolean> {
  if (await tx.homeTab.findUnique({ where: { personId: account }, select: { personId: true } })) return false;
  return hasNoTickets(tx, { person, at });
}

/** Whether a person owns no ticket, and has changed none lately. */
export async function hasNoTickets(tx: Tx, { person, at }: { person: string; at: Date }): Promise<boolean> {
  if (await tx.ticket.findFirst({ where: { ownerId: person }, select: { number: true } })) return false;
  const since = new Date(at.getTime() - forgotten * dayMs);
  const acted = { actorId: person, at: { gte: since } };
  return (await tx.event.findFirst({ where: acted, select: { seq: true } })) === null;
}

/** What App Home shows a person who opens it for the first time. */
export function firstHome(): Card {
  return introduction(
    [
      'This tab shows what you should do first. It is empty until you own a ticket.',
      morning,
      [
        'Type ',
        { command: '' },
        ' in any channel, or write a command in the Messages tab, such as ',
        { code: 'show MIG-12' },
        '.',
      ],
    ],
    firstSteps,
  );
}

async function welcome(desk: Desk, place: string, card: Message, once: string): Promise<void> {
  try {
    // Two requests at once are the same request.
    await perform(desk, { person: null, request: `${anchor}:${once}` }, async (tx, at) => {
      const isKnown =
        (await tx.delivery.count({ where: { place } })) + (await tx.anchor.count({ where: { place } }));
      if (isKnown === 0) await owe(tx, at, [{ place, mode: 'anchor', anchor, card }]);
    });
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
  }
}

function toRoom({ kind, answersAreFor }: Room): Message {
  return introduction(
    [
      kind === 'channel'
        ? 'It keeps one message for each ticket here, with everything that happens in its thread.'
        : 'It keeps one message for each ticket here, and adds a line for everything that happens.',
      'On business mornings, its digest says what needs someone, and how much each owner has to do.',
      [
        'Mention it to ask or to change something: ',
        { code: '@Migration Desk list stalled' },
        answersAreFor === 'asker' ? '. Only you see the answer.' : '. Everyone here sees the answer.',
      ],
    ],
    [
      { label: `Subscribe this ${kind}`, command: 'subscribe normal', style: 'primary' },
      { label: 'Digest at 9 AM', command: 'digest at 09:00' },
      openTicket,
    ],
  );
}

function toPerson(hasHome: boolean): Message {
  return introduction(
    [
      hasHome
        ? [{ command: '' }, ' shows what to do first. So does the Home tab.']
        : [{ code: 'today' }, ' shows what to do first.'],
      morning,
      [
        'Write here what you would type as a command, such as ',
        { code: 'list stalled' },
        ' or ',
        { code: 'show MIG-12' },
        '.',
      ],
    ],
    firstSteps,
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
