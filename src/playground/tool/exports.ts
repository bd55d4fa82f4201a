/** One mailbox of an export of the simulated migration tool: its address, and what the tool says about it. */
export interface Exported {
  address: string;
  /** The address at the destination. Absent: the same one. */
  destination?: string;
  status?: string;
  run?: string;
  passes?: number;
  moved?: number;
  errors?: number;
  says?: string;
}

const kinds = ['Folders', 'Calendars', 'Contacts', 'Email', 'Tasks', 'Notes', 'Journals', 'Total'];
const speeds = [
  'Active Duration (minutes)',
  'Passive Duration (minutes)',
  'Data Speed (MB/hour)',
  'Item Speed (items/hour)',
];

const header = [
  'Mailbox Id',
  'Source Email Address',
  'Destination Email Address',
  ...kinds.flatMap((kind) => [
    `${kind} Success Count`,
    `${kind} Success Size (bytes)`,
    `${kind} Error Count`,
    `${kind} Error Size (bytes)`,
  ]),
  ...['Source', 'Destination'].flatMap((side) => speeds.map((speed) => `${side} ${speed}`)),
  'Migrations Performed',
  'Last Migration Type',
  'Last Status',
  'Last Status Details',
];

/** A statistics export of MigrationWiz as CSV, with the columns that docs/trade.md names. */
export function statistics(all: Exported[]): string {
  const rows = all.map((one, i) => {
    const values: Record<string, string | number> = {
      'Mailbox Id': `b7f1${String(i).padStart(4, '0')}`,
      'Source Email Address': one.address,
      'Destination Email Address': one.destination ?? one.address,
      'Total Success Count': one.moved ?? 1200,
      'Total Error Count': one.errors ?? 0,
      'Migrations Performed': one.passes ?? 1,
      'Last Migration Type': one.run ?? 'Full',
      'Last Status': one.status ?? 'Completed',
      'Last Status Details': one.says ?? '',
    };
    return header.map((title) => quoted(String(values[title] ?? 0))).join(',');
  });
  return [header.join(','), ...rows].join('\r\n');
}

/** An error export of MigrationWiz as CSV: one row for each item that failed. */
export function errorList(all: { address: string; error: string }[]): string {
  const rows = all.map(({ address, error }, i) =>
    [`b7f1${i}`, address, address, 'Mail', '11/30/2026 9:14:02 AM', '20480', error, 'Re: invoice']
      .map(quoted)
      .join(','),
  );
  return [
    'Mailbox Id,Source Email Address,Destination Email Address,Type,Date,Size (bytes),Error,Subject',
    ...rows,
  ].join('\r\n');
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
