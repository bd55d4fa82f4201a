import { expect, test } from 'vitest';
import { card, text } from '../../../src/card.ts';
import { toMessage } from '../../../src/teams/cards/message.ts';
import { withShortDates } from '../../../src/teams/cards/short-dates.ts';
import { contentOf, shownLines } from '../scene.ts';

const chicago = 'America/Chicago';
const cutover = { moment: '2026-12-01T22:00:00Z', words: 'Tue, Dec 1, 4 PM' };
const time = '{{TIME(2026-12-01T22:00:00Z)}}';
const ownDay = '{{DATE(2026-12-01T22:00:00Z, SHORT)}}';

function shown(date: object, ...zones: string[]): string[] {
  const short = withShortDates(card(text(['Cutover ', { ...cutover, ...date }])), zones);
  return shownLines(contentOf(toMessage(short)).body);
}

test.each([
  ['on the same day for everyone', {}, [chicago, 'America/New_York', 'Europe/London'], `Tue, Dec 1, ${time}`],
  ['without its time', { only: 'day', words: 'Tue, Dec 1' }, [chicago], 'Tue, Dec 1'],
  ['that is only a time', { only: 'time', words: '4 PM' }, [chicago], time],
  ['on the next day for a reader', {}, [chicago, 'Asia/Kolkata'], `${ownDay}, ${time}`],
  ['in a year that the words name', { words: 'Tue, Dec 1, 2026, 4 PM' }, [chicago], `${ownDay}, ${time}`],
  ['while Teams names a zone that does not exist', {}, [chicago, 'Mars/Base'], `Tue, Dec 1, ${time}`],
])('a date %s', (_case, date, zones, wanted) => {
  expect(shown(date, ...zones)).toEqual([`Cutover ${wanted}`]);
});

test("keeps a date's words for the notification", () => {
  expect(toMessage(withShortDates(card(text([cutover])), [chicago])).summary).toBe('Tue, Dec 1, 4 PM');
});
