import type { PathCondition } from '../../src/knowledge/route.ts';
import type { ClockUnit, PhaseClock, StepSpec } from '../../src/ticket/playbooks/playbook.ts';
import { serviceName, systemName } from '../../src/ticket/playbooks/systems.ts';

const units: Record<ClockUnit, string> = {
  business: 'business hours',
  'business-days': 'business days',
  hours: 'hours',
};

/**
 * Describes a phase's clock, such as `4 / 8 / 16 business hours`. The hours usually count from the last progress. If
 * not, also says what they count from.
 */
export function clockWords(clock: PhaseClock): string {
  const { unit, escalatedUnit, from } = clock;
  const thresholds = escalatedUnit
    ? `${clock.nudge} / ${clock.stalled} ${units[unit]} / ${clock.escalated} ${units[escalatedUnit]}`
    : `${clock.nudge} / ${clock.stalled} / ${clock.escalated} ${units[unit]}`;
  if (!from) return thresholds;
  const otherwise = from.fallback ? `; without one, ${clockWords(from.fallback)}` : '';
  return `${thresholds} ${from.at} the ${from.field}${otherwise}`;
}

/** Describes when something applies: `only to Hosted Exchange`, `only from Gmail or POP`. */
export function conditionWords({ route, source, target, service }: PathCondition): string {
  const parts = [
    ...(route ? [`for ${route.join(' or ')} paths`] : []),
    ...(source ? [`from ${source.map(systemName).join(', ')}`] : []),
    ...(target ? [`to ${target.map(systemName).join(', ')}`] : []),
    ...(service ? [`as ${service.map(serviceName).join(', ')}`] : []),
  ];
  return `only ${parts.join(' ')}`;
}

/** Describes what is special about a step, in the terms of docs/rules.md, "Gates and steps". */
export function ruleWords(step: StepSpec): string {
  const {
    optional,
    sequence,
    fact,
    follows,
    about,
    everyMailbox,
    proof,
    afterDays,
    beforeCutover,
    again,
    startsBill,
    when,
  } = step;
  return [
    ...(when ? [conditionWords(when)] : []),
    ...(optional ? ['optional'] : []),
    ...(sequence ? ['in order'] : []),
    ...(fact ? [`fact \`${fact}\``] : []),
    ...(follows ? [`after ${follows}`] : []),
    ...(about ? [`about the ${about}`] : []),
    ...(afterDays === 0 ? [`not before the ${about}`] : []),
    ...(afterDays ? [`not until ${afterDays} business days after the ${about}`] : []),
    ...(beforeCutover ? [`due ${beforeCutover.hours} hours before the cutover`] : []),
    ...(everyMailbox ? ['about every mailbox'] : []),
    ...(proof ? [`done when every listed mailbox is \`${proof}\``] : []),
    ...(again ? ['reopens'] : []),
    ...(startsBill ? ['starts the second bill'] : []),
  ].join('; ');
}
