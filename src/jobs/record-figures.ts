import { defineJob } from './job.ts';

/** Records today's figures for the trend in the digest. Each run overwrites them until the day ends. */
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
  /** Returns the end of the business day, when its figures are final. */
  async next({ calendar }, after) {
    const day = calendar.localDay(after);
    const endOf = (day: string) => calendar.add(calendar.at(day, '00:00'), calendar.dayLength);
    const today = calendar.isBusinessDay(day) ? endOf(day) : null;
    return today && today > after ? today : endOf(calendar.nextBusinessDay(day));
  },
});
