import { forcedMxSteps } from '../../clocks/forced-mx.ts';
import { nextOf, type SaysOf } from './says.ts';

/** Forced MX Routing is still on after the switch. */
export const forcedMx: SaysOf = (entry, reader) => {
  const { words, button } = nextOf(reader, entry, forcedMxSteps(entry.steps));
  return {
    why: ['Forced MX Routing is still on, so mail may not arrive'],
    next: words,
    button,
  };
};
