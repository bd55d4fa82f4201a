import { expect, test } from 'vitest';
import { dana, openLine, useDesk } from '../support/desk.ts';
import { letterIn } from '../support/letter.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();

const rob = 'Rob Hale, Brightline Web, rob@brightline.example';

test('asks the contact to forward the records to the person who runs the DNS', async () => {
  await desk.say(dana, `${openLine} contact:"Ann Lee, 210-555-0142"`);
  await desk.say(dana, 'assign 1 me');
  await forceTo(desk, 1, 'cutover');
  const asked = 'draft 1 cutover mx:acme-com.mail.protection.outlook.com';
  expect(letterIn(await desk.say(dana, asked))).toContain('If someone else does this for you');

  const told = await desk.say(dana, `set 1 dns-contact:"${rob}"`);
  expect(told.text).toContain('Set dns-contact on Acme Corp (MIG-1)');
  expect((await desk.state(1)).ticket.dnsContact).toBe(rob);
  expect((await desk.say(dana, 'show 1')).text).toContain(`Person who runs the DNS ${rob}`);
  const letter = letterIn(await desk.say(dana, asked));
  expect(letter).toContain('Hi Ann,');
  expect(letter).toContain(`Please forward this message to the person who runs your DNS: ${rob}.`);
  expect(letter).not.toContain('If someone else');

  for (const [wrong, why] of [
    ['"???"', '“???” names nobody.'],
    ['"Rob Hale, rob@"', "The email address “rob@” isn't complete."],
    ['"Rob Hale, rob@brightline"', "The email address “rob@brightline” isn't complete."],
    ['"Rob Hale, https://"', "The link isn't complete."],
  ]) {
    const refused = (await desk.say(dana, `set 1 dns-contact:${wrong}`)).text;
    expect(refused).toContain(`${why} Enter the name of the person or agency`);
    expect(refused).toContain('rob@brightline.example');
  }
  expect((await desk.state(1)).ticket.dnsContact).toBe(rob);

  await desk.say(dana, 'set 1 dns-contact:none');
  expect((await desk.state(1)).ticket.dnsContact).toBeNull();
});
