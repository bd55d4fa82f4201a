import { describe, expect, test } from 'vitest';
import { senderFields } from '../../src/commands/drafts/draft-fields.ts';
import { isForPhase, isForTicket, type MailboxGap, writeDraft } from '../../src/knowledge/drafts/draft.ts';
import { placeholders } from '../../src/knowledge/drafts/placeholders.ts';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { instantiate } from '../../src/ticket/playbooks/instantiate.ts';
import { choosePlaybook } from '../../src/ticket/playbooks/path.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { detailsOf, find, values, write } from './letter.ts';
import { type PathName, paths } from './paths.ts';

/** What mailboxes of a ticket's list need. */
const gap: MailboxGap = {
  says: 'These 2 mailboxes are too large.',
  mailboxes: ['ann@acme.com', 'bob@acme.com'],
};

const all = (Object.keys(paths) as PathName[]).flatMap((path) =>
  drafts
    .filter((draft) => isForTicket(draft, detailsOf(path)))
    .map((draft) => ({ id: draft.id, path, draft })),
);

describe.each(all)('draft $id on $path', ({ draft, path }) => {
  test('has no gaps if every placeholder has a value', () => {
    for (const more of [{}, { mayClose: true }, { steps: new Map<string, boolean>() }]) {
      const text = write(draft.id, path, more);
      expect(text).toMatch(/^Hi Zoe,\n\n/);
      expect(text).toContain('\n\nThanks,\nDana Doe\nRackspace Migrations');
      expect(text).not.toMatch(
        /undefined|null|NaN|\[object|[{}]|\[|\bMIG-|\bKEY\b|\bNAME\b|\S {2}|\n{3}|: ?\.|\( *\)|less than/,
      );
      expect(text.length).toBeLessThan(2_900);
    }
  });

  test('reports each placeholder without a value', () => {
    for (const mayClose of [false, true]) {
      const empty = writeDraft(draft, detailsOf(path, { values: {}, mayClose }));
      const used = empty.missing.filter((name) => !['side', 'errors'].includes(name));
      const text = write(draft.id, path, { mayClose });
      for (const name of empty.missing)
        expect(empty.text).toContain(`[FILL IN: ${placeholders[name].label}]`);
      for (const name of used) if (name !== 'method') expect(text).toContain(values[name]);
      for (const name of empty.missing) {
        const without = { ...values, [name]: undefined };
        expect(writeDraft(draft, detailsOf(path, { values: without, mayClose })).missing).toContain(name);
      }
    }
  });

  test('cites the statements that it is based on', () => {
    expect(draft.seeds.length).toBeGreaterThan(0);
    expect(draft.seeds.filter((seed) => !/^S[01]-\d\d$/.test(seed))).toEqual([]);
  });
});

describe('the list of drafts', () => {
  test('has drafts T1 to T21 with unique names', () => {
    expect(drafts.map(({ id }) => id)).toEqual(Array.from({ length: 21 }, (_, i) => `T${i + 1}`));
    expect(new Set(drafts.map(({ name }) => name)).size).toBe(21);
  });

  test.each(drafts)('gives draft $id a form field for each value that only the sender knows', (draft) => {
    const fields = senderFields.map(({ name }) => name);
    const missing = (Object.keys(paths) as PathName[])
      .filter((path) => isForTicket(draft, detailsOf(path)))
      .flatMap((path) =>
        [false, true].flatMap((mayClose) => [
          ...writeDraft(draft, detailsOf(path, { values: {}, mayClose })).missing,
          ...writeDraft(draft, detailsOf(path, { values: {}, mayClose, steps: new Map() })).missing,
        ]),
      )
      .filter((name) => fields.includes(name));
    expect(draft.fromSender ?? []).toEqual(expect.arrayContaining(missing));
    const written = (Object.keys(paths) as PathName[])
      .filter((path) => isForTicket(draft, detailsOf(path)))
      .flatMap((path) => [
        ...writeDraft(draft, detailsOf(path)).used,
        ...writeDraft(draft, detailsOf(path, { mayClose: true, isLate: true })).used,
        ...writeDraft(draft, detailsOf(path, { values: {}, mayClose: true })).used,
        ...writeDraft(draft, detailsOf(path, { gaps: [gap] })).used,
      ]);
    expect((draft.fromSender ?? []).filter((name) => !written.includes(name))).toEqual([]);
    expect(fields.every((name) => Object.hasOwn(placeholders, name))).toBe(true);
  });

  test('has at least one draft other than the reminder for every phase of every playbook', () => {
    const bare = Object.values(paths).flatMap((path) => {
      const playbook = playbooks.find(
        ({ sources, targets, services }) =>
          sources.includes(path.source) && targets.includes(path.target) && services.includes(path.service),
      );
      if (!playbook) return [];
      const plan = instantiate(choosePlaybook(playbooks, path, path.service), path);
      const phases = plan.phases.map(({ slug }) => slug);
      return plan.phases
        .filter(
          ({ slug }) =>
            !drafts.some(
              (draft) => draft.phases !== null && isForPhase(draft, { path, phase: slug, phases }),
            ),
        )
        .map(({ slug }) => `${path.source} ${path.target} ${slug}`);
    });
    expect(bare).toEqual([]);
  });
});

test('the information request (T3) asks for passwords only where we need them', () => {
  expect(write('T3', 'EXT_RSE')).toContain(
    'The username and password of both the old mailbox and the new one, for every mailbox in the attached sheet',
  );
  expect(write('T3', 'EXT_M365')).not.toContain('the new one');
  expect(write('T3', 'RSE_M365')).toContain("We can't see Rackspace Email passwords");
  expect(write('T3', 'RSE_M365')).not.toContain('present mail server');
  expect(write('T3', 'HEX_M365')).toContain("We don't need Exchange passwords");
  expect(write('T3', 'HEX_M365')).not.toContain('username and password');
  for (const path of ['EXT_RSE', 'RSE_M365', 'HEX_M365'] as const) {
    expect(write('T3', path)).toContain('secure link');
  }
});

test('the information request (T3) says how to send passwords, and that none goes into the sheet', () => {
  const secureRoute = 'Send passwords only here: https://secure.example.com/';
  for (const path of ['EXT_RSE', 'EXT_HEX', 'EXT_M365', 'RSE_M365', 'HEX_M365'] as const) {
    const letter = write('T3', path, { secureRoute, credentialsColumn: 'Credentials sent' });
    expect(letter).toContain(secureRoute);
    expect(letter).not.toContain('separate message');
    expect(letter).toContain('The sheet has no passwords');
    expect(letter).toContain('Never put a password in the sheet');
    expect(letter).toContain('“yes” under “Credentials sent”');
    expect(find('T3').beforeSending!(detailsOf(path, { secureRoute }))).toBe(
      'Attach the sheet of mailboxes.',
    );
    const without = write('T3', path);
    expect(without).toContain('We will send you a secure link for the passwords in a separate message.');
    expect(without).not.toContain('Credentials sent');
    expect(find('T3').beforeSending!(detailsOf(path))).toContain('send the customer a secure link');
  }
});

test('the information request (T3) asks for the server and the logins that the source has', () => {
  const from = (source: string) => write('T3', 'EXT_M365', { path: { ...paths.EXT_M365, source } });
  expect(from('exchange-2003')).toContain('such as https://mail.example.com/exchange.');
  expect(from('exchange-2010')).toContain('such as https://mail.example.com/owa.');
  expect(from('exchange-2010')).toContain('with the right called “impersonation”');
  expect(from('google-apps')).not.toContain('mail server');
  for (const source of ['exchange-2003', 'exchange-2010', 'google-apps', 'zimbra', 'office-365']) {
    expect(from(source)).toContain('an administrator of');
    expect(from(source)).not.toContain('for every mailbox in the attached sheet');
  }
  expect(from('gmail')).toContain('our tool needs an app password for each of them instead');
  expect(from('pop')).toMatch(/^Hi Zoe,\n\nInbox only: /);
});

test('the letter about mailboxes (T6) names them under what each of them needs', () => {
  const gaps: MailboxGap[] = [
    { says: "We don't have these logins yet:", needsLink: true, mailboxes: ['ann@acme.com'] },
    gap,
  ];
  const letter = write('T6', 'EXT_RSE', { gaps, values: { ...values, failing: '' } });
  expect(letter).toContain(
    "Please do the following by Tuesday, December 1, and tell us in this ticket when it is done:\n\n1. We don't have these logins yet:\n- ann@acme.com\n2. These 2 mailboxes are too large.\n- ann@acme.com\n- bob@acme.com\n\nWe will send you a secure link",
  );
  expect(letter).not.toMatch(/\bfail|don't work|attached/);
  const one = write('T6', 'EXT_RSE', { gaps: [gap], values: { ...values, failing: '' } });
  expect(one).toContain('These 2 mailboxes are too large.\n- ann@acme.com');
  expect(one).not.toContain('password');
  const failing = write('T6', 'EXT_RSE', { gaps: [gap] });
  expect(failing).toContain("These logins for acme.com don't work in the old system (Gmail): ann and bob.");
  expect(failing).toContain('These 2 mailboxes are too large.');
});

test('the letter about mailboxes (T6) names at most 60 of them, and the attached sheet has the others', () => {
  const many = Array.from({ length: 62 }, (_, i) => `user${i + 1}@acme.com`);
  const filter = '“Size in GB” for more than 70 GB';
  const details = { gaps: [{ ...gap, filter, mailboxes: many }], values: { ...values, failing: '' } };
  const letter = write('T6', 'EXT_RSE', details);
  expect(letter).toContain(
    '- user60@acme.com\n- and 2 more. To see them, filter the column “Size in GB” for more than 70 GB in the attached sheet.\n\nThe attached sheet lists all mailboxes.',
  );
  expect(letter).not.toContain('user61@');
  expect(find('T6').attachesSheet!(detailsOf('EXT_RSE', details))).toBe(true);
  expect(find('T6').attachesSheet!(detailsOf('EXT_RSE', { gaps: [gap] }))).toBe(false);
});

test('the letter about mailboxes (T6) cuts a long list only where a short one leaves no room', () => {
  const list = (name: string, length: number) => Array.from({ length }, (_, i) => `${name}${i + 1}@acme.com`);
  const named = (...sizes: number[]) => {
    const gaps = sizes.map((size, i) => ({ ...gap, mailboxes: list(`gap${i}-`, size) }));
    const letter = write('T6', 'EXT_RSE', { gaps, values: { ...values, failing: '' } });
    return sizes.map((_, i) => letter.split(`- gap${i}-`).length - 1);
  };
  expect(named(5, 33, 2)).toEqual([5, 33, 2]);
  expect(named(58, 2)).toEqual([58, 2]);
  expect(named(2, 90)).toEqual([2, 58]);
  expect(named(40, 50, 10)).toEqual([25, 25, 10]);
  const uncounted = write('T6', 'EXT_RSE', {
    gaps: [{ ...gap, mailboxes: list('user', 63) }],
    values: { ...values, failing: '' },
  });
  expect(uncounted).toContain('- and 3 more. We will name them once these work.');
  expect(uncounted).not.toContain('attached');
});

test('only platform change drafts say that users are locked out', () => {
  for (const path of ['RSE_HEX', 'HEX_RSE'] as const) {
    expect(write('T15', path)).toContain('locked out');
    expect(write('T5', path)).toContain('no one can open a mailbox');
    expect(write('T17', path)).toContain("can't open their mailboxes");
  }
  for (const path of ['EXT_RSE', 'EXT_HEX', 'EXT_M365', 'RSE_M365', 'HEX_M365', 'EXT_SELF'] as const) {
    expect(write('T5', path)).toContain('Everyone keeps working as usual');
  }
  expect(write('T15', 'RSE_HEX')).toContain('All passwords change');
  expect(write('T15', 'HEX_RSE')).toContain('What moves: only mail');
});

test('the plan (T2) says that only mail can move to Rackspace Email', () => {
  expect(write('T2', 'EXT_RSE')).toContain('Only mail can move to Rackspace Email');
  expect(write('T2', 'EXT_HEX')).not.toContain('Only mail');
});

test('the plan (T2) and the list of items to re-create (T13) name the eight exclusions of an upgrade', () => {
  for (const path of ['RSE_M365', 'HEX_M365'] as const) {
    for (const draft of ['T2', 'T13']) {
      expect(write(draft, path).match(/^- /gm)).toHaveLength(8);
      expect(write(draft, path)).toContain('- distribution lists\n');
    }
    expect(write('T2', path)).toContain('the eight kinds of items in the list above');
  }
  expect(isForTicket(find('T13'), detailsOf('EXT_M365'))).toBe(false);
});

test('the plan (T2) needs a chosen method only if mail moves from an outside system to Hosted Exchange', () => {
  const pst = { values: { ...values, method: 'pst-ftp' }, isByPst: true };
  expect(write('T2', 'EXT_HEX', pst)).toContain('PST files');
  expect(write('T2', 'EXT_HEX')).toContain('with MigrationWiz');
  const without = detailsOf('EXT_HEX', { values: { ...values, method: undefined } });
  expect(writeDraft(find('T2'), without).missing).toEqual(['method']);
  expect(write('T2', 'EXT_RSE', { values: { ...values, method: undefined } })).toContain('with MigrationWiz');
});

test('the cutover notice (T9) lists the DNS records for the target', () => {
  const mx = (value: string, priority: number) =>
    `Add the MX record: host @, value ${value}, priority ${priority}, TTL 3600\n`;
  for (const record of [mx('mx1.emailsrvr.com', 10), mx('mx2.emailsrvr.com', 20)])
    expect(write('T9', 'EXT_HEX')).toContain(record);
  expect(write('T9', 'RSE_M365')).toContain(mx('acme-com.mail.protection.outlook.com', 0));
  expect(write('T9', 'RSE_SELF')).toContain('add-a-domain-in-office-365');
  const missing = (path: PathName) => writeDraft(find('T9'), detailsOf(path, { values: {} })).missing;
  expect(missing('EXT_RSE')).toEqual(['contact', 'cutover', 'owner']);
  expect(missing('EXT_HEX')).toEqual(['contact', 'cutover', 'old-mx', 'owner']);
  expect(missing('HEX_M365')).toEqual(['contact', 'cutover', 'mx', 'owner']);
  expect(isForTicket(find('T9'), detailsOf('RSE_HEX'))).toBe(false);
});

test('the cutover notice (T9) asks the customer not to send a login to their DNS host', () => {
  for (const path of ['EXT_RSE', 'RSE_M365', 'RSE_SELF', 'EXT_SELF'] as const) {
    expect(write('T9', path)).toContain("please don't send us a login");
  }
});

test('the prerequisites, first pass, and last pass drafts (T4, T7, T11) depend on which steps are done', () => {
  expect(write('T4', 'RSE_M365')).toMatch(
    /^1\. Create the tenant.*: done\n.*tenant-id\n2\. Add your domain/m,
  );
  expect(write('T4', 'RSE_M365')).toMatch(
    /^4\. Create your users, and assign a license to each of them: not done yet\n/m,
  );
  expect(write('T7', 'RSE_M365')).toContain('is complete');
  expect(write('T7', 'RSE_M365', { steps: new Map([['E-14', false]]) })).toContain('We have started');
  const early = detailsOf('RSE_M365', { steps: new Map([['E-21', false]]) });
  expect(writeDraft(find('T11'), early).missingSteps).toEqual(['E-21']);
});

test('the plan and the information request (T2, T3) skip questions that the ticket already answers', () => {
  expect(write('T2', 'RSE_M365')).toContain('4. When should the billing for Rackspace Email end?');
  const planned = write('T2', 'RSE_M365', { billingTarget: 'Thursday, December 31, 2026' });
  expect(planned).toContain('for Rackspace Email by Thursday, December 31, 2026');
  expect(planned).not.toContain('When should');
  expect(write('T3', 'EXT_M365')).toContain('1. The name and the port of the old mail server');
  const located = write('T3', 'EXT_M365', { sourceUrl: 'https://mail.acme.com' });
  expect(located).toContain('is not https://mail.acme.com');
  expect(located).not.toContain('such as');
});

test('only the last reminder (T19) says that we will close the request', () => {
  expect(write('T19', 'EXT_RSE')).not.toContain('last reminder');
  expect(write('T19', 'EXT_RSE', { mayClose: true })).toContain(
    "If we don't hear from you by Tuesday, December 1, we will close the request",
  );
});

test('no letter calls its reader “your administrator”', () => {
  const cover = (text: string) => text.split('---------- Message for your users ----------')[0]!;
  const naming = all.filter(({ id, path }) => cover(write(id, path)).includes('your administrator'));
  expect(naming.map(({ id, path }) => `${id} ${path}`)).toEqual([]);
});

test('letters that ask for something say by when', () => {
  const asking = all.filter(({ id }) => ['T2', 'T3', 'T7', 'T8', 'T13', 'T15', 'T18', 'T19'].includes(id));
  expect(asking.length).toBeGreaterThan(20);
  for (const { id, path } of asking)
    expect([id, path, write(id, path)]).toEqual([id, path, expect.stringContaining('Tuesday, December 1')]);
});

test('letters around a switch or a change (T9, T12, T16, T17, T18) say how to get help at once', () => {
  const around = all.filter(({ id }) => ['T9', 'T12', 'T16', 'T17', 'T18'].includes(id));
  for (const { id, path } of around)
    expect(write(id, path)).toContain(
      'If something goes wrong, call Support at any hour: 1-800-555-0100. Your ticket number is 180621-01234.',
    );
});

test('the plan (T2) to Rackspace Email says to export what does not move', () => {
  const plan = write('T2', 'EXT_RSE');
  expect(plan).toContain("Your calendars and contacts don't move. Everyone who needs them must export them");
  expect(plan).not.toContain('colors in calendars');
  expect(write('T2', 'EXT_HEX')).toContain('colors in calendars');
  expect(write('T12', 'EXT_RSE')).toContain('Your calendars and contacts did not move.');
  expect(write('T12', 'EXT_HEX')).not.toContain('did not move');
  const old = { ...paths.EXT_M365, source: 'lotus-notes' };
  expect(write('T2', 'EXT_M365', { path: old })).toContain('Please tell us if yours is older than 6.5.');
});

test('the plan (T2) names who does what, from the logins to the devices', () => {
  for (const path of ['EXT_RSE', 'EXT_M365', 'RSE_M365'] as const)
    expect(write('T2', path)).toMatch(
      /1\. You .*logins\.\n2\. We copy.*\n3\. You test.*\n4\. You switch the DNS.*\n5\. Everyone sets up mail/,
    );
});

test('the letter for users (T5) says that a new password keeps our tool out only where that is true', () => {
  const keepsOut = "our tool can't open that mailbox";
  for (const path of ['EXT_RSE', 'RSE_M365', 'RSE_SELF'] as const)
    expect(write('T5', path)).toContain(keepsOut);
  for (const path of ['EXT_HEX', 'HEX_M365', 'EXT_M365_SELF'] as const)
    expect(write('T5', path)).not.toContain(keepsOut);
  const pop = write('T5', 'EXT_RSE', { path: { ...paths.EXT_RSE, source: 'pop' } });
  expect(pop).toContain('After the switch, drag it to the new mailbox in Outlook.');
  expect(pop).not.toContain('move it to a folder in the mailbox');
});

test('the letters of a platform change say how long users are locked out', () => {
  const plan = 'Plan for about 2 hours. With much mail, it can take longer.';
  const values = { ...detailsOf('RSE_HEX').values, range: undefined };
  for (const id of ['T5', 'T15', 'T16', 'T17']) {
    expect(write(id, 'RSE_HEX')).toContain('Plan for about 3 to 8 days.');
    expect(write(id, 'RSE_HEX', { values })).toContain(plan);
  }
  const lockout = { ...detailsOf('RSE_HEX').lockout, isOverPlan: true };
  expect(write('T17', 'RSE_HEX', { lockout })).toContain('This is taking longer than planned. We are sorry.');
});

test('the letter to test (T8) asks for the items that move on the path', () => {
  expect(write('T8', 'EXT_HEX')).toContain(
    'The newest mail is still missing, and so are your calendars, contacts, tasks, journals, and notes.',
  );
  expect(write('T8', 'EXT_HEX', { isByPst: true })).toContain(
    'Are your calendars, contacts, tasks, journals, and notes there, too?',
  );
  expect(write('T8', 'EXT_RSE')).toContain('The newest mail may still be missing.');
});

test('the letters to users (T5, T12) say what to export if only mail moves, and T14 says that it is lost otherwise', () => {
  for (const [path, items] of [
    ['EXT_RSE', 'calendars and contacts'],
    ['RSE_M365', 'calendars, contacts, and tasks'],
  ] as const) {
    expect(write('T5', path)).toContain(`Your ${items} don't move. Export those that you need`);
    expect(write('T12', path, { steps: new Map() })).toContain(
      `Your ${items} did not move. Import what you exported`,
    );
  }
  expect(write('T14', 'RSE_M365', { steps: new Map() })).toContain(
    'Calendars, contacts, and tasks that nobody exported are lost with them.',
  );
  expect(write('T14', 'HEX_M365', { steps: new Map() })).not.toContain('are lost');
  for (const id of ['T5', 'T12']) expect(write(id, 'EXT_HEX')).not.toMatch(/don't move|did not move/);
  expect(write('T1', 'RSE_SELF')).toContain('Only mail moves. Everyone who needs their calendars');
});

test('the letter to prepare users (T5) leaves folders alone while they are copied', () => {
  const during = { phase: 'prestage', phases: ['provisioning', 'prestage', 'closed'] };
  expect(write('T5', 'EXT_HEX')).toContain('Rename folders that have special characters');
  expect(write('T5', 'EXT_HEX', during)).toContain("Don't rename folders");
  expect(write('T5', 'EXT_HEX', during)).not.toContain('Rename folders');
  const exported = { isByPst: true, steps: new Map([['F-01', true]]) };
  expect(write('T5', 'EXT_HEX', exported)).not.toContain('Rename folders');
});

test('the cutover notice (T9) of a subdomain keeps the records of the domain above', () => {
  const hosts = 'use the host plants instead of @, and autodiscover.plants instead of autodiscover';
  expect(write('T9', 'EXT_RSE', { domain: 'plants.acme.com' })).toContain(
    `in the zone acme.com, ${hosts}. Don't change the records of acme.com itself.`,
  );
  for (const domain of ['acme.com', 'acme.co.uk'])
    expect(write('T9', 'EXT_RSE', { domain })).not.toContain('in the zone');
});

test('the user setup (T12) of POP mail keeps the old account until its mail is dragged over', () => {
  const path = { ...paths.EXT_HEX, source: 'pop' };
  const letter = write('T12', 'EXT_HEX', { path });
  expect(letter).toContain('1. Keep the old account in Outlook');
  expect(letter).toMatch(
    /4\. In Outlook, add .* drag your old mail to the new mailbox\. Then remove the old account\./,
  );
});
