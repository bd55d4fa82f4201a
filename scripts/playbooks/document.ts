import { Fault } from '../../src/errors.ts';
import type { Path } from '../../src/knowledge/route.ts';
import type { SourceSlug } from '../../src/knowledge/sources.ts';
import { outsideSystems } from '../../src/ticket/playbooks/parts/conditions.ts';
import { choosePlaybook } from '../../src/ticket/playbooks/path.ts';
import { phaseLabel } from '../../src/ticket/playbooks/phases.ts';
import type { PhaseSpec, Playbook, StepSpec, Variant } from '../../src/ticket/playbooks/playbook.ts';
import { partyWords, services, sources, systemName, targets } from '../../src/ticket/playbooks/systems.ts';
import { clockWords, conditionWords, ruleWords } from './words.ts';

const introduction = `# Playbooks

The phases and steps of each playbook, and the source of each step. \`npm run playbooks\` writes this page from
\`src/ticket/playbooks/\`, so don't edit it by hand. A test fails when the page is out of date.

- A ticket leaves a phase when the steps of that phase are done. "Gates and steps" in [rules.md](rules.md) explains the column
  *Rules*.
- The clock of a phase has three thresholds: the owner is nudged, the ticket is stalled, the ticket is escalated. "Stalls" in
  [rules.md](rules.md) explains what restarts the clock.
- [sources.md](sources.md) lists the sources.`;

/** Writes all playbooks as one Markdown page. */
export function toDocument(playbooks: Playbook[]): string {
  const sections = [introduction, pathSection(playbooks), ...playbooks.map(playbookSection)];
  return `${sections.join('\n\n')}\n`;
}

/** Lists the playbook of each path and service. */
function pathSection(playbooks: Playbook[]): string {
  const rows = targets.flatMap((target) =>
    services.flatMap((service) =>
      playbooks.flatMap(({ id }) => {
        const found = sources
          .map(({ slug }) => slug)
          .filter((source) => idFor(playbooks, { source, target: target.slug }, service.slug) === id);
        return found.length > 0 ? [[sourceWords(found, target.slug), target.name, service.name, id]] : [];
      }),
    ),
  );
  return `## Paths\n\n${toTable(['From', 'To', 'Service', 'Playbook'], rows)}`;
}

/** Writes a list of sources as words, such as `any outside system, Rackspace Email`. */
function sourceWords(found: SourceSlug[], target: string): string {
  const all = outsideSystems.filter((slug) => slug !== target).every((slug) => found.includes(slug));
  const named = all ? found.filter((slug) => !outsideSystems.includes(slug)) : found;
  return [...(all ? ['any outside system'] : []), ...named.map(systemName)].join(', ');
}

function idFor(playbooks: Playbook[], path: Omit<Path, 'service'>, service: string): string | null {
  try {
    return choosePlaybook(playbooks, path, service).id;
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

function playbookSection(playbook: Playbook): string {
  const { id, title, phases, steps, variants = [] } = playbook;
  return [
    `## ${id}\n\n${title}.`,
    phaseTable(phases),
    stepTable(phases, steps),
    ...variants.map(variantSection),
  ].join('\n\n');
}

function variantSection({ field, value, allowedIn, when, replaces, steps }: Variant): string {
  const phases = Object.values(replaces).flat();
  const changes = Object.entries(replaces).map(([slug, others]) => {
    const becomes = others.map(nameOf).join(' and ');
    if (others.length === 0) return `${code(slug)} is left out`;
    return becomes === code(slug) ? `${becomes} changes` : `${code(slug)} becomes ${becomes}`;
  });
  const condition = when ? `, ${conditionWords(when)}` : '';
  return [
    `### ${value}\n\nChosen with \`set ${field}:${value}\` in ${allowedIn.map(code).join(' or ')}${condition}. The phase ${changes.join(', ')}.`,
    phaseTable(phases),
    stepTable(phases, steps),
  ].join('\n\n');
}

function phaseTable(phases: PhaseSpec[]): string {
  const rows = phases.map((phase) => [
    nameOf(phase),
    phaseLabel(phase.slug),
    partyWords(phase.waitingOn),
    phase.clock ? clockWords(phase.clock) : 'none',
    [
      ...(phase.lockedOut ? ['users have no mailbox'] : []),
      ...(phase.billed ? ['ends a bill'] : []),
      ...(phase.when ? [conditionWords(phase.when)] : []),
    ].join('; '),
  ]);
  return toTable(['Phase', 'Label', 'Waiting on', 'Nudge / stalled / escalated', 'Notes'], rows);
}

/**
 * Lists steps in the order of their phases. Leaves out steps of phases that the playbook doesn't have, because no
 * ticket gets those steps.
 */
function stepTable(phases: PhaseSpec[], steps: StepSpec[]): string {
  const groups = [...new Set(phases.map(({ slug }) => slug)), 'closed', null];
  const rows = groups.flatMap((gate) =>
    steps
      .filter((step) => step.gate === gate)
      .map((step) => [
        step.id,
        step.label,
        step.text,
        step.actor,
        gate === null ? 'advice' : gate === 'closed' ? 'the last phase' : code(gate),
        ruleWords(step),
        step.trace ?? '',
      ]),
  );
  return toTable(['Step', 'Label', 'What to do', 'Who', 'Needed to leave', 'Rules', 'Source'], rows);
}

function nameOf({ slug }: PhaseSpec): string {
  return code(slug);
}

function code(text: string): string {
  return `\`${text}\``;
}

function toTable(head: string[], rows: string[][]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n').replaceAll('  |', ' |');
}
