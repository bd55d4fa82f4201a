import { describe, expect, test } from 'vitest';
import { writeDraft } from '../../src/knowledge/drafts/draft.ts';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { instantiate, withVariant } from '../../src/ticket/playbooks/instantiate.ts';
import { choosePlaybook } from '../../src/ticket/playbooks/path.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { detailsOf, find, write } from './letter.ts';
import { type PathName, paths } from './paths.ts';

/** Returns what a draft waits for if no step is done. The ticket is in its first phase, unless `phase` is given. */
function missingFirst(id: string, path: PathName, phase?: string): string[] {
  const { phases, steps } = instantiate(
    choosePlaybook(playbooks, paths[path], paths[path].service),
    paths[path],
  );
  const slugs = [...phases.map(({ slug }) => slug), 'closed'];
  const details = detailsOf(path, {
    phase: phase ?? slugs[0]!,
    phases: slugs,
    steps: new Map(steps.map((step) => [step.id, false])),
  });
  const { missingPhase, missingSteps } = writeDraft(find(id), details);
  return [...(missingPhase ? [missingPhase] : []), ...missingSteps];
}

describe('the phase and steps that a draft waits for', () => {
  test.each<[string, PathName, string[]]>([
    ['T7', 'EXT_RSE', ['prestage']],
    ['T8', 'RSE_M365', ['E-14']],
    ['T10', 'EXT_M365', ['cutover']],
    ['T11', 'HEX_M365', ['E-21']],
    ['T12', 'EXT_RSE', ['E-18']],
    ['T12', 'RSE_M365', ['U-14']],
    ['T12', 'RSE_SELF', ['V-07']],
    ['T12', 'RSE_HEX', ['P-17']],
    ['T14', 'RSE_M365', ['U-03', 'U-14', 'E-21']],
    ['T14', 'RSE_SELF', ['U-03', 'V-07', 'V-08']],
    ['T16', 'RSE_HEX', ['scheduling', 'P-08']],
    ['T17', 'RSE_HEX', ['maintenance']],
    ['T18', 'HEX_RSE', ['maintenance', 'P-16']],
    ['T20', 'EXT_RSE', ['client-setup', 'C-11', 'C-14']],
    ['T20', 'RSE_M365', ['decommission', 'C-11', 'U-19', 'U-20', 'C-14']],
    ['T20', 'EXT_SELF', ['client-setup', 'C-11']],
    ['T20', 'RSE_HEX', ['decommission', 'C-11', 'P-22']],
  ])('for draft %s on the path %s are %j', (id, path, expected) => {
    expect(missingFirst(id, path)).toEqual(expected);
  });

  test('leave out a phase that the ticket has reached', () => {
    expect(missingFirst('T17', 'RSE_HEX', 'readiness')).toEqual(['maintenance']);
    expect(missingFirst('T17', 'RSE_HEX', 'maintenance')).toEqual([]);
    expect(missingFirst('T17', 'RSE_HEX', 'closed')).toEqual([]);
  });

  test('exist in a playbook', () => {
    const plans = playbooks.flatMap((playbook) => [
      playbook,
      ...(playbook.variants ?? []).map((variant) => withVariant(playbook, variant)),
    ]);
    const steps = plans.flatMap((plan) => plan.steps.map(({ id }) => id));
    const phases = ['closed', ...plans.flatMap((plan) => plan.phases.map(({ slug }) => slug))];
    expect(drafts.flatMap(({ afterSteps = [] }) => afterSteps).filter((id) => !steps.includes(id))).toEqual(
      [],
    );
    const named = drafts.flatMap((draft) => [...(draft.phases ?? []), ...(draft.fromPhase ?? [])]);
    expect(named.filter((slug) => !phases.includes(slug))).toEqual([]);
  });

  test('include the PST import if it replaces the first pass', () => {
    const imported = (done: boolean) => ({
      isByPst: true,
      phase: 'pst-import',
      phases: ['pst-import', 'closed'],
      steps: new Map([['F-04', done]]),
    });
    expect(write('T7', 'EXT_HEX', imported(false))).toContain('We have started to import your PST files');
    expect(write('T7', 'EXT_HEX', imported(true))).toContain(
      'The import of your PST files for acme.com is complete',
    );
    expect(writeDraft(find('T8'), detailsOf('EXT_HEX', imported(false))).missingSteps).toEqual(['F-04']);
  });
});
