import { parse } from '../../commands/parse.ts';
import { subcommands } from '../../commands/table.ts';
import { instantiate } from '../../ticket/playbooks/instantiate.ts';
import { choosePlaybook, isPlatformChange, otherPlatform } from '../../ticket/playbooks/path.ts';
import type { PhaseSpec, Playbook, StepSpec } from '../../ticket/playbooks/playbook.ts';
import { playbooks } from '../../ticket/playbooks/table.ts';
import type { Line, Story } from './story.ts';

interface Told {
  kind: Playbook['kind'];
  /** One command each. */
  lines: Line[];
}

/**
 * A story as commands. Which steps a gate needs comes from the playbook that its first line opens, so that a step more
 * or less there needs no word here. Throws where a line names a phase that the playbook lacks: a slip in the data.
 */
export function toCommands(story: Story): Told {
  const { playbook, path, mailboxes } = openedBy(story);
  const variant = playbook.variants?.find(({ field, value }) =>
    story.lines.some(({ says }) => says.includes(` ${field}:${value}`)),
  );
  const { phases, steps } = instantiate(playbook, path, variant);
  const ticked = new Set<string>();
  const said = new Set(
    Object.keys(usual).filter((fact) => story.lines.some(({ says }) => says.includes(` ${fact}:`))),
  );
  const lines = story.lines.flatMap((line): Line[] => {
    if (!line.passage) {
      remember(ticked, line.says);
      if (line.says.startsWith('contact ')) said.add('contacted');
      return [line];
    }
    const [slugs, pass] = passing(line, line.passage, phases);
    const ids = neededFor(slugs, steps, ticked).filter((id) => !ticked.has(id));
    for (const id of ids) ticked.add(id);
    const facts = usualFacts(slugs, steps).filter((fact) => !said.has(fact));
    for (const fact of facts) said.add(fact);
    const commands = [
      ...toSet(facts.map((fact) => (usual[fact] ?? '').replaceAll('COUNT', mailboxes))),
      ...(facts.includes('contacted')
        ? ['contact {key} ticket sent our first mail: who we are, and that it is free']
        : []),
      ...(ids.length > 0 ? [`done {key} ${ids.join(' ')}`] : []),
      pass,
    ];
    return commands.map((says) => ({ ...line, says: says.trim() }));
  });
  return { kind: playbook.kind, lines };
}

/** What is agreed with any customer, by its fact: a story says it only where it matters. */
const usual: Record<string, string> = {
  contact: 'contact:"the IT manager, by ticket"',
  contacted: '',
  cadence: 'cadence:5',
  supplied: 'supplied:COUNT',
  created: 'created:COUNT',
  'sign-off': 'sign-off:"the IT manager"',
  'billing-target': 'billing-target:{day+25}',
  'billing-stops': 'billing-stops:{day+12}',
};

/** One command for all of them; none for those that no field is for. */
function toSet(values: string[]): string[] {
  const said = values.filter((value) => value !== '');
  return said.length > 0 ? [`set {key} ${said.join(' ')}`] : [];
}

function usualFacts(phases: string[], steps: StepSpec[]): string[] {
  return steps
    .filter(({ gate, fact }) => gate !== null && phases.includes(gate) && Object.hasOwn(usual, fact ?? ''))
    .map(({ fact }) => fact ?? '');
}

/** The phases whose gates are passed, and the command that passes them. */
function passing(
  line: Line,
  passage: NonNullable<Line['passage']>,
  phases: PhaseSpec[],
): [slugs: string[], command: string] {
  const slugs = phases.map(({ slug }) => slug);
  const named = 'leaves' in passage ? passage.leaves : passage.brings;
  const at = slugs.indexOf(named);
  if (at < 0) throw new Error(`no phase ${named} among ${slugs.join(', ')}`);
  if ('leaves' in passage) return [[named], `advance {key} ${line.says}`];
  return [slugs.slice(0, at), `move {key} ${named} ${line.says}`];
}

/** Other facts are said by the story itself, and so is what only a lead may tick. */
function neededFor(phases: string[], steps: StepSpec[], ticked: Set<string>): string[] {
  return steps
    .filter(({ gate, optional }) => gate !== null && phases.includes(gate) && !optional)
    .filter(({ fact, actor }) => !fact && actor !== 'lead')
    .filter(({ follows }) => !follows || ticked.has(follows))
    .map(({ id }) => id);
}

/** Steps that a story ticks or unticks by its own command are not ticked again, or are. */
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
