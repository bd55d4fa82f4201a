import { expect, test } from 'vitest';
import { dana, personalChat, sam } from '../support/connector/connector.ts';
import { openLine } from '../support/desk.ts';
import { formOf, useTeamsDesk } from '../support/teams-desk.ts';

// The clock starts on Friday, November 20, 2026, at 10 AM in Chicago.
const desk = useTeamsDesk();

const ticket = () => desk.database.client.ticket.findFirst();

/** Returns the value of each input of a shown form that has one, by id. */
function filledIn(shown: unknown): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  JSON.parse(JSON.stringify(shown), (_key, value) => {
    if (String(value?.type).startsWith('Input.') && value.value !== undefined) values[value.id] = value.value;
    return value;
  });
  return values;
}

/** Returns the text right above an input of a shown form. */
function textAbove(shown: unknown, id: string): string | undefined {
  let says: string | undefined;
  JSON.parse(JSON.stringify(shown), (_key, value) => {
    if (!Array.isArray(value)) return value;
    const at = value.findIndex((element) => element?.id === id);
    const runs = at > 0 ? (value[at - 1].inlines as { text: string }[] | undefined) : undefined;
    if (runs) says = runs.map(({ text }) => text).join('');
    return value;
  });
  return says;
}

/** Submits a shown form. A client sends every input, with its initial value unless the person changes it. */
async function submit(
  shown: { id: string; activity: unknown },
  values: Record<string, string>,
): Promise<string> {
  const data = { ...formOf(shown.activity), ...filledIn(shown.activity), ...values };
  const place = { from: dana, conversation: personalChat(dana), activityId: shown.id, verb: 'form' };
  return JSON.stringify((await desk.connector.execute({ ...place, data })).body);
}

test('a form that changes a ticket opens with the present values, and changes only what a person changes', async () => {
  await desk.ask(dana, openLine);
  await desk.ask(
    dana,
    'set 1 cutover:dec 15 6pm target:dec 18 contact:"Ann Lee" size-gb:1,250.5 unavailable:dec 20 to jan 3 method:migrationwiz method-reason:fast',
  );
  const shown = await desk.ask(dana, 'set 1');
  expect(filledIn(shown.activity)).toEqual({
    customer: 'Acme Corp',
    account: '1234567',
    contact: 'Ann Lee',
    mailboxes: 40,
    'size-gb': 1250.5,
    method: 'migrationwiz',
    'method-reason': 'fast',
    target: '2026-12-18',
    cutover: '2026-12-15',
    'cutover:time': '18:00',
    unavailable: '2026-12-20..2027-01-03',
  });
  const events = await desk.database.client.event.count();
  expect(await submit(shown, {})).toContain('Nothing changed');
  expect(await desk.database.client.event.count()).toBe(events);

  // Meanwhile, someone else changes another field.
  await desk.ask(sam, 'set 1 mailboxes:50');
  expect(await submit(shown, { contact: '', 'cutover:time': '19:30' })).toContain(
    'cutover: Tue, Dec 15, 7:30 PM',
  );
  expect(await ticket()).toMatchObject({
    mailboxes: 50,
    customerContact: null,
    cutover: new Date('2026-12-15T19:30:00-06:00'),
    targetDate: '2026-12-18',
    methodReason: 'fast',
  });
});

test('a line with a wrong value comes back as a form with the good values and the fault at its field', async () => {
  const shown = await desk.ask(
    dana,
    'open beta.com from:sendmail to:o365 service:assisted mailboxes:1,200 customer:"Beta & Co" account:1234567 target:in 3 weeks',
  );
  expect(filledIn(shown.activity)).toEqual({
    domain: 'beta.com',
    to: 'office-365',
    service: 'assisted',
    customer: 'Beta & Co',
    account: '1234567',
    mailboxes: 1200,
    target: '2026-12-11',
  });
  expect(textAbove(shown.activity, 'from')).toContain("“sendmail” isn't a valid source.");
  expect(await submit(shown, { from: 'zimbra' })).toContain('Opened MIG-1');
  expect(await ticket()).toMatchObject({ source: 'zimbra', mailboxes: 1_200, targetDate: '2026-12-11' });
});

test('answers with a line to copy if the command has no form', async () => {
  await desk.ask(dana, openLine);
  expect(await desk.write(dana, 'unblock 1 CREDS_INVALD sheet corrected')).toContain(
    'unblock 1 CREDS_INVALID sheet corrected',
  );
});

test('takes dates, tickets, and names as people type them', async () => {
  await desk.ask(dana, openLine);
  expect(await desk.write(dana, 'mig 1 set cutover:tomorrow 4pm mailboxes:41')).toContain(
    'cutover: Sat, Nov 21, 4 PM',
  );
  expect(await ticket()).toMatchObject({ cutover: new Date('2026-11-21T16:00:00-06:00'), mailboxes: 41 });
  await desk.ask(sam, 'help');
  expect(await desk.write(dana, 'assign 1 to Sam Okafor')).toContain('owns Acme Corp (MIG-1) now');
  expect(await desk.write(dana, 'list unassigned')).toContain('No open tickets match');
  expect(await desk.write(dana, 'set 1 cutover:tomorrow 4pm banana')).toContain(
    "“tomorrow 4pm banana” isn't a valid date and time.",
  );
});
