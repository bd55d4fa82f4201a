import fc from 'fast-check';
import { Fault, Faults } from '../../src/errors.ts';
import type { By, Desk } from '../../src/ticket/desk.ts';
import { advanceTicket } from '../../src/ticket/operations/advance-ticket.ts';
import { assignTicket } from '../../src/ticket/operations/assign-ticket.ts';
import { blockTicket, unblockTicket } from '../../src/ticket/operations/block-ticket.ts';
import { cancelTicket, reopenTicket } from '../../src/ticket/operations/end-ticket.ts';
import { holdTicket, resumeTicket } from '../../src/ticket/operations/hold-ticket.ts';
import { moveTicket } from '../../src/ticket/operations/move-ticket.ts';
import { noteTicket } from '../../src/ticket/operations/note-ticket.ts';
import { setFields } from '../../src/ticket/operations/set-fields.ts';
import { tickSteps, untickSteps } from '../../src/ticket/operations/tick-steps.ts';
import { findBlocker } from '../../src/ticket/playbooks/blockers.ts';
import type { TicketState } from '../../src/ticket/state.ts';
import { missingSteps } from '../../src/ticket/steps/gate.ts';
import type { TestClock } from '../support/clock.ts';
import { racker } from './setup.ts';
import { bring, lead } from './walk.ts';

type TestDomain = Desk & { clock: TestClock };

/**
 * An action by a person. `gate` completes all steps of a phase, or all but one, so that tickets reach the later phases.
 */
export type Act =
  | { do: 'gate'; leave: number }
  | { do: 'tick' | 'untick'; step: number | string; by: By }
  | { do: 'advance'; by: By; force: boolean }
  | { do: 'move'; phase: number; reason: boolean }
  | { do: 'set'; name: string; value: unknown }
  | { do: 'sign'; daysAgo: number }
  | { do: 'later'; days: number }
  | { do: 'assign' | 'cancel' | 'reopen' | 'hold' | 'resume' | 'note' | 'block' };

const who = fc.constantFrom(racker, lead);
const someNumber = fc.nat(60);
/** Steps that other steps rest on, or that start or end something. */
const keySteps = fc.constantFrom(
  'E-10',
  'E-20',
  'E-14',
  'F-04',
  'E-16',
  'C-13',
  'E-18',
  'U-14',
  'V-07',
  'C-14',
  'E-11',
  'U-20',
);
const soon = new Date('2026-12-15T18:00:00-06:00');
const later = new Date('2026-12-18T18:00:00-06:00');
const dates = fc.constantFrom<[string, unknown]>(
  ['cutover', soon],
  ['cutover', later],
  ['cutover', null],
  ['slot', soon],
  ['slot', later],
  ['slot', null],
);
const values = fc.constantFrom<[string, unknown]>(
  ['method', 'pst-ftp'],
  ['method', 'migrationwiz'],
  ['method', null],
  ['method-reason', 'small mailboxes'],
  ['method-reason', null],
  ['ticket', '180621-01234'],
  ['ticket', null],
  ['source-url', 'mail.acme.com'],
  ['source-url', null],
  ['mailboxes', 60],
  ['supplied', 60],
  ['created', 10],
  ['created', null],
  ['sign-off', null],
  ['billing-stops', '2027-02-28'],
  ['billing-stops', '2026-12-01'],
  ['billing-stops', null],
  ['cadence', 5],
);
/** A random act. Most of them take a ticket forward, so that tickets reach the later phases. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('gate' as const), leave: fc.constantFrom(0, 0, 0, 1) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('advance' as const), by: who, force: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('tick' as const, 'untick' as const),
      step: someNumber,
      by: who,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('tick' as const, 'untick' as const),
      step: keySteps,
      by: who,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('move' as const), phase: someNumber, reason: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.nat(3).map((daysAgo) => ({ do: 'sign' as const, daysAgo })) },
  { weight: 1, arbitrary: fc.nat(6).map((days) => ({ do: 'later' as const, days })) },
  { weight: 1, arbitrary: fc.nat(40).map((days) => ({ do: 'later' as const, days })) },
  { weight: 2, arbitrary: dates.map(([name, value]) => ({ do: 'set' as const, name, value })) },
  { weight: 3, arbitrary: values.map(([name, value]) => ({ do: 'set' as const, name, value })) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'assign' as const,
        'cancel' as const,
        'reopen' as const,
        'hold' as const,
        'resume' as const,
        'note' as const,
        'block' as const,
      ),
    }),
  },
);

/** Tries an act. A `Fault` means that it was refused. Any other error fails the test. */
export async function attempt(desk: TestDomain, state: TicketState, one: Act): Promise<void> {
  try {
    await perform(desk, state, one);
  } catch (fault) {
    if (!(fault instanceof Fault || fault instanceof Faults)) throw fault;
  }
}

async function perform(desk: TestDomain, state: TicketState, one: Act): Promise<unknown> {
  const { number, phase } = state.ticket;
  switch (one.do) {
    case 'gate': {
      const missing = missingSteps(state, phase);
      for (const step of missing.slice(0, missing.length - one.leave)) await bring(desk, number, step);
      return advanceTicket(desk, racker, number, {});
    }
    case 'tick':
      return tickSteps(desk, one.by, number, { steps: stepOf(state, one.step) });
    case 'untick':
      return untickSteps(desk, one.by, number, stepOf(state, one.step));
    case 'advance':
      return advanceTicket(desk, one.by, number, one.force ? { force: 'they insist' } : {});
    case 'move':
      return moveTicket(desk, racker, number, {
        phase: pick(state.phases, one.phase).slug,
        reason: one.reason ? 'they insist' : undefined,
      });
    case 'set':
      return setFields(desk, racker, number, [{ name: one.name, value: one.value, raw: String(one.value) }]);
    case 'sign': {
      const at = new Date(desk.clock.now().getTime() - one.daysAgo * 24 * 60 * 60_000);
      return setFields(desk, racker, number, [
        { name: 'sign-off', value: { by: 'Ann Lee', at }, raw: 'Ann Lee' },
      ]);
    }
    case 'later':
      return desk.clock.advance(one.days * 24 * 60);
    case 'assign':
      return assignTicket(
        desk,
        racker,
        number,
        state.ticket.ownerId ? null : { id: 'slack:U0SAM', name: 'Sam' },
      );
    case 'cancel':
      return cancelTicket(desk, racker, number, 'withdrawn');
    case 'reopen':
      return reopenTicket(desk, racker, number);
    case 'hold':
      return holdTicket(desk, racker, number, { until: '2026-12-01', reason: 'freeze' });
    case 'resume':
      return resumeTicket(desk, racker, number);
    case 'block':
      return state.blockers.length > 0
        ? unblockTicket(desk, racker, number, {})
        : blockTicket(desk, racker, number, findBlocker('PASSWORD_RESET')!, null);
    case 'note':
      return noteTicket(desk, racker, number, { text: 'asked again', progress: true });
  }
}

/** The id of a step that an act names by its id or its place. */
function stepOf({ steps }: TicketState, step: number | string): string {
  return typeof step === 'string' ? step : pick(steps, step).id;
}

function pick<T>(all: T[], index: number): T {
  return all[index % all.length]!;
}
