import { defineJob } from './job.ts';

/** The figures of today so far, for the trend: the last of the day stand. */
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
  /** The end of a business day, whose figures then stand. */
  async next({ calendar }, after) {
    const day = calendar.localDay(after);
    const endOf = (day: string) => calendar.add(calendar.at(day, '00:00'), calendar.dayLength);
    const today = calendar.isBusinessDay(day) ? endOf(day) : null;
    return today && today > after ? today : endOf(calendar.nextBusinessDay(day));
  },
});
