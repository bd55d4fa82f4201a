import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dropMarks, plainMentions, toMention } from '../../src/commands/grammar/mention.ts';
import { fromSlackText, toSlackText } from '../../src/slack/text.ts';

const cases: [string, string][] = [
  ['plain', 'plain'],
  ['a &lt;b&gt; &amp; c', 'a <b> & c'],
  ['&amp;lt;', '&lt;'],
  ['<http://acme.com|acme.com>', 'acme.com'],
  ['<https://acme.com/owa>', 'https://acme.com/owa'],
  ['<mailto:a@b.c|a@b.c>', 'a@b.c'],
  ['<#C1|ops>', '#ops'],
  ['<@U123|dana>', '@dana'],
  ['<@U123>', '@U123'],
  ['<!subteam^S1|@team>', '@team'],
  ['<!here>', '@here'],
  ['\uE000slack:U1\uE001x\uE002', 'slack:U1x'],
  ['a\u0000b', 'ab'],
];

test.each(cases)('reads the text %j from Slack as %j', (slack, meant) => {
  expect(plainMentions(fromSlackText(slack))).toBe(meant);
});

test("marks a mention in text from Slack with the person's id", () => {
  expect(fromSlackText('give <@U123|dana> it')).toBe(`give ${toMention('slack:U123', 'dana')} it`);
});

test('reads a no-break space and a no-break hyphen as the characters on a keyboard', () => {
  expect(fromSlackText('list\u00A0kind:platform\u2011change')).toBe('list kind:platform-change');
});

test("keeps a command unchanged when it is stored in a button's value", () => {
  const plain = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(plain, (value) => {
      expect(fromSlackText(toSlackText(value))).toBe(dropMarks(value));
    }),
  );
  const owner = `list owner:${toMention('slack:U123', 'dana')}`;
  expect(fromSlackText(toSlackText(owner))).toBe(owner);
});
