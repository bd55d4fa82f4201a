import { describe, expect, test } from 'vitest';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { changeLine, dana, useDesk } from '../support/desk.ts';
import { createLetters, letterIn } from '../support/letter.ts';

const desk = useDesk();
const { open, letter } = createLetters(desk);

const upgrade = 'from:rackspace-email to:office-365 service:assisted';

async function say(text: string): Promise<string> {
  return (await desk.say(dana, text)).text;
}

describe('the frame of a letter', () => {
  test("greets the contact by first name, and signs with the owner's full name and team", async () => {
    await open(upgrade);
    expect(await letter('prerequisites')).toMatch(
      /^Hi Ann,\n\nBefore acme\.com .*\n\nThanks,\nDana Reyes\nRackspace Migrations$/s,
    );
    await say('set 1 contact:"Dr. Ann Lee <ann@acme.com>"');
    expect(await letter('prerequisites')).toMatch(/^Hi Dr\. Lee,\n/);
    await say('set 1 contact:ann@acme.com');
    const told = await desk.say(dana, 'draft 1 prerequisites');
    expect(letterIn(told)).toMatch(/^Hi \[FILL IN: Contact's name\],\n/);
    expect(told.text).toContain('1 thing to fill in before you send it, marked in the letter:');
  });

  test('is signed by the Internal Migration team on a platform change', async () => {
    await desk.say(dana, changeLine, { command: '/platform-change' });
    await say('set 1 contact:Ann mailboxes:12');
    await say('assign 1 me');
    expect(await letter('t15')).toMatch(/\n\nThanks,\nDana Reyes\nRackspace Internal Migration team$/);
  });

  test("gives times in the customer's time zone, or else in the team's, and says which", async () => {
    await open(upgrade);
    await say('set 1 cutover:2026-12-02T18:00 mx:acme-com.mail.protection.outlook.com');
    const told = await desk.say(dana, 'draft 1 cutover');
    expect(letterIn(told)).toContain('on Wednesday, December 2, at 6:00 PM Central Time.');
    expect(told.text).toContain(
      "Times are in the team's time zone. If the customer is elsewhere: /migration set MIG-1 zone:eastern",
    );
    await say('set 1 zone:eastern');
    expect((await desk.state(1)).ticket.customerZone).toBe('America/New_York');
    const own = await desk.say(dana, 'draft 1 cutover');
    expect(letterIn(own)).toContain('on Wednesday, December 2, at 7:00 PM Eastern Time.');
    expect(own.text).not.toContain("team's time zone");
    await say('set 1 cutover:2027-01-05T18:00 zone:europe/london');
    expect(await letter('cutover')).toContain(
      'on Wednesday, January 6, 2027, at 12:00 AM United Kingdom Time.',
    );
  });

  test('leaves no mark in any letter of a ticket that has everything', async () => {
    for (const path of [
      upgrade,
      'from:hosted-exchange to:office-365 service:assisted',
      'from:gmail to:rackspace-email service:self-service',
    ]) {
      await open(path);
      const number = await desk.database.client.ticket.count();
      const office = path.includes('office-365') ? 'mx:acme-com.mail.protection.outlook.com' : '';
      await say(`set ${number} cutover:2026-12-02T18:00 by:2026-12-04 ${office}`);
      await say(`assign ${number} me`);
      await say(`wait ${number} customer-admin the completed sheet`);
      if (path.includes('office-365')) await say(`set ${number} range:"3 to 8 days" next-billing:2026-12-15`);
      const marked: string[] = [];
      for (const { id } of drafts) {
        const told = await desk.say(dana, `draft ${number} ${id} side:source failing:ann errors:3`);
        if (told.text.includes('does not fit') || told.text.includes('Not ready')) continue;
        expect(told.text).not.toContain('to fill in');
        if (letterIn(told).includes('[')) marked.push(id);
      }
      expect(marked).toEqual([]);
      await say(`cancel ${number} done with it`);
    }
  });
});
