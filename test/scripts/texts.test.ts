// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is tested reads source text
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../scripts/random.ts';
import { commentsOf } from '../../scripts/texts/comments.ts';
import { printTexts } from '../../scripts/texts/print.ts';
import { drawSample } from '../../scripts/texts/sample.ts';
import { textsOf } from '../../scripts/texts/strings.ts';
import { testNamesOf } from '../../scripts/texts/test-names.ts';

function textsIn(code: string, path = 'src/commands/done.ts'): string[] {
  return textsOf([{ path, text: code }]).map(({ text }) => text);
}

describe('the list of texts', () => {
  it.each([
    [
      'shows the values that the program fills in as names in braces',
      'say(`${ticketKey(ticket)} waits for ${ticket.ownerName}`)',
      '{ticket} waits for {owner}',
    ],
    ['shows the plural of a counted noun', "say(`Ticked ${plural(count, 'step')}`)", 'Ticked {count} steps'],
    ['shows an irregular plural', "say(`Ticked ${plural(count, 'box', 'boxes')}`)", 'Ticked {count} boxes'],
    [
      'shows only the name of a value that the code formats',
      "say(`Steps: ${steps.map(toId).join(', ')}`)",
      'Steps: {steps}',
    ],
    [
      'shows the key in braces for a value that the code looks up',
      "say(`Sent by ${known.need('owner')}`)",
      'Sent by {owner}',
    ],
    [
      'joins strings that the code concatenates with +',
      "say('No ticket ' + key + ' here.')",
      'No ticket {key} here.',
    ],
    [
      'shows both alternatives of a condition',
      "say(`It is ${done ? 'done' : 'open'} now.`)",
      'It is [done | open] now.',
    ],
    [
      'shows all three alternatives of a nested condition',
      "say(`It ${a ? 'is' : b ? 'was' : 'will be'} so.`)",
      'It [is | was | will be] so.',
    ],
    [
      'puts a part that may be missing in brackets',
      'say(`Blocked${note ? `: ${note}` : ""}.`)',
      'Blocked[: {note}].',
    ],
    [
      'shows the text that replaces a missing value',
      "say(`Owner: ${name ?? 'nobody yet'}`)",
      'Owner: [{name} | nobody yet]',
    ],
    [
      'joins the parts of a line in a message',
      "text(['Phase ', { bold: phase.label }, ` (${i} of ${n})`])",
      'Phase {phase label} ({i} of {n})',
    ],
    ['puts a command in backquotes', "text(['Type ', { command: 'help open' }, '.'])", 'Type `help open`.'],
    [
      'joins the strings of an array that the code joins',
      "say(['Two parts', `of ${count}`].join(' '))",
      'Two parts of {count}',
    ],
    [
      'includes a constant in the sentence that uses the constant',
      "const more = wide ? ' of all' : '';\nsay(`It is true${more}.`);",
      'It is true[ of all].',
    ],
    ['shows a line break as ⏎', 'say(`One line.\nAnother.`)', 'One line. ⏎ Another.'],
  ])('%s', (_name, code, text) => expect(textsIn(code)).toEqual([text]));

  it('does not confuse a parameter with a constant of the same name', () => {
    const code = "const name = 'the owner';\nfunction greet(name: string) {\n  return `Hi ${name}!`;\n}";
    expect(textsIn(code)).toEqual(['the owner', 'Hi {name}!']);
  });

  it('has a separate entry for a constant if nobody sees the sentence that uses it', () => {
    expect(textsIn("const end = 'two words';\nlogger.debug(`all ${end}`);")).toEqual(['two words']);
  });

  it('has a separate entry for each alternative if the alternatives are whole texts', () => {
    expect(textsIn("say(late ? 'Too late.' : `In ${days} days.`)")).toEqual(['Too late.', 'In {days} days.']);
  });

  it("has a separate entry for a text inside a placeholder's value", () => {
    expect(textsIn("say(`Steps: ${steps.map(({ id }) => `${id} is open`).join(', ')}`)")).toEqual([
      'Steps: {steps}',
      '{id} is open',
    ]);
  });
});

describe('the list of texts, for a page', () => {
  const path = 'src/playground/page/bar.tsx';

  it('joins a sentence that spans several elements', () => {
    const code =
      'const a = <p className="big note">\n  Wait for <b>{name}</b>{" "}\n  or <i>ask again</i>.\n</p>;';
    expect(textsIn(code, path)).toEqual(['Wait for {name} or ask again.']);
  });

  it('shows labels for screen readers, but no class names or ids', () => {
    const code =
      '<button aria-label="Close" className="plain wide" type="button" data={x} onClick={() => open("a")} />';
    expect(textsIn(code, path)).toEqual(['Close']);
  });

  it('shows the words in HTML without the tags', () => {
    expect(textsIn("send('<html><title>Our page</title></html>')", path)).toEqual(['Our page']);
  });
});

describe('the list of texts hides', () => {
  it.each([
    [
      'an import',
      "import { a } from './some file.ts';\nexport * from './other file.ts';\nawait import('./third file.ts');",
    ],
    ['SQL in a tagged template', 'tx.$queryRaw<unknown>`SELECT "a b" FROM t`; Prisma.sql`AND x`;'],
    ['SQL in a string', 'pool.run("SELECT a FROM b"); run(`UPDATE "Ticket" SET a = 1`);'],
    ["an object's key", "const a = { 'due-soon': 1, open: 2 };"],
    [
      'words that the code uses only in comparisons',
      "if (a === 'some words' || b !== 'more words' || 'key' in c) run();",
    ],
    ["the value of a switch's case", "switch (a) { case 'some words': run(); }"],
    ['words in a type', "type A = 'one' | 'two words';\nconst a = b as Record<'three words', string>;"],
    ['a single word that is also in a type', "type Kind = 'open';\nstart('open');"],
    ['the name of a page event', "window.addEventListener('keydown', listen);"],
    ['a regular expression', "new RegExp('some words'); const a = '(?:from )?day'; b.test('some words');"],
    ['a CSS selector', "const a = '.big .note'; find('[role=\"log\"] p');"],
    ['a message in the debug log', "logger.debug({ a }, 'has been sent');"],
    ['the name of an error class', "class A extends Error { override name = 'Fault'; }"],
    ['ids of statements, people, and steps', "const a = ['S0-05', 'U0DANA', 'E-03'];"],
    ['punctuation', "a.join(' · '); say(`${a}: ${b}`);"],
  ])('%s', (_name, code) => expect(textsIn(code)).toEqual([]));

  it('words that the code uses to recognize a secret', () => {
    expect(textsIn("const words = 'my own password';", 'src/ticket/secrets/words.ts')).toEqual([]);
  });
});

describe('the list of texts shows', () => {
  it.each([
    [
      'a text of several words, no matter how the code uses it',
      "whatever({ anything: 'Several words' })",
      'Several words',
    ],
    ['a text of several words that is the key of an object', "const a = { 'Not yet': 1 };", 'Not yet'],
    ['a single word that starts with a capital', "whatever('Today')", 'Today'],
    ['a single word, unless the code compares a value with it', "whatever('yesterday')", 'yesterday'],
    [
      'a label, even if the code uses the same word as an id',
      "type Kind = 'open';\nconst a = { label: 'open' };",
      'open',
    ],
    [
      'an example, in backquotes because people type it',
      "const a = { example: 'list mine' };",
      '`list mine`',
    ],
    ["a field's name, in backquotes because people type it", "textField('by')", '`by`'],
  ])('%s', (_name, code, text) => expect(textsIn(code)).toEqual([text]));

  it('each text once, in the order of the file', () => {
    expect(
      textsOf([{ path: 'src/a.ts', text: "say('One text.');\nsay('Another.');\nsay('One text.');" }]),
    ).toEqual([
      { path: 'src/a.ts', line: 1, text: 'One text.', audience: 'rackers' },
      { path: 'src/a.ts', line: 2, text: 'Another.', audience: 'rackers' },
    ]);
  });

  it.each([
    ['src/ticket/a.ts', "say('Some words')", 'rackers'],
    ['src/knowledge/drafts/a.ts', "say('Some words')", 'customers'],
    ['src/playground/page/a.tsx', "say('Some words')", 'playground'],
    ['src/playground/page/a.tsx', "throw new Error('Some words')", 'playground'],
    ['src/config.ts', "say('Some words')", 'operators'],
    ['src/ticket/a.ts', "logger.warn({ ticket }, 'Some words')", 'operators'],
    ['src/ticket/a.ts', "throw new Error('Some words')", 'operators'],
    ['src/ticket/a.ts', "throw new Fault('Some words')", 'rackers'],
  ])('a text to the right audience: in %s, %s is for %s', (path, code, audience) => {
    expect(textsOf([{ path, text: code }])).toMatchObject([{ text: 'Some words', audience }]);
  });

  it('texts grouped by audience, folder, and file', () => {
    const sources = [
      { path: 'src/ticket/a.ts', text: "say('Some words');\n\nlogger.error('It broke');" },
      { path: 'src/ticket/cards/b.ts', text: "say('More words');" },
    ];
    const [, ...sections] = printTexts(textsOf(sources)).split('\n# ');
    expect(sections).toEqual([
      'The team, in Slack and Teams (2)\n\n## src/ticket\n\na.ts\n    1  Some words\n\n## src/ticket/cards\n\nb.ts\n    1  More words\n',
      'People who run or develop the program: startup, faults, and the log (1)\n\n## src/ticket\n\na.ts\n    3  It broke',
    ]);
  });
});

describe('the list of comments', () => {
  it.each([
    [
      'a docstring with its code',
      '/**\n * Two lines,\n * one sentence.\n */\nexport const a = 1;',
      ['Two lines, one sentence. → export const a = 1;'],
    ],
    [
      'a tag after the sentence',
      '/** What it is. @throws Error */\nrun();',
      ['What it is. @throws Error → run();'],
    ],
    [
      'consecutive lines as one comment',
      '// One sentence\n// in two lines.\nrun();',
      ['One sentence in two lines. → run();'],
    ],
    [
      'a comment with the code beside it',
      'run(); // why\n// Another.\nstop();',
      ['why → run();', 'Another. → stop();'],
    ],
    ['a comment at the end of a file', 'run();\n// The end.\n', ['The end.']],
    ['no instructions to tools', '// biome-ignore lint/a: b\n// @ts-expect-error\nrun();', []],
  ])('has %s', (_name, text, said) => {
    expect(commentsOf({ path: 'src/a.ts', text }).map(({ text }) => text)).toEqual(said);
  });
});

describe('the list of test names', () => {
  it('prefixes each name with its describe names', () => {
    const text = `
      describe('outer', () => {
        describe.each(cases)('inner %s', () => {
          it('works', () => {});
          it.each(['a', 'b'])('takes %s', () => {});
          it.each([
            ['keeps one', 1],
            ['keeps two', 2],
          ])('%s', () => {});
        });
      });
      test.skipIf(slow)(\`runs \${count} times\`, () => {});
      /a/.test('no name');`;
    expect(testNamesOf({ path: 'test/a.test.ts', text })).toEqual([
      { path: 'test/a.test.ts', line: 4, text: 'outer › inner %s › works' },
      { path: 'test/a.test.ts', line: 5, text: 'outer › inner %s › takes %s' },
      { path: 'test/a.test.ts', line: 7, text: 'outer › inner %s › keeps one' },
      { path: 'test/a.test.ts', line: 8, text: 'outer › inner %s › keeps two' },
      { path: 'test/a.test.ts', line: 12, text: 'runs {count} times' },
    ]);
  });
});

describe('a random sample', () => {
  const all = Array.from({ length: 50 }, (_, i) => i);

  it('has the same items for the same seed', () => {
    const drawn = drawSample(all, 20, createRandom(7));
    expect(new Set(drawn).size).toBe(20);
    expect(drawSample(all, 20, createRandom(7))).toEqual(drawn);
    expect(drawSample(all, 20, createRandom(8))).not.toEqual(drawn);
  });

  it('has all items if there are fewer than requested', () => {
    expect(drawSample(all, 80, createRandom(7)).toSorted((a, b) => a - b)).toEqual(all);
  });
});
