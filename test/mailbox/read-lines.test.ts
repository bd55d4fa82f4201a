import { describe, expect, it } from 'vitest';
import { merge } from '../../src/mailbox/merge.ts';
import { readLines } from '../../src/mailbox/read-lines.ts';
import { type Recognized, recognize } from '../../src/mailbox/recognize.ts';
import type { ListKind } from '../../src/mailbox/sheet-kinds.ts';
import { exampleRows, templateColumns } from '../../src/mailbox/template.ts';

const move = { domain: 'acme.com', target: 'rackspace-email' };

function linesOf(rows: string[][], decimal: '.' | ',' = '.') {
  return readLines(recognize([{ rows, decimal }]) as Recognized<ListKind>, move, []);
}

function read(rows: string[][], decimal: '.' | ',' = '.') {
  const { lines, faults } = linesOf(rows, decimal);
  return {
    lines,
    faults: faults.map(
      ({ row, title, says, isWrong }) => `${row} ${title}: ${says}${isWrong ? '' : ' (kept)'}`,
    ),
  };
}

describe('a sheet with mailboxes', () => {
  it('is read by its header, wherever that is among the first rows', () => {
    const rows = [
      ['Acme Corp, please return by Friday'],
      [],
      [
        'Notes',
        'Old address',
        'New address',
        'New mailbox exists (yes/no)',
        'Credentials sent (yes/no)',
        'Size in GB',
        'Items',
        'Wave',
      ],
      ['the CEO', 'Ann.Lee@ACME.com', '', 'Yes', 'x', '4.2', '12,000', 'pilot'],
      ['', '', '', '', '', '', '', ''],
      ['', 'Bob <bob@old.example>', 'bob@acme.com', 'no', '', '', '', ''],
    ];
    expect(read(rows)).toEqual({
      lines: [
        {
          source: 'ann.lee@acme.com',
          destination: 'ann.lee@acme.com',
          exists: true,
          received: true,
          sizeGb: 4.2,
          items: 12_000,
          wave: 'pilot',
          notes: 'the CEO',
        },
        { source: 'bob@old.example', destination: 'bob@acme.com', exists: false },
      ],
      faults: [],
    });
  });

  it('may be a MigrationWiz bulk list, or a list of new mailboxes for the control panel', () => {
    const bulk = [
      [
        'Source Email',
        'Source Login Name',
        'Source Password',
        'Destination Email',
        'Destination Login Name',
        'Destination Password',
        'Flags',
      ],
      ['ann@old.example', 'ann', '', 'ann@acme.com', '', '', '0'],
    ];
    expect(read(bulk).lines).toEqual([{ source: 'ann@old.example', destination: 'ann@acme.com' }]);
    const panel = [
      ['Username', 'Password', 'First Name', 'Last Name', 'Enabled'],
      ['ann', '', 'Ann', 'Lee', '1'],
      ['bob@acme.com', '', 'Bob', 'Ray', '0'],
    ];
    expect(read(panel).lines).toEqual([
      { source: 'ann@acme.com', destination: 'ann@acme.com', exists: true },
      { source: 'bob@acme.com', destination: 'bob@acme.com', exists: false },
    ]);
  });

  it('may be a list for an IMAP migration to Exchange Online', () => {
    const rows = [
      ['EmailAddress', 'UserName', 'Password', 'UserRoot'],
      ['ann@acme.com', 'ann.lee', '', '/ann'],
      ['bob@old.example', 'bob', '', ''],
    ];
    expect(read(rows)).toEqual({
      lines: [{ source: 'ann@acme.com', destination: 'ann@acme.com' }],
      faults: ['3 EmailAddress: The new address must be at acme.com'],
    });
  });

  it('is refused without a header that we know', () => {
    expect(() =>
      read([
        ['Street', 'City'],
        ['Main St', 'Austin'],
      ]),
    ).toThrow('no list of mailboxes');
    expect(() => read([])).toThrow('no list of mailboxes');
  });

  it('has each fault with its row, its column, and what would be right', () => {
    const rows = [
      ['Source email', 'Destination email', 'Destination exists (y/n)', 'Size (GB)', 'Size in GB'],
      ['ann@acme', '', '', ''],
      ['', 'bob@acme.com', 'y', ''],
      ['cy@acme.com', 'cy@other.example', 'maybe', ''],
      ['dee@old.example', '', '', ''],
      ['eve@acme.com', '', '', '', '20'],
      ['eve@acme.com', '', '', '', '2'],
      ['fay@acme.com', 'eve@acme.com', '', '', '26'],
      ['gus@acme.com', '', '', '', 'big'],
    ];
    expect(read(rows).faults).toEqual([
      '2 Source email: Enter an email address, such as ann@acme.com',
      '3 Source email: Enter the address of the mailbox',
      '4 Destination email: The new address must be at acme.com',
      '4 Destination exists (y/n): Enter yes or no',
      '5 Destination email: Enter the new address, at acme.com',
      '6 Size in GB: 20 GB is more than 70% of the 25 GB of the new mailbox (kept)',
      '7 Source email: Row 6 is about the same mailbox',
      '8 Destination email: Row 6 has the same new address',
      '8 Size in GB: 26 GB is more than the 25 GB of the new mailbox (kept)',
      '9 Size in GB: Enter the size in GB as a number, such as 2.5',
    ]);
    expect(read(rows).lines.map(({ source }) => source)).toEqual(['eve@acme.com']);
  });

  it.each([
    ['a zero-width space', 'ann\u200b@acme.com'],
    ['a zero-width space in the domain', 'ann@ac\u200bme.com'],
    ['a joiner at the end', 'ann@acme.com\u200d'],
    ['a mark that turns the text around', '\u202eann@acme.com'],
    ['a soft hyphen', 'an\u00adn@acme.com'],
    ['a variation selector', 'ann\ufe0f@acme.com'],
    ['a zero-width space after a name', 'Ann <ann@acme.com\u200b>'],
  ])('refuses an address with %s, which nobody can see', (_, address) => {
    expect(read([['Old address'], [address], ['ann@acme.com']])).toEqual({
      lines: [{ source: 'ann@acme.com', destination: 'ann@acme.com' }],
      faults: ['2 Old address: Type this address again. It has a character that nobody can see'],
    });
  });

  it('shows a wrong value and its title shortly, in one line, and without marks that turn the text around', () => {
    const rows = [['Old address\n(today)'], ['\u202eann@\nacme'], [`${'x'.repeat(100)}@acme`]];
    const { faults } = linesOf(rows);
    expect(faults.map(({ title, value }) => [title, value])).toEqual([
      ['Old address (today)', 'ann@ acme'],
      ['Old address (today)', `${'x'.repeat(59)}…`],
    ]);
  });

  it('finds the same address in other letter case, and in other forms of the same letters', () => {
    const rows = [['Old address'], ['Zo\u00eb@acme.com'], ['ZOE\u0308@ACME.COM'], ['zoë <zoë@acme.com>']];
    expect(read(rows).faults).toEqual([
      '3 Old address: Row 2 is about the same mailbox',
      '4 Old address: Row 2 is about the same mailbox',
    ]);
  });

  it.each(['70%', '70 %', '-3', '5 GB', '1e12'])('has no size such as %j', (size) => {
    const rows = [
      ['Old address', 'Size in GB'],
      ['ann@acme.com', size],
    ];
    expect(read(rows).faults).toEqual(['2 Size in GB: Enter the size in GB as a number, such as 2.5']);
  });

  it('may name folders, and says which of them to rename', () => {
    const rows = [
      ['Old address', 'Folders'],
      ['ann@acme.com', 'Inbox; Projekte 2024\nÖffentlich_a-b'],
      ['bob@acme.com', '1.Inbox'],
      ['cy@acme.com', 'A/B; C\\D\nWhat?!; [x]; #1'],
    ];
    const { lines, faults } = read(rows);
    expect(faults).toEqual([
      '3 Folders: Rename the folder “1.Inbox” (remove “.”) (kept)',
      '4 Folders: Rename the folders “A/B” (remove “/”), “C\\D” (remove “\\”), “What?!” (remove “?” and “!”), and 2 more (kept)',
    ]);
    expect(lines[0]).toEqual({ source: 'ann@acme.com', destination: 'ann@acme.com' });
  });

  it.each([...'!@#$%^&*()+=<,>?/:"\'{}[]\\|.'])('lets no folder have %s in its name', (sign) => {
    const rows = [
      ['Old address', 'Folders'],
      ['ann@acme.com', `a${sign}b`],
    ];
    expect(read(rows).faults).toEqual([`2 Folders: Rename the folder “a${sign}b” (remove “${sign}”) (kept)`]);
  });

  it('may have decimal commas, right-to-left text, and addresses in other scripts', () => {
    const rows = [
      ['Old address', 'Size in GB', 'Notes'],
      ['ann@acme.com', '4,2', 'المدير'],
      ['zoe\u0301@acme.com', '1', 'e\u0301'],
    ];
    expect(read(rows, ',').lines).toMatchObject([
      { sizeGb: 4.2, notes: 'المدير' },
      { source: 'zo\u00e9@acme.com', sizeGb: 1 },
    ]);
  });

  it('repeats its header without harm', () => {
    const header = ['Old address', 'Notes'];
    expect(read([header, header, ['ann@acme.com', ''], header])).toEqual({
      lines: [{ source: 'ann@acme.com', destination: 'ann@acme.com' }],
      faults: [],
    });
  });
});

describe('the sheet that we give to customers', () => {
  const columns = templateColumns({ credentials: true, creation: true });
  const table = (rows: ReturnType<typeof exampleRows>) => [
    columns.map(({ title }) => title),
    ...rows.map((mailbox) => columns.map(({ cell }) => String(cell(mailbox)))),
  ];

  it('has no column for passwords, and examples that are not read', () => {
    expect(columns.map(({ title }) => title).join(' ')).not.toMatch(/password/i);
    expect(read(table(exampleRows('acme.com')))).toEqual({ lines: [], faults: [] });
  });

  it('is read back as it was written', () => {
    const [ann, sales] = exampleRows('acme.com').map((row) => ({ ...row, notes: 'front desk' }));
    const { lines, faults } = read(table([ann!, sales!]));
    expect(faults).toEqual([]);
    const when = { at: new Date(0), isSwitched: false, late: false };
    expect(merge([], lines, when)[0]).toEqual(ann);
    expect(lines).toHaveLength(2);
  });
});
