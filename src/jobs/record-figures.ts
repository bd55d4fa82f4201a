import { defineJob } from './job.ts';

/**
 * Records how many tickets are open and stalled today, for the trend in the digest. Each run replaces the figures from
 * the previous run of the same day.
 */
export const recordFigures = defineJob({
  name: 'record figures',
  async run({ clock, calendar, database }) {
    const at = clock.now();
    const day = calendar.localDay(at);
    if (!calendar.isBusinessDay(day)) return;
    const { ticket, dailyFigure } = database.client;
    const open = await ticket.count({ where: { status: 'open' } });
    const stalled = await ticket.count({ where: { status: 'open', stalledAt: { lte: at } } });
    await dailyFigure.upsert({ where: { day }, create: { day, open, stalled }, update: { open, stalled } });
  },
  /** Returns the end of the current or next business day, because the day's figures are final then. */
  async next({ calendar }, after) {
    const day = calendar.localDay(after);
    const endOf = (day: string) => calendar.add(calendar.at(day, '00:00'), calendar.dayLength);
    const today = calendar.isBusinessDay(day) ? endOf(day) : null;
    return today && today > after ? today : endOf(calendar.nextBusinessDay(day));
  },
});
