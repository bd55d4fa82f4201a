import { expect, test } from 'vitest';
import { type Inline, readMrkdwn } from '../../../../../src/playground/page/blocks/text/mrkdwn.ts';

const text = (words: string, style?: Inline['style']): Inline => ({
  type: 'text',
  text: words,
  ...(style && { style }),
});

test.each<[string, Inline[]]>([
  ['plain words', [text('plain words')]],
  ['*bold* then', [text('bold', { bold: true }), text(' then')]],
  ['*bold _and italic_*', [text('bold ', { bold: true }), text('and italic', { bold: true, italic: true })]],
  ['~gone~', [text('gone', { strike: true })]],
  ['`*code*`', [text('*code*', { code: true })]],
  ['snake_case_name and 2 * 3 * 4', [text('snake_case_name and 2 * 3 * 4')]],
  ['* not bold *', [text('* not bold *')]],
  ['# no heading\n---\n1. no list', [text('# no heading\n---\n1. no list')]],
  ['a &lt;b&gt; &amp;amp; c', [text('a <b> &amp; c')]],
  ['at 10:30:15 sharp', [text('at 10:30:15 sharp')]],
  ['done :tada:', [text('done '), { type: 'emoji', name: 'tada' }]],
  ['<https://x.io/a_b_c|a link>', [{ type: 'link', url: 'https://x.io/a_b_c', text: 'a link' }]],
  ['<mailto:a@b.co>', [{ type: 'link', url: 'mailto:a@b.co' }]],
  ['see https://x.io/a_b_c.', [text('see '), { type: 'link', url: 'https://x.io/a_b_c' }, text('.')]],
  ['*<https://x.io|x>*', [{ type: 'link', url: 'https://x.io', text: 'x', style: { bold: true } }]],
  ['<@U1> <@U2|sam>', [{ type: 'user', user_id: 'U1' }, text(' '), { type: 'user', user_id: 'U2' }]],
  ['<#C1|general>', [{ type: 'channel', channel_id: 'C1' }]],
  ['<!here>', [{ type: 'broadcast', range: 'here' }]],
  ['<!subteam^S1|@team>', [{ type: 'usergroup', usergroup_id: 'S1' }]],
  [
    '<!date^1796655600^{date} at {time}^https://x.io|then>',
    [
      {
        type: 'date',
        timestamp: 1796655600,
        format: '{date} at {time}',
        url: 'https://x.io',
        fallback: 'then',
      },
    ],
  ],
  ['<javascript:alert(1)|x>', [text('<javascript:alert(1)|x>')]],
])('reads %j as rich text', (written, elements) => {
  expect(readMrkdwn(written)).toEqual([{ type: 'rich_text_section', elements }]);
});

test('makes quotes and code separate blocks', () => {
  expect(readMrkdwn('before\n> one\n&gt; two\nafter\n```let x;\n*y*```\nend')).toEqual([
    { type: 'rich_text_section', elements: [text('before')] },
    { type: 'rich_text_quote', elements: [text('one\ntwo')] },
    { type: 'rich_text_section', elements: [text('after')] },
    { type: 'rich_text_preformatted', elements: [text('let x;\n*y*')] },
    { type: 'rich_text_section', elements: [text('end')] },
  ]);
});
