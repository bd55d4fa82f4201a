import { attentionClasses } from '../../src/ticket/attention/attention-class.ts';
import type { Digest } from '../../src/ticket/digest/digest.ts';
import { now } from './scene.ts';

/** Builds a digest without a database. Nothing happens in it, except for what `more` says. */
export function emptyDigest(more: Partial<Digest> = {}): Digest {
  return {
    at: now,
    day: '2026-11-20',
    filter: null,
    window: { since: new Date('2026-11-19T15:00:00Z'), until: now },
    lines: [],
    over: [],
    counts: Object.fromEntries(attentionClasses.map((name) => [name, 0])) as Digest['counts'],
    rest: [],
    warned: [],
    more: 0,
    changes: {
      missed: 1,
      escalated: 1,
      phase: 6,
      closed: 2,
      canceled: 0,
      opened: 3,
      reopened: 0,
      stalled: 4,
    },
    load: { owners: [], unassigned: { open: 4, stalled: 0, dates: 0 } },
    open: 4,
    onTrack: 4,
    trend: [],
    names: new Map(),
    ...more,
  };
}
