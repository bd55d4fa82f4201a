import { expect, test } from 'vitest';
import {
  type Card,
  type CardBlock,
  card,
  copy,
  figures,
  fold,
  heading,
  lines,
  list,
  note,
  table,
  tasks,
  text,
} from '../../../src/card.ts';
import { toMessage } from '../../../src/teams/cards/message.ts';
import { brokenRules } from '../card-rules.ts';
import { contentOf } from '../scene.ts';

const long = '🔒 "Ümläute" & <quotes> in a long line '.repeat(40);
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const press = (i: number) => ({
  label: `Button ${i} with a long label`,
  command: `note 1 ${long.slice(0, 1_900)}`,
});

const blocks: Record<string, CardBlock | undefined> = {
  heading: heading(long),
  text: text(long.repeat(30)),
  list: list(times(60, () => long)),
  lines: lines(times(60, () => [{ bold: long }])),
  copy: copy(long.repeat(30)),
  note: note(long.repeat(30)),
  buttons: { type: 'buttons', buttons: times(30, press) },
  menu: { type: 'menu', options: times(30, press) },
  tasks: tasks(
    times(40, (i) => ({
      text: long,
      command: 'show 1',
      button: press(i),
      sign: { symbol: '🔒', label: 'Locked out', tone: 'urgent' },
      more: times(5, press),
    })),
  ),
  fold: fold('Details', list(times(60, () => long))),
  figures: figures(times(60, (i) => ({ label: `Owner ${i}`, value: long.replace(/[&<>]/g, '') }))),
  table: table(
    long,
    ['Ticket', 'Customer', 'Phase', 'Owner'],
    times(60, () => times(4, () => long)),
  ),
  chart: {
    type: 'chart',
    kind: 'line',
    title: 'Stalled tickets per day',
    categories: times(90, (i) => `Nov ${i}`),
    axes: { x: 'Business day', y: 'Stalled tickets' },
    series: [{ name: 'Stalled', values: times(90, (i) => i) }],
  },
};

const alone = Object.entries(blocks).map(([kind, block]): [string, Card] => [kind, card(block)]);
const whole = card(...Object.values(blocks));
const inEveryOrder = times(alone.length, (i): [string, Card] => {
  const all = Object.values(blocks);
  return [`blocks, the first of which is ${alone[i]![0]}`, card(...all.slice(i), ...all.slice(0, i))];
});

test.each([
  ...alone,
  ...inEveryOrder,
  ['blocks twice', card(...whole.blocks, ...whole.blocks)] as [string, Card],
])('fits a card with the longest %s in Teams', (_kind, each) => {
  expect(brokenRules(contentOf(toMessage(each)))).toEqual([]);
});
