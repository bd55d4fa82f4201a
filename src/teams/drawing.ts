import { cached } from '../cached.ts';
import type { Card } from '../card.ts';
import type { Logger } from '../logger.ts';
import { minuteMs } from '../time/local-time.ts';
import { type TeamsMessage, toMessage } from './cards/message.ts';
import { withShortDates } from './cards/short-dates.ts';

/** Draws a card for all readers of a conversation. */
export type Draw = (card: Card) => Promise<TeamsMessage>;

/**
 * Creates a function that draws cards with short dates.
 * @param timezone the team's time zone
 * @param findZones finds the time zones of the people in Teams
 */
export function createDrawing(timezone: string, findZones: () => Promise<string[]>, logger: Logger): Draw {
  const zones = cached(() => 10 * minuteMs, findZones);
  return async (card) => {
    const known = await zones().catch((err) => {
      // Without the zones, a day in words may be wrong for somebody. Teams' own dates never are.
      logger.warn({ err }, 'the time zones of people in Teams could not be read, so dates have a year');
      return null;
    });
    return toMessage(known ? withShortDates(card, [timezone, ...known]) : card);
  };
}
