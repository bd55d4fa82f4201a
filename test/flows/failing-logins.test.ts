import { describe, expect, test } from 'vitest';
import { type Exported, statistics } from '../../src/playground/tool/exports.ts';
import { dana, useDesk } from '../support/desk.ts';
import { createLetters } from '../support/letter.ts';
import { csv, sendSheet } from '../support/send-sheet.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();
const { open, letter } = createLetters(desk);

const source = 'Your migration failed checking source credentials. 401 Unauthorized';
const target = 'Your migration failed checking destination credentials. 401 Unauthorized';
const either = '401 Unauthorized';

/** Opens a ticket in which the tool reports that logins fail, and returns the letter about the mailboxes (T6). */
async function letterAfter(path: string, failing: Record<string, string>): Promise<string> {
  await open(`${path} service:assisted`);
  const names = [...Object.keys(failing), 'ok'];
  await sendSheet(desk, {
    content: csv(...names.map((name) => `${name}@old.example,${name}@acme.com,yes,yes,4,`)),
  });
  await forceTo(desk, 1, 'trial');
  const rows: Exported[] = names.map((name) => ({
    address: `${name}@old.example`,
    destination: `${name}@acme.com`,
    run: 'Trial',
    ...(failing[name] && { status: 'Failed', says: failing[name] }),
  }));
  await sendSheet(desk, { content: statistics(rows), name: 'ProjectStatistics.csv' });
  return await letter('mailbox-problems by:2026-12-04');
}

describe('the letter about mailboxes whose logins fail (T6)', () => {
  test('names the logins of the old mailboxes and those of the new ones', async () => {
    const text = await letterAfter('from:gmail to:hosted-exchange', {
      ann: source,
      bob: source,
      cy: target,
    });
    expect(text).toContain(
      "1. These logins of old mailboxes don't work. Please try them in a browser, and send us the correct ones, by the secure link.\n- ann@old.example\n- bob@old.example\n2. This login of a new mailbox doesn't work.",
    );
    expect(text).toContain('by the secure link.\n- cy@acme.com\n\n');
    expect(text).not.toMatch(/ok@|administrator/);
  });

  test('asks to try the logins of both sides if the tool names neither', async () => {
    expect(await letterAfter('from:gmail to:hosted-exchange', { ann: either })).toContain(
      "Our tool can't open this mailbox. Please try the logins of the old mailboxes and the logins of the new mailboxes in a browser. If one doesn't work, send us the correct one, by the secure link.\n- ann@old.example",
    );
  });

  test('asks only for the administrator of Office 365 where we open the old mailboxes ourselves', async () => {
    const text = await letterAfter('from:hosted-exchange to:office-365', { ann: target, bob: source });
    expect(text).toContain(
      "With the administrator login that you sent, our tool can't open this mailbox in Office 365. Please sign in to the Office 365 admin center with that login. If you can, check that each of these users has a license and a mailbox.",
    );
    expect(text).toContain('- ann@acme.com');
    expect(text).not.toMatch(/bob@|Try these logins|in a browser/);
    const update = await letter('status-update');
    expect(update).toContain(
      "- Our tool can't open some of the mailboxes.\n\nWhat we need from you by Friday, December 4:\n- Try the login of the global administrator of Office 365 in a browser.",
    );
    expect(update).not.toContain('logins that you sent');
  });

  test('asks for the administrator of the old system where one login opens all of its mailboxes', async () => {
    const text = await letterAfter('from:exchange-2010 to:office-365 hosting:in-house', {
      ann: source,
      bob: either,
    });
    expect(text).toContain(
      "With the administrator login that you sent, our tool can't open this mailbox in Exchange 2010. Please sign in to webmail with that login, and open one of these mailboxes.",
    );
    expect(text).toContain(
      "Our tool can't open this mailbox. Please try the login of the administrator of the old system and the login of the global administrator of Office 365 in a browser.",
    );
    expect(await letter('mailbox-problems failing:ann side:source')).toContain(
      "With the administrator login that you sent, our tool can't open these mailboxes for acme.com in the old system (Exchange 2010): ann.",
    );
  });

  test('is withheld if only we can do something about what fails', async () => {
    expect(await letterAfter('from:hosted-exchange to:office-365', { bob: source })).toBe('');
    expect((await desk.say(dana, 'draft 1 t6')).text).toContain(
      'No mailbox needs anything from the customer.',
    );
  });
});
