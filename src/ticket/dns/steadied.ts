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

/**
 * Keeps an MX that changes back and forth from waking people every five minutes. After some messages, they hear again when it has
 * stayed the same for half an hour. Until then, each change is a line in the ticket's thread.
 */
export function steadied(sights: Sight[], facts: DnsFacts, at: Date): { sights: Sight[]; facts: DnsFacts } {
  const isTurn = ({ saw }: Sight) => saw === 'regressed' || saw === 'restored';
  const recent = facts.turns.filter((turn) => new Date(turn).getTime() > at.getTime() - hourMs);
  if (sights.some(isTurn)) {
    const turns = [...recent, at.toISOString()].slice(-mostTurns);
    if (recent.length < mostTurns) return { sights, facts: { ...facts, turns, unsettled: false } };
    return {
      sights: sights.map((sight) =>
        isTurn(sight)
          ? { ...sight, saw: 'changed', words: `${sight.words}. It changes back and forth` }
          : sight,
      ),
      facts: { ...facts, turns, unsettled: true },
    };
  }
  const isSettled = at.getTime() - new Date(facts.since).getTime() >= settledAfter;
  if (!facts.unsettled || !isSettled) return { sights, facts };
  const isGone = isUndone(facts.state);
  const words = `saw MX stay ${isGone ? 'away from the new mailboxes' : 'with the new mailboxes'} for half an hour`;
  return {
    sights: [...sights, { saw: isGone ? 'regressed' : 'restored', words, about: 'MX' }],
    facts: { ...facts, turns: [at.toISOString()], unsettled: false },
  };
}
