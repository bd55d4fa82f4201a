import { type DnsFacts, isUndone } from '../../dns/facts.ts';
import { hourMs, minuteMs } from '../../time/local-time.ts';
import type { Sight } from './sight.ts';

/** How many times within an hour people hear at once that the switch was undone or is there again. */
const mostTurns = 3;

/** How long MX must stay the same until people hear again, in ms. */
const settledAfter = 30 * minuteMs;

/** For how long a switch may be made only in part, in ms. The other nameservers often follow within minutes. */
const splitIsNormal = 5 * minuteMs;

/** Whether a switch that is made only in part has lasted for so long that it isn't normal. */
export function isLastingSplit({ state, since }: DnsFacts, at: Date): boolean {
  return state === 'partial' && at.getTime() - new Date(since).getTime() >= splitIsNormal;
}

/** Sights, and what is known after them. */
interface Steadied {
  sights: Sight[];
  facts: DnsFacts;
}

/**
 * Keeps an MX that changes back and forth from waking people every five minutes, and from filling the timeline. After some
 * messages, they hear again when it has stayed the same for half an hour. Until then, each change after the switch is a line in the
 * ticket's thread, and a change before the switch is none.
 */
export function steadied(sights: Sight[], facts: DnsFacts, at: Date): Steadied {
  const names = facts.switchedAt ? ['regressed', 'restored'] : ['changed', 'elsewhere'];
  const isTurn = ({ saw, about }: Sight) => about === 'MX' && names.includes(saw);
  if (sights.some(({ saw }) => saw === 'switched'))
    return { sights, facts: { ...facts, turns: [], unsettled: false } };
  // People hear of an early switch at once, so nothing is left to tell about what was before.
  if (sights.some(({ saw }) => saw === 'early')) return { sights, facts: { ...facts, unsettled: false } };
  if (!sights.some(isTurn)) return settled(sights, facts, at);
  const recent = facts.turns.filter((turn) => new Date(turn).getTime() > at.getTime() - hourMs);
  const turns = [...recent, at.toISOString()].slice(-mostTurns);
  if (recent.length < mostTurns) return { sights, facts: { ...facts, turns, unsettled: false } };
  const told = sights.flatMap((sight): Sight[] => {
    if (!isTurn(sight)) return [sight];
    if (facts.switchedAt)
      return [{ ...sight, saw: 'changed', words: `${sight.words}. It changes back and forth` }];
    return facts.unsettled ? [] : [{ ...sight, saw: 'changed', words: `${sight.words}. It keeps changing` }];
  });
  return { sights: told, facts: { ...facts, turns, unsettled: true } };
}

/** Tells that an MX has stayed the same, if people haven't heard of its last change. */
function settled(sights: Sight[], facts: DnsFacts, at: Date): Steadied {
  const last = new Date(facts.turns.at(-1) ?? facts.since);
  if (!facts.unsettled || at.getTime() - last.getTime() < settledAfter) return { sights, facts };
  const isGone = isUndone(facts.state);
  const sight: Sight = facts.switchedAt
    ? {
        saw: isGone ? 'regressed' : 'restored',
        words: `saw MX stay ${isGone ? 'away from the new mailboxes' : 'with the new mailboxes'} for half an hour`,
        about: 'MX',
      }
    : { saw: 'changed', words: 'saw MX stay the same for half an hour', about: 'MX' };
  const turns = facts.switchedAt ? [at.toISOString()] : [];
  return { sights: [...sights, sight], facts: { ...facts, turns, unsettled: false } };
}
