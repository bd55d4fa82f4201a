import { type DnsFacts, isBegun, isComplete, isUndone } from '../../dns/facts.ts';
import type { Calendar } from '../../time/calendar.ts';
import { hourMs, minuteMs } from '../../time/local-time.ts';
import type { Ticket } from '../state.ts';
import type { TooEarly } from '../steps/obstacles.ts';
import type { Sight } from './sight.ts';
import { type SightName, urgent } from './sight-names.ts';
import { althoughEarly, switchWords } from './switch-words.ts';

/** How many times people hear at once of what changes back and forth, and how many lines about MX a ticket's thread gets. */
const most = 3;

/** How long DNS must stay the same until people hear again, in ms. */
const settledAfter = 30 * minuteMs;

/** How long DNS must stay the same until its next change is told as if it were the first, in ms. */
const quietAfter = 2 * hourMs;

/** For how long a switch may be made only in part, in ms. The other nameservers often follow within minutes. */
const splitIsNormal = 5 * minuteMs;

/** Whether a switch that is made only in part has lasted for so long that it isn't normal. */
export function isLastingSplit({ state, since }: DnsFacts, at: Date): boolean {
  return state === 'partial' && at.getTime() - new Date(since).getTime() >= splitIsNormal;
}

/** What was known before a look, what is known after it, and what a switch would be too early for. */
interface Known {
  before: DnsFacts | null;
  facts: DnsFacts;
  early: TooEarly | null;
}

/** Sights, and what is known after them. */
interface Steadied {
  sights: Sight[];
  facts: DnsFacts;
}

/**
 * Limits how often people hear of DNS that changes back and forth, and how many lines it adds to the timeline. People hear at once of
 * the first three changes, whatever they are, and of each kind of change at least once. After that, they hear when DNS has stayed the same for
 * half an hour. Until then, a change is a line in the ticket's thread. There are at most four such lines, apart from those that say
 * that the switch was undone or is there again. The first complete switch is always told, and starts from the beginning.
 *
 * @param isBlocked whether the look raises a blocker, which channels hear of
 */
export function steadied(
  calendar: Calendar,
  ticket: Ticket,
  sights: Sight[],
  { isBlocked, ...known }: Known & { isBlocked: boolean },
  at: Date,
): Steadied {
  const { facts, early } = known;
  if (isFirstSwitch(sights, known))
    return { sights, facts: { ...facts, told: [], turnedAt: null, unsettled: false } };
  if (!sights.some(isTurn) && !isBlocked) return settled(calendar, ticket, sights, known, at);
  const told = [...toldLately(facts, at)];
  const isAfterSwitch = facts.switchedAt !== null && !early;
  let { unsettled } = facts;
  const kept = sights.flatMap((sight): Sight[] => {
    const { saw, words } = sight;
    if (!isTurn(sight)) return [sight];
    const isKnown = alarmsIn(told) >= most;
    if (urgent.includes(saw) && !(isKnown && told.includes(saw))) {
      told.push(saw);
      unsettled = false;
      return [sight];
    }
    if (urgent.includes(saw) && isAfterSwitch) {
      unsettled = true;
      return [{ ...sight, saw: 'changed', words: `${words}. It changes back and forth` }];
    }
    const lines = told.length - alarmsIn(told);
    unsettled ||= isKnown || lines >= most;
    if (lines > most) return [];
    told.push(line);
    return [{ ...sight, saw: line, words: lines < most ? words : `${words}. It keeps changing` }];
  });
  if (isBlocked && alarmsIn(told) < most && !kept.some(({ saw }) => urgent.includes(saw)))
    told.push('blocked');
  return { sights: kept, facts: { ...facts, told, turnedAt: at.toISOString(), unsettled } };
}

/** Whether MX changes back and forth, so that its blockers stay as they are. */
export function isFlapping(sights: Sight[], known: Known, at: Date): boolean {
  if (isFirstSwitch(sights, known) || alarmsIn(toldLately(known.facts, at)) < most) return false;
  return sights.some(isTurn) || !isSettled(known.facts, at);
}

/** Tells where mail goes once DNS has stayed the same, if people haven't heard of its last change. */
function settled(
  calendar: Calendar,
  ticket: Ticket,
  sights: Sight[],
  { facts, early }: Known,
  at: Date,
): Steadied {
  if (!facts.unsettled || !isSettled(facts, at)) return { sights, facts };
  const where = switchWords(facts);
  const sight: Sight = {
    saw: alarmsIn(facts.told) < most ? line : settledAs(facts, early),
    words: `saw MX stay the same for half an hour${where ? `: ${where}` : ''}${isBegun(facts.state) ? althoughEarly(calendar, ticket, early, at) : ''}`,
    about: 'MX',
  };
  return { sights: [...sights, sight], facts: { ...facts, unsettled: false } };
}

/** Which kind of message people get about the state in which DNS has settled. */
function settledAs(facts: DnsFacts, early: TooEarly | null): SightName {
  if (isUndone(facts.state)) return 'regressed';
  if (early) return isBegun(facts.state) ? 'early' : 'settled';
  return isComplete(facts.state) ? 'restored' : 'settled';
}

/** The name of a change that is only told in the ticket's thread. */
const line: SightName = 'changed';

/** Whether a sight is about what may change back and forth. */
function isTurn({ saw, about }: Sight): boolean {
  return urgent.includes(saw) || (saw === line && about === 'MX');
}

function isFirstSwitch(sights: Sight[], { before }: Known): boolean {
  return !before?.switchedAt && sights.some(({ saw }) => saw === 'switched');
}

function isSettled({ turnedAt }: DnsFacts, at: Date): boolean {
  return turnedAt === null || at.getTime() - new Date(turnedAt).getTime() >= settledAfter;
}

/** What people were told since DNS began to change. Empty after a long time without a change, or if the clock was set back. */
function toldLately({ told, turnedAt }: DnsFacts, at: Date): string[] {
  const quiet = turnedAt === null ? quietAfter : at.getTime() - new Date(turnedAt).getTime();
  return quiet < 0 || quiet >= quietAfter ? [] : told;
}

/** How many times people heard at once. */
function alarmsIn(told: string[]): number {
  return told.filter((name) => name !== line).length;
}
