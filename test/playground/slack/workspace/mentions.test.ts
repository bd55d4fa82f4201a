import { describe, expect, test } from 'vitest';
import { findReferences } from '../../../../src/playground/slack/workspace/mentions.ts';

const handles = new Map([['dana', 'U0DANA']]);
const read = (text: string, blocks: object[] = [], body: object = {}) =>
  findReferences({ ...body }, text, blocks, handles);
const ids = (text: string, blocks: object[] = []) =>
  read(text, blocks).mentions.map(({ kind, id }) => `${kind} ${id}`);
const section = (type: string, text: string) => ({ type: 'section', text: { type, text } });

describe('mentions', () => {
  test.each([
    ['<!channel>', ['broadcast channel']],
    ['<!here|here>', ['broadcast here']],
    ['<!everyone>', ['broadcast everyone']],
    ['<!group>', ['broadcast channel']],
    ['a <@U0DANA> b <@W0SAM|sam>', ['user U0DANA', 'user W0SAM']],
    ['<!subteam^S0TEAM|@team>', ['usergroup S0TEAM']],
    ['<#C0MIGR|migrations>', ['channel C0MIGR']],
    ['&lt;!channel&gt; @here @dana <!date^1^{date}|x> <!> <@dana>', []],
  ])('are found in "%s": %j', (text, wanted) => {
    expect(ids(text)).toEqual(wanted);
  });

  test('are found in mrkdwn, but not in plain text or raw table cells', () => {
    const blocks = [
      section('mrkdwn', '<!channel>'),
      section('plain_text', '<!channel>'),
      { type: 'table', rows: [[{ type: 'raw_text', text: '<!channel>' }]] },
      { type: 'header', text: { type: 'plain_text', text: '<@U0DANA>' } },
    ];
    expect(read('x', blocks).mentions).toEqual([
      { kind: 'broadcast', id: 'channel', pointer: '/blocks/0/text' },
    ]);
  });

  test('are found in the mention elements of rich text, but not in its text elements', () => {
    const elements = [
      { type: 'text', text: '<!channel> <@U0DANA>' },
      { type: 'user', user_id: 'U0DANA' },
      { type: 'broadcast', range: 'here' },
      { type: 'usergroup', usergroup_id: 'S0TEAM' },
    ];
    const block = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
    expect(ids('', [block])).toEqual(['user U0DANA', 'broadcast here', 'usergroup S0TEAM']);
  });

  test('are found in bare names only when the bot asks Slack to link names', () => {
    expect(read('@here @dana a@dana', [], { link_names: true }).mentions.map(({ id }) => id)).toEqual([
      'here',
      'U0DANA',
    ]);
    expect(read('@here', [], { parse: 'full' }).mentions).toHaveLength(1);
  });
});

describe('links', () => {
  test('are found with a label, without a label, and as bare URLs', () => {
    const { links } = read('<https://evil.example|acme.com> <mailto:a@b.c> see http://bare.example/x.');
    expect(links).toEqual([
      { url: 'https://evil.example', label: 'acme.com', auto: false, pointer: '/text' },
      { url: 'mailto:a@b.c', auto: false, pointer: '/text' },
      { url: 'http://bare.example/x', auto: true, pointer: '/text' },
    ]);
  });

  test('are not found in escaped text', () => {
    expect(read('&lt;https&gt; &lt;ftp://x|y&gt; acme.com').links).toEqual([]);
  });

  test('are found in rich text, but not as bare URLs in verbatim text', () => {
    const blocks = [
      { type: 'section', text: { type: 'mrkdwn', text: 'http://a.example', verbatim: true } },
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'link', url: 'http://b.example', text: 'b' }] },
        ],
      },
    ];
    expect(read('', blocks).links).toEqual([
      { url: 'http://b.example', label: 'b', auto: false, pointer: '/blocks/1/elements/0/elements/0' },
    ]);
  });
});
