import { describe, expect, test } from 'vitest';
import { validateBlocks } from '../../../../src/playground/slack/block-kit/validate-blocks.ts';

type Block = Record<string, unknown>;

const plain = (text: string) => ({ type: 'plain_text', text });
const marked = (text: string) => ({ type: 'mrkdwn', text });
const button = (fields: Block = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...fields });
const actions = (...elements: Block[]): Block => ({ type: 'actions', elements });
const section = (fields: Block): Block => ({ type: 'section', ...fields });
const input = (element: Block): Block => ({ type: 'input', label: plain('Name'), element });
const option = (value: string) => ({ text: plain(value), value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(`v${index}`));
const select = (fields: Block) => ({ type: 'static_select', action_id: 's', ...fields });
const rich = (...elements: Block[]): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const raw = (text: string) => ({ type: 'raw_text', text });
const grid = (rows: number, columns: number, text = 'x') =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => raw(text)));
const confirm = (fields: Block = {}) => ({
  title: plain('Sure?'),
  text: marked('Really'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...fields,
});
const bar = (fields: Block = {}): Block => ({
  type: 'data_visualization',
  title: 'Open by phase',
  chart: {
    type: 'bar',
    series: [{ name: 'open', data: [{ label: 'pilot', value: -1 }] }],
    axis_config: { categories: ['pilot'] },
    ...fields,
  },
});
const pie = (segments: Block[]): Block => ({
  type: 'data_visualization',
  title: 'Share',
  chart: { type: 'pie', segments },
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('a message may have', () => {
  const cases: [string, Block[]][] = [
    ['no blocks', []],
    ['50 blocks', times(50, () => ({ type: 'divider' }))],
    ['a section of 3,000 characters', [section({ text: marked('x'.repeat(3000)) })]],
    ['10 fields of 2,000 characters', [section({ fields: times(10, () => marked('x'.repeat(2000))) })]],
    ['a header with a level', [{ type: 'header', text: plain('x'.repeat(150)), level: 4 }]],
    ['10 context elements', [{ type: 'context', elements: times(10, () => marked('x')) }]],
    ['25 buttons', [actions(...times(25, (index) => button({ action_id: `a${index}` })))]],
    [
      'a button with all properties',
      [actions(button({ value: 'x'.repeat(2000), style: 'danger', confirm: confirm() }))],
    ],
    ['a button that is a link', [actions(button({ url: 'https://example.com/a?b=c' }))]],
    [
      'an overflow menu with one option',
      [actions({ type: 'overflow', action_id: 'o', options: options(1) })],
    ],
    [
      'a select menu with 100 options',
      [actions(select({ options: options(100), initial_option: option('v9') }))],
    ],
    ['option groups', [actions(select({ option_groups: [{ label: plain('A'), options: options(2) }] }))]],
    ['a menu of people', [actions({ type: 'users_select', action_id: 'u', initial_user: 'U0DANA' })]],
    ['an input', [input({ type: 'plain_text_input', action_id: 'n' })]],
    [
      'rich text with every inline element',
      [
        rich(
          { type: 'text', text: 'a', style: { bold: true } },
          { type: 'link', url: 'https://example.com', text: 'b' },
          { type: 'user', user_id: 'U0DANA' },
          { type: 'channel', channel_id: 'C0MIGR' },
          { type: 'usergroup', usergroup_id: 'S0TEAM' },
          { type: 'emoji', name: 'wave' },
          { type: 'date', timestamp: 1_700_000_000, format: '{date}' },
          { type: 'broadcast', range: 'here' },
        ),
      ],
    ],
    [
      'a table of 100 rows with an empty cell',
      [
        {
          type: 'table',
          rows: [[raw('a'), null], ...grid(99, 2)],
          column_settings: [null, { align: 'right', is_wrapped: true }],
        },
      ],
    ],
    [
      'a data table',
      [
        {
          type: 'data_table',
          caption: 'Tickets',
          rows: [
            [raw('n'), raw('m')],
            [raw('a'), { type: 'raw_number', value: 1, text: '1' }],
          ],
        },
      ],
    ],
    ['two charts', [bar(), pie([{ label: 'a', value: 1 }])]],
    [
      'an image with alternative text',
      [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' }],
    ],
    ['a card', [{ type: 'card', body: marked('x') }]],
    ['a container', [{ type: 'container', title: plain('t'), child_blocks: [{ type: 'divider' }] }]],
    [
      'a plan',
      [{ type: 'plan', title: 'Cutover', tasks: [{ task_id: '1', title: 'MX', status: 'pending' }] }],
    ],
    ['markdown', [{ type: 'markdown', text: '# hi' }]],
  ];
  test.each(cases)('%s', (_name, blocks) => {
    expect(validateBlocks(blocks, 'message')).toEqual([]);
  });
});

describe('a message may not have', () => {
  const cases: [string, unknown, string, string | RegExp][] = [
    ['an object instead of a list', {}, '/blocks', 'must provide an array'],
    ['a string instead of a block', ['x'], '/blocks/0', 'must provide an object'],
    ['a block without a type', [{}], '/blocks/0', 'missing required field: type'],
    ['an unknown block', [{ type: 'nope' }], '/blocks/0/type', 'unsupported type: nope'],
    [
      'a block type named like a method of objects',
      [{ type: 'constructor' }],
      '/blocks/0/type',
      /unsupported/,
    ],
    ['51 blocks', times(51, () => ({ type: 'divider' })), '/blocks', 'no more than 50 items allowed'],
    [
      'an unknown property',
      [{ type: 'divider', color: 'red' }],
      '/blocks/0',
      'invalid additional property: color',
    ],
    ['an alert', [{ type: 'alert', text: plain('x') }], '/blocks/0/type', 'unsupported type: alert'],
    ['a file block', [{ type: 'file', external_id: 'x', source: 'remote' }], '/blocks/0/type', /unsupported/],
    ['an empty section', [section({})], '/blocks/0', 'must define either `text` or `fields`'],
    [
      'a section with empty text',
      [section({ text: marked('') })],
      '/blocks/0/text/text',
      'must be more than 0 characters',
    ],
    [
      'a section of 3,001 characters',
      [section({ text: marked('x'.repeat(3001)) })],
      '/blocks/0/text/text',
      'must be less than 3001 characters',
    ],
    [
      '11 fields',
      [section({ fields: times(11, () => marked('x')) })],
      '/blocks/0/fields',
      'no more than 10 items allowed',
    ],
    [
      'a field of 2,001 characters',
      [section({ fields: [marked('x'.repeat(2001))] })],
      '/blocks/0/fields/0/text',
      /2001/,
    ],
    [
      'a string instead of a text object',
      [section({ text: 'x' })],
      '/blocks/0/text',
      'must provide an object',
    ],
    [
      'an input element beside a section',
      [section({ text: marked('x'), accessory: { type: 'plain_text_input' } })],
      '/blocks/0/accessory/type',
      /unsupported/,
    ],
    [
      'a date and time picker beside a section',
      [section({ text: marked('x'), accessory: { type: 'datetimepicker' } })],
      '/blocks/0/accessory/type',
      /unsupported/,
    ],
    [
      'a header with mrkdwn text',
      [{ type: 'header', text: marked('x') }],
      '/blocks/0/text/type',
      /plain_text/,
    ],
    [
      'a header of 151 characters',
      [{ type: 'header', text: plain('x'.repeat(151)) }],
      '/blocks/0/text/text',
      /151/,
    ],
    [
      'a header of level 5',
      [{ type: 'header', text: plain('x'), level: 5 }],
      '/blocks/0/level',
      /between 1 and 4/,
    ],
    [
      'a context without elements',
      [{ type: 'context', elements: [] }],
      '/blocks/0/elements',
      'no fewer than 1 items allowed',
    ],
    [
      '11 context elements',
      [{ type: 'context', elements: times(11, () => marked('x')) }],
      '/blocks/0/elements',
      /no more than 10/,
    ],
    [
      'a button in a context block',
      [{ type: 'context', elements: [button()] }],
      '/blocks/0/elements/0/type',
      /unsupported/,
    ],
    [
      '26 buttons',
      [actions(...times(26, (i) => button({ action_id: `a${i}` })))],
      '/blocks/0/elements',
      'no more than 25 items allowed',
    ],
    [
      'a button with mrkdwn text',
      [actions(button({ text: marked('Go') }))],
      '/blocks/0/elements/0/text/type',
      /plain_text/,
    ],
    [
      'a button label of 76 characters',
      [actions(button({ text: plain('x'.repeat(76)) }))],
      '/blocks/0/elements/0/text/text',
      /76/,
    ],
    [
      'a button value of 2,001 characters',
      [actions(button({ value: 'x'.repeat(2001) }))],
      '/blocks/0/elements/0/value',
      /2001/,
    ],
    ['an empty button value', [actions(button({ value: '' }))], '/blocks/0/elements/0/value', /more than 0/],
    [
      'a button with an unknown style',
      [actions(button({ style: 'default' }))],
      '/blocks/0/elements/0/style',
      /primary, danger/,
    ],
    [
      'an action_id of 256 characters',
      [actions(button({ action_id: 'x'.repeat(256) }))],
      '/blocks/0/elements/0/action_id',
      /256/,
    ],
    ['a relative URL', [actions(button({ url: '/x' }))], '/blocks/0/elements/0/url', 'invalid url'],
    [
      'a javascript: URL',
      [actions(button({ url: 'javascript:alert(1)' }))],
      '/blocks/0/elements/0/url',
      'invalid url',
    ],
    [
      'a URL of 3,001 characters',
      [actions(button({ url: `https://e.com/${'x'.repeat(3000)}` }))],
      '/blocks/0/elements/0/url',
      /3001/,
    ],
    [
      'a confirmation without a deny label',
      [actions(button({ confirm: { ...confirm(), deny: undefined } }))],
      '/blocks/0/elements/0/confirm',
      'missing required field: deny',
    ],
    [
      'a confirmation text of 301 characters',
      [actions(button({ confirm: confirm({ text: plain('x'.repeat(301)) }) }))],
      '/blocks/0/elements/0/confirm/text/text',
      /301/,
    ],
    [
      'a confirmation label of 31 characters',
      [actions(button({ confirm: confirm({ confirm: plain('x'.repeat(31)) }) }))],
      '/blocks/0/elements/0/confirm/confirm/text',
      /31/,
    ],
    [
      'two buttons with the same action_id',
      [actions(button()), actions(button())],
      '/blocks/1/elements/0/action_id',
      /already exists/,
    ],
    [
      'an accessory whose action_id is already used',
      [actions(button()), section({ text: marked('x'), accessory: button() })],
      '/blocks/1/accessory/action_id',
      /already exists/,
    ],
    [
      'two blocks with the same block_id',
      [
        { type: 'divider', block_id: 'd' },
        { type: 'divider', block_id: 'd' },
      ],
      '/blocks/1/block_id',
      /already exists/,
    ],
    [
      '6 overflow options',
      [actions({ type: 'overflow', options: options(6) })],
      '/blocks/0/elements/0/options',
      /no more than 5/,
    ],
    [
      '101 options',
      [actions(select({ options: options(101) }))],
      '/blocks/0/elements/0/options',
      /no more than 100/,
    ],
    [
      'a select menu without options',
      [actions(select({ options: [] }))],
      '/blocks/0/elements/0/options',
      /no fewer than 1/,
    ],
    [
      'a select menu with both options and groups',
      [actions(select({ options: options(1), option_groups: [{ label: plain('A'), options: options(1) }] }))],
      '/blocks/0/elements/0',
      /either `options` or/,
    ],
    [
      'an option value of 151 characters',
      [actions(select({ options: [{ text: plain('x'), value: 'x'.repeat(151) }] }))],
      '/blocks/0/elements/0/options/0/value',
      /151/,
    ],
    [
      'an option label of 76 characters',
      [actions(select({ options: [option('x'.repeat(76))] }))],
      '/blocks/0/elements/0/options/0/text/text',
      /76/,
    ],
    [
      'an initial option that is not among the options',
      [actions(select({ options: options(2), initial_option: option('zz') }))],
      '/blocks/0/elements/0/initial_option',
      /one of the options/,
    ],
    [
      'a placeholder of 151 characters',
      [actions({ type: 'users_select', placeholder: plain('x'.repeat(151)) })],
      '/blocks/0/elements/0/placeholder/text',
      /151/,
    ],
    [
      'a handle instead of a user id',
      [actions({ type: 'users_select', initial_user: '@dana' })],
      '/blocks/0/elements/0/initial_user',
      'invalid user id',
    ],
    [
      '11 checkboxes',
      [actions({ type: 'checkboxes', options: options(11) })],
      '/blocks/0/elements/0/options',
      /no more than 10/,
    ],
    [
      'a date in American format',
      [actions({ type: 'datepicker', initial_date: '12/24/2026' })],
      '/blocks/0/elements/0/initial_date',
      /YYYY-MM-DD/,
    ],
    [
      'February 30',
      [actions({ type: 'datepicker', initial_date: '2026-02-30' })],
      '/blocks/0/elements/0/initial_date',
      /YYYY-MM-DD/,
    ],
    [
      'a moment in milliseconds',
      [actions({ type: 'datetimepicker', initial_date_time: 1_700_000_000_000 })],
      '/blocks/0/elements/0/initial_date_time',
      /between/,
    ],
    [
      'the time 25:00',
      [actions({ type: 'timepicker', initial_time: '25:00' })],
      '/blocks/0/elements/0/initial_time',
      /HH:mm/,
    ],
    [
      'an input without a label',
      [{ type: 'input', element: { type: 'plain_text_input' } }],
      '/blocks/0',
      'missing required field: label',
    ],
    ['a button as an input', [input(button())], '/blocks/0/element/type', /unsupported/],
    [
      'a number field',
      [input({ type: 'number_input', is_decimal_allowed: false })],
      '/blocks/0/element/type',
      'not allowed in a message: number_input',
    ],
    ['a file field', [input({ type: 'file_input' })], '/blocks/0/element/type', /not allowed in a message/],
    [
      'a rich text field',
      [input({ type: 'rich_text_input', action_id: 'r' })],
      '/blocks/0/element/type',
      /not allowed in a message/,
    ],
    [
      'a max_length of 3,001',
      [input({ type: 'plain_text_input', max_length: 3001 })],
      '/blocks/0/element/max_length',
      /3000/,
    ],
    [
      'an initial value longer than max_length',
      [input({ type: 'plain_text_input', max_length: 3, initial_value: 'abcd' })],
      '/blocks/0/element/initial_value',
      /less than 4/,
    ],
    [
      'an empty text element in rich text',
      [rich({ type: 'text', text: '' })],
      '/blocks/0/elements/0/elements/0/text',
      /more than 0/,
    ],
    ['rich text of 3,001 characters', [rich({ type: 'text', text: 'x'.repeat(3001) })], '/blocks/0', /3001/],
    [
      'an inline element directly in rich text',
      [{ type: 'rich_text', elements: [{ type: 'text', text: 'x' }] }],
      '/blocks/0/elements/0/type',
      /unsupported/,
    ],
    [
      'a rich text list without a style',
      [{ type: 'rich_text', elements: [{ type: 'rich_text_list', elements: [] }] }],
      '/blocks/0/elements/0',
      'missing required field: style',
    ],
    [
      'a rich text link without a scheme',
      [rich({ type: 'link', url: 'acme.com' })],
      '/blocks/0/elements/0/elements/0/url',
      'invalid url',
    ],
    [
      'a mention in preformatted text',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U0DANA' }] }],
        },
      ],
      '/blocks/0/elements/0/elements/0/type',
      /unsupported/,
    ],
    [
      'an image without alt_text',
      [{ type: 'image', image_url: 'https://e.com/a.png' }],
      '/blocks/0',
      'missing required field: alt_text',
    ],
    ['an image without a source', [{ type: 'image', alt_text: 'a' }], '/blocks/0', /either `slack_file` or/],
    [
      'two tables',
      [
        { type: 'table', rows: grid(1, 1) },
        { type: 'table', rows: grid(1, 1) },
      ],
      '/blocks/1',
      'only_one_table_allowed',
    ],
    [
      'a table and a data table',
      [
        { type: 'table', rows: grid(1, 1) },
        { type: 'data_table', caption: 'c', rows: grid(2, 1) },
      ],
      '/blocks/1',
      'only_one_table_allowed',
    ],
    ['a table of 101 rows', [{ type: 'table', rows: grid(101, 1) }], '/blocks/0/rows', /no more than 100/],
    ['a table of 21 columns', [{ type: 'table', rows: grid(1, 21) }], '/blocks/0/rows/0', /no more than 20/],
    [
      'a table of 10,001 characters',
      [{ type: 'table', rows: [[raw('x'.repeat(5001))], [raw('x'.repeat(5000))]] }],
      '/blocks/0/rows',
      /10001/,
    ],
    [
      'mrkdwn in a table cell',
      [{ type: 'table', rows: [[marked('x')]] }],
      '/blocks/0/rows/0/0/type',
      /unsupported/,
    ],
    [
      'a data table without a caption',
      [{ type: 'data_table', rows: grid(2, 1) }],
      '/blocks/0',
      'missing required field: caption',
    ],
    [
      'a data table with only a header',
      [{ type: 'data_table', caption: 'c', rows: grid(1, 1) }],
      '/blocks/0/rows',
      /no fewer than 2/,
    ],
    [
      'a data table of 102 rows',
      [{ type: 'data_table', caption: 'c', rows: grid(102, 1) }],
      '/blocks/0/rows',
      /no more than 101/,
    ],
    [
      'data table rows of different lengths',
      [{ type: 'data_table', caption: 'c', rows: [[raw('a'), raw('b')], [raw('c')]] }],
      '/blocks/0/rows/1',
      /same number/,
    ],
    [
      'rich text in a data table header',
      [{ type: 'data_table', caption: 'c', rows: [[rich()], [raw('a')]] }],
      '/blocks/0/rows/0/0/type',
      /unsupported/,
    ],
    [
      'a data table page of 101 rows',
      [{ type: 'data_table', caption: 'c', rows: grid(2, 1), page_size: 101 }],
      '/blocks/0/page_size',
      /between 1 and 100/,
    ],
    [
      'an empty data table cell',
      [{ type: 'data_table', caption: 'c', rows: [[raw('a')], [raw('')]] }],
      '/blocks/0/rows/1/0/text',
      /more than 0/,
    ],
    ['three charts', [bar(), bar(), bar()], '/blocks/2', /no more than 2/],
    ['a chart title of 51 characters', [{ ...bar(), title: 'x'.repeat(51) }], '/blocks/0/title', /51/],
    [
      'a chart with 7 series',
      [bar({ series: times(7, (i) => ({ name: `s${i}`, data: [{ label: 'pilot', value: 1 }] })) })],
      '/blocks/0/chart/series',
      /no more than 6/,
    ],
    [
      'two chart series with the same name',
      [bar({ series: times(2, () => ({ name: 's', data: [{ label: 'pilot', value: 1 }] })) })],
      '/blocks/0/chart/series',
      /unique/,
    ],
    [
      'a chart series without a point for a category',
      [bar({ axis_config: { categories: ['pilot', 'cutover'] } })],
      '/blocks/0/chart/series/0/data',
      /exactly one point/,
    ],
    [
      'a chart category of 21 characters',
      [bar({ axis_config: { categories: ['x'.repeat(21)] } })],
      '/blocks/0/chart/axis_config/categories/0',
      /21/,
    ],
    [
      'a pie chart slice of 0',
      [pie([{ label: 'a', value: 0 }])],
      '/blocks/0/chart/segments/0/value',
      'must be more than 0',
    ],
    [
      'a pie chart with 7 slices',
      [pie(times(7, (i) => ({ label: `l${i}`, value: 1 })))],
      '/blocks/0/chart/segments',
      /no more than 6/,
    ],
    [
      'an unknown chart type',
      [{ ...bar(), chart: { type: 'donut' } }],
      '/blocks/0/chart/type',
      /unsupported/,
    ],
    [
      '12,001 characters of markdown',
      [
        { type: 'markdown', text: 'x'.repeat(6001) },
        { type: 'markdown', text: 'x'.repeat(6000) },
      ],
      '/blocks',
      /12001/,
    ],
    ['a card without content', [{ type: 'card' }], '/blocks/0', /at least one of/],
    [
      'a carousel with 11 cards',
      [{ type: 'carousel', elements: times(11, () => ({ type: 'card', body: marked('x') })) }],
      '/blocks/0/elements',
      /no more than 10/,
    ],
    [
      'a container in a container',
      [
        {
          type: 'container',
          title: plain('t'),
          child_blocks: [{ type: 'container', title: plain('t'), child_blocks: [{ type: 'divider' }] }],
        },
      ],
      '/blocks/0/child_blocks/0/type',
      /unsupported/,
    ],
    ['two plans', times(2, () => ({ type: 'plan', title: 'p' })), '/blocks/1', 'only one plan allowed'],
    [
      'two fields that ask for the focus',
      times(2, (i) => input({ type: 'plain_text_input', action_id: `a${i}`, focus_on_load: true })),
      '/blocks/1/element/focus_on_load',
      /only one/,
    ],
  ];
  test.each(cases)('%s', (_name, blocks, pointer, message) => {
    const faults = validateBlocks(blocks, 'message');
    expect(faults).toContainEqual({
      pointer,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });
});

describe('the validation of messages, forms, and App Home', () => {
  const table = { type: 'table', rows: grid(1, 1) };
  const dateTime = actions({ type: 'datetimepicker', action_id: 'd' });
  const file = input({ type: 'file_input', action_id: 'f' });
  test.each([
    ['table', table, ['message']],
    ['chart', bar(), ['message']],
    ['markdown', { type: 'markdown', text: 'x' }, ['message']],
    ['alert', { type: 'alert', text: plain('x') }, ['modal']],
    ['carousel', { type: 'carousel', elements: [{ type: 'card', body: marked('x') }] }, ['message', 'home']],
    ['date and time picker', dateTime, ['message', 'modal']],
    ['file field', file, ['modal']],
    ['section', section({ text: marked('x') }), ['message', 'modal', 'home']],
  ] as const)('allows a %s only where Slack can show one', (_name, block, wanted) => {
    const accepting = (['message', 'modal', 'home'] as const).filter(
      (surface) => validateBlocks([block], surface).length === 0,
    );
    expect(accepting).toEqual(wanted);
  });

  test('allows at most 100 blocks in a form or App Home', () => {
    const blocks = times(100, () => ({ type: 'divider' }));
    expect(validateBlocks(blocks, 'modal')).toEqual([]);
    expect(validateBlocks([...blocks, { type: 'divider' }], 'home')).toEqual([
      { pointer: '/blocks', message: 'no more than 100 items allowed' },
    ]);
  });
});
