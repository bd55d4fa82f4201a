/**
 * `npm run texts` lists every text that people see, for review by someone who doesn't know the code. `--comments` lists
 * the comments, and `--tests` the names of tests. `--file <path>` limits the list to a file or folder. `--sample
 * <count>` picks random entries, and the same `--seed <number>` picks the same ones.
 */
import { parseArgs } from 'node:util';
import { createRandom } from './random.ts';
import { commentsOf } from './texts/comments.ts';
import { type Entry, printFolders, printSample, printTexts } from './texts/print.ts';
import { readSources } from './texts/read-sources.ts';
import { drawSample } from './texts/sample.ts';
import { textsOf } from './texts/strings.ts';
import { testNamesOf } from './texts/test-names.ts';

const options = readOptions();
const file = options.file?.replace(/^\.\/|\/$/g, '') ?? '';

if (options.comments)
  print(readSources('src', 'test', 'scripts').filter(isAsked).flatMap(commentsOf), printFolders);
else if (options.tests) print(readSources('test').filter(isAsked).flatMap(testNamesOf), printFolders);
// Read all files, even to list only one. The list leaves out words that the code in any file compares a value with.
else print(textsOf(readSources('src')).filter(isAsked), printTexts);

function readOptions() {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const { values } = parseArgs({
      options: { file: text, comments: flag, tests: flag, sample: text, seed: text },
    });
    for (const name of ['sample', 'seed'] as const) {
      if (!/^\d{1,9}$/.test(values[name] ?? '1')) fail(`--${name} takes a whole number.`);
    }
    return values;
  } catch (error) {
    return fail(`${(error as Error).message}. It takes --file, --comments, --tests, --sample, and --seed.`);
  }
}

function print<T extends Entry>(entries: T[], printAll: (entries: T[]) => string): void {
  if (entries.length === 0) fail(`There is nothing to list in ${file}.`);
  const { sample, seed = '1' } = options;
  console.log(
    sample ? printSample(drawSample(entries, Number(sample), createRandom(Number(seed)))) : printAll(entries),
  );
}

function isAsked({ path }: { path: string }): boolean {
  return file === '' || path === file || path.startsWith(`${file}/`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
