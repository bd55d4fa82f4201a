import { createHash } from 'node:crypto';
import type { App } from '@slack/bolt';
import { type Card, card, text } from '../../card.ts';
import { sorry } from '../../commands/ask.ts';
import { inTurn } from '../../commands/queue/in-turn.ts';
import { externalId } from '../../ids.ts';
import { firstHome, hasNoTickets, isNewcomer } from '../../ticket/announcements/welcome.ts';
import {
  findStaleHomes,
  isDrawnAs,
  keepHome,
  keepHomeAsIs,
  readHomeHash,
  type StaleHome,
} from '../../ticket/today/home-tabs.ts';
import { toHome } from '../cards/home.ts';
import { split } from '../cards/parts.ts';
import { room } from '../cards/size.ts';
import { slackError } from '../connection/errors.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';
import { inOrder } from './in-order.ts';
import { greetPerson } from './joined.ts';
import { eventPayloads } from './payloads.ts';
import { drawToday, withAnswer } from './today.ts';

/** How many Homes are drawn again in a minute, at most. Slack allows about 100 calls of `views.publish` a minute. */
const mostRedrawn = 40;

/** Slack's error for a view that was made from an older one. */
const changed = 'hash_conflict';

/** How many times the bot tries to draw a Home that a person waits for. */
const mostAttempts = 3;

/** Draws App Home each time a person opens it, and greets a person who opens the conversation with the bot. */
export function listenToHome(app: App, door: Door): void {
  app.event('app_home_opened', async ({ event }) => {
    const { user, tab } = eventPayloads.app_home_opened.parse(event);
    // Home says itself what to do. Only the conversation is empty at first.
    await door.track(tab === 'home' ? showHome(door, user) : greetPerson(door, user));
  });
}

/**
 * Draws a person's App Home: the answer to `/migration` without a subcommand. At the first opening, Home says what the bot
 * does instead. If the update fails, or if too many of the
 * person's requests are waiting, Slack keeps showing the previous one. Never rejects.
 * @param user the person's Slack user id
 */
export async function showHome(door: Door, user: string): Promise<void> {
  const question = { noun: 'migration', actor: toId(user), place: null, content: '' } as const;
  try {
    await inTurn(door.context, question, async (asking) => {
      const given = await asking;
      if (given.kind === 'busy') return;
      const today = 'card' in given ? given.card : sorry();
      const shown = given.kind === 'card' && (await isFirstContact(door, user)) ? firstHome() : today;
      const view = { today: shown, answer: null, opened: true };
      await inOrder(door, user, () => drawFresh(door, user, async () => view));
    });
  } catch (error) {
    door.logger.error({ err: error }, 'App Home could not be shown');
  }
}

/** Whether a person who may use the bot opens Home without having used it before. */
async function isFirstContact({ context: { desk, people } }: Door, user: string): Promise<boolean> {
  const person = await people.checkStored(toId(user));
  const who = { person: person?.id ?? toId(user), account: toId(user), at: desk.clock.now() };
  return isNewcomer(desk.database.client, who);
}

/**
 * Shows the answer to a press in Home at the top of Home, with what the person should do now below. Returns false if that
 * failed, or if the answer is too long for Home.
 */
export async function answerInHome(door: Door, user: string, answer: Card): Promise<boolean> {
  if (split(answer.blocks, room).length > 1) {
    await answerInHome(door, user, card(text('The answer is long. It is in the Messages tab.')));
    return false;
  }
  try {
    await inOrder(door, user, async () => {
      await drawFresh(door, user, async () => ({ today: await drawToday(door, user), answer, opened: true }));
    });
    return true;
  } catch (error) {
    door.logger.error({ err: error }, 'an answer could not be shown in App Home');
    return false;
  }
}

/**
 * Draws the Homes again in which something has changed, for people who opened it within a week. Logs a failure, and tries
 * that Home again a minute later. Never rejects.
 */
export async function redrawHomes(door: Door): Promise<void> {
  const { desk } = door.context;
  const { client } = desk.database;
  try {
    for (const home of await findStaleHomes(client, desk.calendar, desk.clock.now(), mostRedrawn)) {
      if (!(await redraw(door, home))) return;
    }
  } catch (error) {
    door.logger.error({ err: error }, 'App Homes could not be drawn again');
  }
}

/** Returns whether to go on. After a rate limit, the others have to wait, too. */
async function redraw(door: Door, home: StaleHome): Promise<boolean> {
  const { personId, drawn, answer, hash } = home;
  const { desk } = door.context;
  const { client } = desk.database;
  const user = externalId(personId);
  try {
    await inOrder(door, user, async () => {
      // The person may have pressed something meanwhile.
      if (!(await isDrawnAs(client, home))) return;
      const today = await drawAgain(door, home);
      if (digestOf(today, answer) === drawn) await keepHomeAsIs(client, personId, desk.clock.now());
      else await draw(door, user, { today, answer, opened: false }, hash);
    });
    return true;
  } catch (error) {
    // Another replica has just drawn this Home, with what is true now.
    if (slackError(error) === changed) return true;
    door.logger.warn({ err: error, personId }, 'App Home could not be drawn again');
    return slackError(error) !== 'ratelimited';
  }
}

/** What a Home that is drawn again shows: what the bot does, if it shows that already and the person still has no ticket. */
async function drawAgain(door: Door, { personId, drawn }: StaleHome): Promise<Card> {
  const { database, clock } = door.context.desk;
  const isFirst = drawn === digestOf(firstHome(), null);
  if (isFirst && (await hasNoTickets(database.client, { person: personId, at: clock.now() })))
    return firstHome();
  return drawToday(door, externalId(personId));
}

/** What a Home shows. */
interface View {
  today: Card;
  answer: Card | null;
  /** Whether the person just opened it, or pressed something in it. */
  opened: boolean;
}

/**
 * Shows what a person just asked for. If another replica draws this Home at the same time, makes the view again from what is
 * true then. The last attempt doesn't ask Slack to compare, because the person waits for the answer.
 */
async function drawFresh(door: Door, user: string, make: () => Promise<View>): Promise<void> {
  const { client } = door.context.desk.database;
  for (let attempt = 1; attempt < mostAttempts; attempt++) {
    const hash = await readHomeHash(client, toId(user));
    try {
      return await draw(door, user, await make(), hash);
    } catch (error) {
      if (slackError(error) !== changed) throw error;
    }
  }
  await draw(door, user, await make(), null);
}

/**
 * Shows a Home, and records how it was drawn. Slack refuses it if the Home isn't the one with this hash anymore.
 *
 * @param hash Slack's hash of the Home that this one replaces. Null to replace any
 */
async function draw(
  { client, context: { desk } }: Door,
  user: string,
  { today, answer, opened }: View,
  hash: string | null,
): Promise<void> {
  const shown = answer ? withAnswer(answer, today) : today;
  const told = await client.views.publish({
    user_id: user,
    view: toHome(shown),
    ...(hash === null ? {} : { hash }),
  });
  const drawn = digestOf(today, answer);
  const kept = { personId: toId(user), drawn, answer, hash: told.view?.hash ?? null };
  await keepHome(desk.database.client, { ...kept, at: desk.clock.now(), opened });
}

function digestOf(...cards: (Card | null)[]): string {
  return createHash('sha256').update(JSON.stringify(cards)).digest('hex');
}
