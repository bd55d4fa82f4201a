import { type DnsFacts, isBegun, isComplete, isMended, isUndone, stillOld } from '../../dns/facts.ts';
import type { Observation } from '../../dns/observation.ts';
import { listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { TicketState, TicketStep } from '../state.ts';
import { isOpen } from '../steps/marks.ts';
import { earlySwitch, switchStep } from '../steps/obstacles.ts';
import { plural } from '../words.ts';
import { mxWords, valuesIn } from './seen-words.ts';
import type { Sight, SightLook } from './sight.ts';
import type { SightName } from './sight-names.ts';
import { isLastingSplit } from './steadied.ts';
import { allOf, althoughEarly, behindWords, horizonWords } from './switch-words.ts';

/** What is new about where mail goes: docs/rules.md, "DNS". */
export function switchSights(
  calendar: Calendar,
  state: TicketState,
  { before, after, earlier, last, wanted }: SightLook,
  at: Date,
): Sight[] {
  const step = switchStep(state.steps);
  const isSame = before?.state === after.state && before.behind.join() === after.behind.join();
  if (before?.state === 'lost' && after.state === 'lost') return lostAnew({ earlier, last, wanted });
  const early = earlySwitch(state, at);
  const isSplit = !early && isLastingSplit(after, at) && !after.splitTold;
  const isEarlyNews =
    early !== null && isBegun(after.state) && !state.blockers.some(({ code }) => code === 'MX_EARLY');
  if ((isSame && !isSplit && !isEarlyNews) || (!before && !isNews(after, step))) return [];
  const saw = (name: SightName, words: string): Sight[] => [
    { saw: name, words: `saw ${words}`, about: 'MX' },
  ];
  const { nameservers, behind, resolvers } = after;
  const was = before?.state ?? null;
  const although = althoughEarly(calendar, state.ticket, early, at);
  // Once people have heard that it is too early, the rest is only for the timeline.
  const earlyName = isEarlyNews ? 'early' : 'changed';
  const soon = horizonWords(calendar, after, at);
  const until = soon ? `; ${soon}` : '';
  const spread = `the new MX at ${resolvers.new} of ${plural(resolvers.asked, 'resolver')}`;
  switch (after.state) {
    case 'partial':
      if (behind.length === nameservers)
        return saw(
          early ? earlyName : isSplit ? 'left-over' : 'changed',
          `the new MX, but ${stillOld(after).length === 0 ? 'another one is there, too' : 'the old one is still there'}: ${mxWords(last, wanted)}${although}`,
        );
      return saw(
        early ? earlyName : isSplit ? 'split' : 'changed',
        `MX switched on ${nameservers - behind.length} of ${plural(nameservers, 'nameserver')}; ${behindWords(after)}${although}`,
      );
    case 'switched':
    case 'propagated':
      if (isMended(before, after))
        return saw('restored', `MX point to the new mailboxes again on ${allOf(after)}${until}`);
      if (isEarlyNews)
        return saw('early', `MX switched on ${allOf(after)}: ${mxWords(last, wanted)}${although}${until}`);
      if (was === 'switched') return saw('propagated', spread);
      return was === 'propagated'
        ? []
        : saw(
            early ? earlyName : 'switched',
            `MX switched on ${allOf(after)}: ${mxWords(last, wanted)}${although}${until}`,
          );
    case 'regressed': {
      const isPart = behind.length < nameservers;
      // The old MX is back either way. People have heard of it, and the blocker stays.
      if (was === 'regressed')
        return saw('changed', `the old MX on ${isPart ? listWords(behind) : allOf(after)} now`);
      const where = isPart ? ` on ${behind.length} of ${plural(nameservers, 'nameserver')}` : '';
      return saw(
        'regressed',
        `MX go back to the old system${where}: ${mxWords(last, wanted)}. ${isPart ? 'Some mail' : 'Mail'} goes to the old mailboxes`,
      );
    }
    case 'lost':
      return saw('regressed', `MX point to neither system: ${mxWords(last, wanted)}. Mail may be lost`);
    case 'elsewhere':
      // People have heard of it. Which nameservers have it by now is no news.
      if (was === 'elsewhere') return [];
      return saw('elsewhere', `MX point to neither the old system nor the new one: ${mxWords(last, wanted)}`);
    default:
      return was !== null && was !== 'not-switched' && !isUndone(was)
        ? saw('changed', `MX point to the old system again: ${mxWords(last, wanted)}`)
        : [];
  }
}

/** Another wrong MX, after the switch was undone. People have heard of that, and the blocker stays. */
function lostAnew({ earlier, last, wanted }: Pick<SightLook, 'earlier' | 'last' | 'wanted'>): Sight[] {
  const values = (look: Observation) => valuesIn(look, wanted.domain, 'MX');
  if (earlier && values(earlier) === values(last)) return [];
  return [{ saw: 'changed', words: `saw MX change to ${mxWords(last, wanted)}`, about: 'MX' }];
}

/**
 * Whether the first look at a domain shows something that people must hear of. The old MX is as it should be before the switch, and
 * the new one after it.
 */
function isNews({ state }: DnsFacts, step: TicketStep | undefined): boolean {
  if (isComplete(state)) return step === undefined || isOpen(step);
  return state === 'partial' || isUndone(state);
}
