import { dayMs, hourMs, minuteMs } from '../../time/local-time.ts';

/** How often the bot looks at the DNS of a ticket's domain, in ms. */
export interface LookRate {
  /** At MX alone. */
  mx: number;
  /** At all mail records. */
  all: number;
}

/** While mail may go to the wrong mailboxes: in Cutover and Delta, in the days after the switch, and while MX is wrong. */
export const closely: LookRate = { mx: 5 * minuteMs, all: hourMs };

const daily: LookRate = { mx: dayMs, all: dayMs };

/** docs/rules.md, "DNS". Phases that are not here aren't watched. */
const rates: Record<string, LookRate & { untilWatchEnds?: true }> = {
  discovery: daily,
  prerequisites: daily,
  credentials: daily,
  provisioning: daily,
  'pst-export': daily,
  'ftp-upload': daily,
  'pst-import': daily,
  trial: daily,
  prestage: daily,
  'customer-testing': daily,
  cutover: closely,
  delta: closely,
  'client-setup': { ...daily, untilWatchEnds: true },
  decommission: { ...daily, untilWatchEnds: true },
  readiness: { mx: hourMs, all: hourMs },
};

/** How long after the switch MX is watched as closely as in Cutover, in ms. All mail follows within this time (`MS-CUT`). */
export const closelyAfter = 3 * dayMs;

/** How long after the switch MX is watched, and the last changes of records wait, in business days. */
export const watchDays = 5;

/** The phases in which domains are watched. */
export const watchedPhases = Object.keys(rates);

/** How near the agreed cutover is when MX is looked at every hour, in ms. */
export const nearCutover = 3 * dayMs;

/** After how long people hear that a domain can't be seen, in ms: sooner in the phases in which MX is watched closely. */
export function unseenAfter(phase: string): number {
  return lookRate(phase)?.mx === closely.mx ? hourMs : dayMs;
}

/** The rate in a phase. `untilWatchEnds`: only until five business days after the switch. Null: no looks. */
export function lookRate(phase: string): (LookRate & { untilWatchEnds?: true }) | null {
  return Object.hasOwn(rates, phase) ? rates[phase]! : null;
}
