import { parse } from '../../commands/grammar/parse.ts';
import { subcommands } from '../../commands/table.ts';
import { instantiate } from '../../ticket/playbooks/instantiate.ts';
import { choosePlaybook, isPlatformChange, otherPlatform } from '../../ticket/playbooks/path.ts';
import type { PhaseSpec, Playbook, StepSpec } from '../../ticket/playbooks/playbook.ts';
import { playbooks } from '../../ticket/playbooks/table.ts';
import type { Line, Story } from './story.ts';

interface StoryCommands {
  kind: Playbook['kind'];
  /** Each line is one command. */
  lines: Line[];
}

/**
 * Converts a story to commands. The ticket's playbook says which steps each phase needs, so this code works with any
 * playbook. @throws Error when a line names a phase that the playbook doesn't have
 */
export function toCommands(story: Story): StoryCommands {
  const { playbook, path, mailboxes } = openedBy(story);
  const variant = playbook.variants?.find(({ field, value }) =>
    story.lines.some(({ says }) => says.includes(` ${field}:${value}`)),
  );
  const { phases, steps } = instantiate(playbook, path, variant);
  const ticked = new Set<string>();
  const stated = new Set(
    Object.keys(usual).filter((fact) => story.lines.some(({ says }) => says.includes(` ${fact}:`))),
  );
  const lines = story.lines.flatMap((line): Line[] => {
    if (!line.passage) {
      remember(ticked, line.says);
      if (line.says.startsWith('contact ')) stated.add('contacted');
      if (line.file) for (const fact of ofMailboxes) stated.add(fact);
      return [line];
    }
    return stagesOf(line.passage, phases, steps).flatMap(({ passed, next }) => {
      const due = steps.filter(({ gate }) => gate !== null && passed.includes(gate));
      const ids = neededOf(due, ticked).filter((id) => !ticked.has(id));
      for (const id of ids) ticked.add(id);
      const facts = due.map(({ fact }) => fact ?? '').filter((fact) => fact in usual && !stated.has(fact));
      for (const fact of facts) stated.add(fact);
      const commands = [
        ...toSet(facts.map((fact) => (usual[fact] ?? '').replaceAll('COUNT', mailboxes))),
        ...(facts.includes('contacted')
          ? ['contact {key} ticket introduced ourselves and told them the migration is free']
          : []),
        ...(ids.length > 0 ? [`done {key} ${ids.join(' ')}`] : []),
        `${next && passed.length > 1 ? `move {key} ${next}` : 'advance {key}'} ${line.says}`,
      ];
      return commands.map((says) => ({ ...line, says: says.trim() }));
    });
  });
  return { kind: playbook.kind, lines };
}

/**
 * The usual agreements with a customer, as arguments of `set`. Each key is the fact that a step records. A story states
 * a fact only if the customer agreed to something else.
 */
const usual: Record<string, string> = {
  contact: 'contact:"Robin Vale, the IT manager"',
  contacted: '',
  cadence: 'cadence:5',
  method: 'method:migrationwiz method-reason:"the tool can reach every mailbox"',
  supplied: 'supplied:COUNT',
  created: 'created:COUNT',
  'sign-off': 'sign-off:"Robin Vale"',
  'billing-target': 'billing-target:{day+25}',
  'billing-stops': 'billing-stops:{day}',
};

/** The facts that follow from a sheet of mailboxes, so that nobody types them. */
const ofMailboxes = ['supplied', 'created'];

/** Builds one `set` command from its arguments. Skips empty strings, which stand for facts that `set` can't change. */
function toSet(values: string[]): string[] {
  const given = values.filter((value) => value !== '');
  return given.length > 0 ? [`set {key} ${given.join(' ')}`] : [];
}

/** A part of a passage: what one `done` and one `move` can pass. */
interface Stage {
  passed: string[];
  /** The phase that the ticket enters. Undefined when it closes. */
  next: string | undefined;
}

/** Splits a passage where a step can't be done before the ticket reaches the step's earliest phase. */
function stagesOf(passage: NonNullable<Line['passage']>, phases: PhaseSpec[], steps: StepSpec[]): Stage[] {
  const slugs = phases.map(({ slug }) => slug);
  const place = (slug: string) => slugs.indexOf(slug);
  const named = 'leaves' in passage ? passage.leaves : passage.brings;
  const at = place(named);
  if (at < 0) throw new Error(`no phase ${named} among ${slugs.join(', ')}`);
  if ('leaves' in passage) return [{ passed: [named], next: slugs[at + 1] }];
  const stages: Stage[] = [];
  for (let from = 0, to = 0; from < at; from = to) {
    const early = steps.filter(({ gate, earliest }) => gate && earliest && place(earliest.phase) > from);
    const stops = early.map(({ gate }) => place(gate ?? '')).filter((stop) => stop > from);
    to = Math.min(at, ...stops);
    stages.push({ passed: slugs.slice(from, to), next: slugs[to] });
  }
  return stages;
}

/**
 * Returns the ids of the steps to mark as done. Leaves out optional steps, and steps that complete by themselves. Also
 * leaves out a lead's steps, because the stories complete them with their own commands.
 */
function neededOf(steps: StepSpec[], ticked: Set<string>): string[] {
  return steps
    .filter(({ optional, fact, actor }) => !optional && !fact && actor !== 'lead')
    .filter(({ follows }) => !follows || ticked.has(follows))
    .map(({ id }) => id);
}

/** If a line is a `done` or `undo` command, updates the set of completed steps. */
function remember(ticked: Set<string>, says: string): void {
  const [verb, , ...ids] = says.split(' ');
  for (const id of ids) {
    if (verb === 'done') ticked.add(id);
    if (verb === 'undo') ticked.delete(id);
  }
}

function openedBy({ lines }: Story) {
  const { values } = parse(lines[0]?.says ?? '', subcommands);
  const target = values.get('to') ?? '';
  const ends = { source: values.get('from') ?? otherPlatform(target) ?? '', target };
  const service = isPlatformChange(ends) ? 'internal' : (values.get('service') ?? '');
  const playbook = choosePlaybook(playbooks, ends, service);
  return { path: { ...ends, service }, playbook, mailboxes: values.get('mailboxes') ?? '' };
}
