import { Fault } from '../errors.ts';
import { type Field, shorten } from '../input/field.ts';
import { nearest } from '../input/nearest.ts';
import { listWords } from '../phrase.ts';
import { type BlockerSpec, blockerSpecs } from '../ticket/playbooks/blocker-specs.ts';
import { blockerName } from '../ticket/playbooks/blockers.ts';

/** Reads a blocker by its code, its label, or the beginning of either one. */
export const blockerCode: Field<BlockerSpec> = {
  name: 'code',
  label: 'Blocker',
  hint: 'A blocker by label or code. `help block` lists them all.',
  example: 'CREDS_INVALID',
  control: { kind: 'choice', options: blockerSpecs.map(toOption) },
  format: ({ code }) => code,
  phrases: blockerSpecs.flatMap(({ label, code }) => [label, blockerName(code)]),
  read(raw) {
    const named = blockerSpecs.find(
      ({ code }) => blockerName(code).toLowerCase() === raw.trim().toLowerCase(),
    );
    if (named) return named;
    const wanted = toCode(raw);
    const begun = blockerSpecs.filter(
      (spec) => spec.code.startsWith(wanted) || toCode(spec.label).startsWith(wanted),
    );
    const exact = blockerSpecs.find((spec) => spec.code === wanted || toCode(spec.label) === wanted);
    const found = exact ?? (begun.length === 1 ? begun[0] : undefined);
    if (found) return found;
    const meant = begun.length > 0 ? begun.slice(0, 3) : nearestBlocker(raw);
    const guess =
      meant.length > 0
        ? ` Did you mean ${listWords(
            meant.map((spec) => blockerName(spec.code)),
            'or',
          )}?`
        : '';
    throw new Fault(`There is no blocker “${shorten(raw)}”.${guess}`, {
      hint: meant.length > 0 ? undefined : '`help block` lists them all.',
      choices: meant.map(({ code, label }) => ({ label, value: code })),
      field: 'code',
    });
  },
};

/** Converts words such as `creds invalid` to a code such as CREDS_INVALID. */
function toCode(said: string): string {
  return said
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
}

/** Returns the blocker whose code or label is most similar to what a person typed, if any. */
function nearestBlocker(said: string): BlockerSpec[] {
  const code = nearest(
    toCode(said),
    blockerSpecs.map((spec) => spec.code),
  );
  const label = nearest(
    said,
    blockerSpecs.map((spec) => spec.label),
  );
  const found = blockerSpecs.find((spec) => spec.label === label || spec.code === code);
  return found ? [found] : [];
}

/** Converts a blocker to an option of a menu. */
export function toOption({ code: value, label }: BlockerSpec) {
  return { value, label };
}
