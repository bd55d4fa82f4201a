import { describe, expect, test } from 'vitest';
import { dana, lee, openLine, type TestDesk, useDesk } from '../support/desk.ts';
import { useDns } from '../support/dns.ts';
import { letterIn } from '../support/letter.ts';
import { forceTo } from '../support/walk.ts';

const office = 'acme-com.mail.protection.outlook.com';
const server = useDns({ question: 30_000, look: 60_000 });
const desk: TestDesk = useDesk({
  dns: {
    look: async (wanted) => ({ ...(await server.dns.look(wanted)), at: desk.clock.now().toISOString() }),
  },
});

async function say(text: string): Promise<string> {
  return (await desk.say(dana, text)).text;
}

function setMx(hosts: [value: string, priority: number][], only?: string[]): void {
  const records = hosts.map(([value, priority]) => ({ value, priority }));
  server.own.change('acme.com', { name: '@', type: 'MX', records }, only);
}

const newMx = (only?: string[]) => setMx([[office, 0]], only);
const oldMx = () =>
  setMx([
    ['mx1.emailsrvr.com', 10],
    ['mx2.emailsrvr.com', 20],
  ]);

function setSpf(value: string): void {
  server.own.change('acme.com', { name: '@', type: 'TXT', records: [{ value }] });
}

function setAutodiscover(value: string): void {
  server.own.change('acme.com', { name: 'autodiscover', type: 'CNAME', records: [{ value }] });
}

const both = 'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all';

/** Opens an upgrade whose cutover is agreed for Wednesday, December 2, at 4 PM, and looks at its DNS. */
async function open(phase: string): Promise<void> {
  await say(`${openLine} contact:"Ann Lee, 210-555-0142"`);
  await say('assign 1 me');
  await say(`set 1 mx:${office} cutover:2026-12-02T16:00`);
  await say('dns 1');
  await forceTo(desk, 1, phase);
}

async function at(moment: string): Promise<void> {
  desk.clock.set(`2026-12-${moment}:00-06:00`);
  await say('dns 1');
}

/** What a letter must say and must not say. `withheld`: why the letter isn't shown. */
interface Says {
  withheld?: string;
  has?: string[];
  hasNot?: string[];
}

interface State {
  name: string;
  play(): Promise<void>;
  t9: Says;
  t10: Says;
  t21: Says;
  records: Says;
}

const spfChange = `Change the TXT record (SPF): host @\n   Old value: v=spf1 include:emailsrvr.com ~all\n   New value: ${both}`;
const setOffice = `host @, value ${office}, priority 0, TTL 3600`;
const cutover = 'Wednesday, December 2, at 4:00 PM Central Time';
const goodNews = 'so new mail arrives in the new mailboxes';
const toldT10 = 'The letter about what is left: /migration draft MIG-1 dns-not-switched';
const wayBack = 'Call the customer first. The way back: /migration records MIG-1 rollback';

const states: State[] = [
  {
    name: 'the switch is ahead',
    async play() {
      await open('customer-testing');
      await at('01T09:00');
    },
    t9: {
      has: [
        `on ${cutover}.`,
        "If MX changes too early, mail goes to mailboxes that aren't ready.",
        'Now, by Tuesday, December 1, at 4:00 PM Central Time:\n1. Lower the TTL of the MX record: host @, value mx1.emailsrvr.com, priority 10, from 14400 to 3600 seconds\n2. Lower the TTL',
        `\n3. ${spfChange}`,
        `Not before ${cutover}, and then all together:\n4. Add the MX record: ${setOffice}\n5. Remove the MX record: host @, value mx1.emailsrvr.com, priority 10\n6. Remove`,
        '7. Change the CNAME record: host autodiscover',
        `Five business days after the switch:\n8. Change the TXT record (SPF): host @\n   Old value: ${both}\n   New value: v=spf1 include:spf.protection.outlook.com -all`,
        '9. Raise the TTL of the MX record: ',
        'from 3600 to 14400 seconds',
        'If you lower the TTL in time, nearly all mail follows within 1 hour of the change. Otherwise, it follows within 4 hours.',
      ],
      hasNot: ['three days'],
    },
    t10: { withheld: `The switch is still ahead: ${cutover}.` },
    t21: { has: [`The switch is on ${cutover}.`], hasNot: ['We sent you the list', goodNews] },
    records: {
      has: [
        'by Tue, Dec 1, 4 PM · Lower the TTL of MX @ · now mx1.emailsrvr.com (10)',
        'by Tue, Dec 1, 4 PM · Change TXT @',
        `not before Wed, Dec 2, 4 PM · Add MX @ · new ${office} (0)`,
        'not before Wed, Dec 2, 4 PM · Change CNAME autodiscover',
        '5 business days after · Raise the TTL of MX @',
      ],
    },
  },
  {
    name: 'the switch is late',
    async play() {
      await open('cutover');
      await at('02T17:00');
    },
    t9: { has: ['[FILL IN: Date and time of the cutover]'] },
    t10: {
      has: [
        `We agreed to switch acme.com on ${cutover}. The domain still points to the old system (mx1.emailsrvr.com and mx2.emailsrvr.com). Please make all of the changes below by Tuesday, December 8.`,
        `1. Add the MX record: ${setOffice}`,
        'No mail is lost. Mail arrives in the old mailboxes until you make the changes.',
      ],
      hasNot: ['TTL of the MX record', 'Five business days'],
    },
    t21: {
      has: [
        `The switch was planned for ${cutover}, and hasn't been made yet.`,
        `Make these changes to the DNS records now:\n  - Add the MX record: ${setOffice}`,
      ],
      hasNot: [goodNews, 'as listed in our message'],
    },
    records: { has: ['now · Add MX @'], hasNot: ['Lower the TTL'] },
  },
  {
    name: 'one of two nameservers has the old MX',
    async play() {
      await open('cutover');
      newMx(['ns1.acme.com']);
      await at('02T16:10');
    },
    t9: { withheld: 'ns2.acme.com still answers with the old records' },
    t10: {
      has: [
        'You changed the MX records of acme.com, but ns2.acme.com still answers with the old records. So some mail still arrives in the old mailboxes.',
        '1. ns2.acme.com still answers with the old records (MX). Ask the company that runs this nameserver to update it, or make the same changes there.',
        spfChange,
      ],
      hasNot: ['still points to the old system', 'Add the MX', 'Remove the MX', goodNews],
    },
    t21: {
      has: ['ns2.acme.com still answers with the old records (MX)'],
      hasNot: ["hasn't been made yet", 'Switch the DNS records', goodNews],
    },
    records: {
      has: [
        'Update the nameserver: MX @ · now mx1.emailsrvr.com and mx2.emailsrvr.com on ns2.acme.com',
        '1. ns2.acme.com still answers with the old records (MX).',
      ],
      hasNot: ['Add the MX record', 'Lower the TTL'],
    },
  },
  {
    name: 'only MX is switched',
    async play() {
      await open('cutover');
      newMx();
      await at('02T16:10');
    },
    t9: { withheld: `${goodNews}. Some servers may still use the old ones until` },
    t10: {
      has: [
        `Thank you. The MX records of acme.com are switched, ${goodNews}. Some servers may still use the old ones until Wednesday, December 2, at 8:10 PM Central Time. Please also make the changes below by Tuesday, December 8.\n\n1. ${spfChange}`,
        '2. Change the CNAME record: host autodiscover',
        'Until SPF is right, mail from the new mailboxes can end up in spam folders.',
        "Until autodiscover is right, Outlook can't be set up with the new mailboxes.",
      ],
      hasNot: [
        'still points to the old',
        'No old MX record is left',
        'arrives in the old mailboxes',
        'MX record:',
      ],
    },
    t21: {
      has: [
        `The MX records of acme.com are switched, ${goodNews}. Some servers may still use the old ones until Wednesday, December 2, at 8:10 PM Central Time.`,
        'Change the TXT record (SPF)',
      ],
      hasNot: [
        'three days',
        'still spreading',
        "hasn't been made yet",
        'Switch the DNS records',
        'We sent you the list',
      ],
    },
    records: {
      has: ['not before Wed, Dec 9 · Raise the TTL'],
      hasNot: ['Lower the TTL'],
    },
  },
  {
    name: 'only SPF is left',
    async play() {
      await open('cutover');
      newMx();
      setAutodiscover('autodiscover.outlook.com');
      await at('02T16:10');
    },
    t9: { withheld: toldT10 },
    t10: { has: [spfChange, 'Until SPF is right'], hasNot: ['2. ', 'autodiscover'] },
    t21: { has: ['Change the TXT record (SPF)'], hasNot: ['autodiscover', 'We sent you the list'] },
    records: { has: [`1. ${spfChange}`] },
  },
  {
    name: 'everything is switched',
    async play() {
      await open('cutover');
      await switchAll();
    },
    t9: { withheld: 'The DNS records are switched already.' },
    t10: { withheld: 'The DNS records are switched already.' },
    t21: {
      has: [`The MX records of acme.com are switched, ${goodNews}.`],
      hasNot: ['We sent you the list', 'DNS records now', "hasn't been made yet"],
    },
    records: {
      has: ['All records of the switch are in place. What is left comes five business days after it.'],
      hasNot: ['\nnow · ', 'Now:'],
    },
  },
  {
    name: 'the old MX is back',
    async play() {
      await open('cutover');
      await switchAll();
      await forceTo(desk, 1, 'delta');
      oldMx();
      await at('05T09:50');
    },
    t9: { withheld: 'point to the old system again' },
    t10: {
      has: [
        `This is urgent. The MX records of acme.com point to the old system again (mx1.emailsrvr.com and mx2.emailsrvr.com), so new mail arrives in the old mailboxes. Please set these records again now:\n\n1. Set the MX record again: ${setOffice}\n2. Remove the MX record: host @, value mx1`,
        "Mail isn't lost: until you set the records again, it arrives in the old mailboxes.",
        "Please don't delete anything in the old system.",
        'call Support at any hour',
      ],
      hasNot: ['TTL of the MX', goodNews, '4. '],
    },
    t21: {
      has: [
        'The MX records of acme.com point to the old system again (mx1.emailsrvr.com and mx2.emailsrvr.com), so new mail arrives in the old mailboxes.',
        `What we need from you now:\n- Set these DNS records again now:\n  - Set the MX record again: ${setOffice}`,
      ],
      hasNot: [goodNews, 'You switched the DNS records', 'We sent you the list'],
    },
    records: {
      has: [
        'now · Set again: MX @',
        `Now, because MX points to the old system again:\n1. Set the MX record again: ${setOffice}`,
        'Five business days after MX is right again',
      ],
      hasNot: ['Lower the TTL'],
    },
  },
  {
    name: 'MX is gone after the switch',
    async play() {
      await open('cutover');
      await switchAll();
      setMx([]);
      await at('05T09:50');
    },
    t9: { withheld: 'Mail may be lost' },
    t10: {
      has: [
        'This is urgent. The MX records of acme.com no longer point to Office 365. Mail may be lost, or returned to its senders. Please set these records again now:\n\n1. Set the MX record again',
      ],
      hasNot: ["Mail isn't lost", goodNews],
    },
    t21: { has: ['no longer point to Office 365'], hasNot: [goodNews] },
    records: { has: ['Now, because MX points to neither system:\n1. Set the MX record again'] },
  },
  {
    name: 'MX is switched before the mailboxes exist',
    async play() {
      await open('credentials');
      newMx();
      await at('01T09:00');
    },
    t9: { withheld: wayBack },
    t10: { withheld: wayBack },
    t21: {
      has: [
        `The MX records of acme.com were switched before the agreed time, ${cutover}. Mail to mailboxes that don't exist yet is returned to its senders.`,
        'What we need from you now:\n- Set the old records again now. If you want to keep the new ones, call us at',
        '\n  - Add the MX record: host @, value mx1.emailsrvr.com, priority 10',
        `\n  - Remove the MX record: host @, value ${office}`,
      ],
      hasNot: [goodNews, 'We sent you the list', 'autodiscover', 'The switch is on', 'Correct the'],
    },
    records: {
      has: [
        'although the ticket is still in Credentials. Call Ann Lee first: the old MX must be set again',
        'records MIG-1 rollback',
      ],
      hasNot: ['MX record:', '1. Change'],
    },
  },
  {
    name: 'MX is switched a day before the agreed time',
    async play() {
      await open('cutover');
      await desk.say(lee, 'done 1 U-10');
      newMx();
      await at('01T16:30');
    },
    t9: { withheld: wayBack },
    t10: { withheld: wayBack },
    t21: {
      has: [`were switched before the agreed time, ${cutover}.`, 'Set the old records again now.'],
      hasNot: [goodNews, 'We sent you the list', 'autodiscover', 'The switch is on'],
    },
    records: {
      has: ['although the cutover is agreed for Wed, Dec 2, 4 PM. Call Ann Lee first'],
      hasNot: ['1. Change'],
    },
  },
];

/** Switches everything at the agreed time. */
async function switchAll(): Promise<void> {
  newMx();
  setSpf(both);
  setAutodiscover('autodiscover.outlook.com');
  await at('02T16:10');
}

describe.each(states)('while $name', ({ play, t9, t10, t21, records }) => {
  test('the letters and the list of records say where mail goes and what is left', async () => {
    await play();
    for (const [id, says] of Object.entries({ t9, t10, t21 })) {
      const told = await desk.say(dana, `draft 1 ${id}${id === 't9' ? '' : ' by:2026-12-08'}`);
      const letter = letterIn(told);
      expect([id, letter === '']).toEqual([id, says.withheld !== undefined]);
      if (says.withheld) expect(told.text).toContain(says.withheld);
      check(letter, says);
    }
    const list = await desk.say(dana, 'records 1');
    check(`${list.text}\n${JSON.stringify(list.reply.body.blocks)}`, records);
  });
});

function check(text: string, { has = [], hasNot = [] }: Says): void {
  for (const words of has) expect(text).toContain(words);
  for (const words of hasNot) expect(text).not.toContain(words);
}

test('the TTL of MX is raised to what it was, but at most to what Office 365 supports', async () => {
  const records = [{ value: 'mx1.emailsrvr.com', priority: 10, ttl: 86_400 }];
  server.own.change('acme.com', { name: '@', type: 'MX', records });
  await open('discovery');
  expect(await say('records 1')).toContain('priority 0, from 3600 to 21600 seconds');
});
