import { expect, test } from 'vitest';
import { ticketMeant } from '../../../../src/playground/page/dns/ticket-meant.ts';
import { createMessage, migrations, toTs } from '../fixture.ts';

const offer = {
  problem: null,
  tickets: ['MIG-12', 'MIG-7', 'MIG-1'].map((key) => ({ key, name: key })),
};
const [root, other, told, later] = ['10:00', '10:01', '10:02', '10:03'].map((time) =>
  toTs(`2026-11-21T${time}:00Z`),
);
const messages = [
  createMessage(root!, { text: 'Acme Corp (MIG-1)' }),
  createMessage(other!, { text: 'MIG-12 is stalled' }),
  createMessage(told!, { text: 'Opened MIG-7', ephemeral: true }),
  createMessage(later!, { text: 'No ticket here', ephemeral: true }),
];

test.each([
  ['the one of the open thread', root!, messages, 'MIG-1'],
  ['the one of the newest private answer', null, messages, 'MIG-7'],
  ['the newest one', null, messages.slice(0, 2), 'MIG-12'],
])('the panel first shows a ticket: %s', (_name, thread, shown, key) => {
  expect(ticketMeant(offer, shown, { channel: migrations.id, thread })).toBe(key);
});
