import { expect, test } from 'vitest';
import { ticketMeant } from '../../../../src/playground/page/dns/ticket-meant.ts';
import { createMessage, migrations, toTs, withDesk } from '../fixture.ts';

const offer = {
  problem: null,
  tickets: ['MIG-12', 'MIG-7', 'MIG-1'].map((key) => ({ key, name: key })),
};
const [root, other, told, later, list] = ['10:00', '10:01', '10:02', '10:03', '10:04'].map((time) =>
  toTs(`2026-11-21T${time}:00Z`),
);
const messages = [
  createMessage(root!, { text: 'Acme Corp (MIG-1)' }),
  createMessage(other!, { text: 'MIG-12 is stalled' }),
  createMessage(told!, { text: 'Opened MIG-7', ephemeral: true }),
  createMessage(later!, { text: 'No ticket here', ephemeral: true }),
];

const inChannel = { channel: migrations.id, thread: null, isApp: false };
const inApp = { channel: withDesk.id, thread: null, isApp: true };
const answers = [
  ...messages,
  createMessage(list!, { text: 'Today: MIG-12 is stalled, MIG-1 is due, and so is MIG-7', ephemeral: true }),
];
const elsewhere = [
  ...messages,
  createMessage(list!, { channel: withDesk.id, text: 'DNS of acme.com (MIG-1)', ephemeral: true }),
];
const inMessages = [
  ...messages,
  createMessage(list!, { channel: withDesk.id, text: 'MIG-1 · related to MIG-12. MIG-1' }),
];

test.each([
  ['the one of the open thread', { ...inChannel, thread: root! }, messages, 'MIG-1'],
  ['the one of the newest private answer', inChannel, messages, 'MIG-7'],
  ['not one of a list', inChannel, answers, 'MIG-7'],
  ['the one of an answer in another conversation', inChannel, elsewhere, 'MIG-1'],
  ['the one of an answer in the conversation with the bot', inApp, inMessages, 'MIG-1'],
  ['not the one of news that came meanwhile', inChannel, inMessages, 'MIG-7'],
  ['the newest one', inChannel, messages.slice(0, 2), 'MIG-12'],
])('the panel first shows a ticket: %s', (_name, here, shown, key) => {
  expect(ticketMeant(offer, shown, here)).toBe(key);
});
