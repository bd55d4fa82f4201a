import { type CardBlock, table } from '../../card.ts';
import type { Judged, Verdict } from '../../dns/verdicts/judged.ts';
import { truncate } from '../../truncate.ts';
import { mergeRows } from './merge-rows.ts';

/** How many records the table shows, and how much of a value, in characters. */
const most = { rows: 20, value: 120 };

const verdicts: Record<Verdict, string> = {
  right: '✓ right',
  missing: 'missing',
  wrong: 'wrong',
  'in-use': 'old, in use',
  'left-over': 'left over',
  duplicate: 'two records',
  priority: 'wrong priority',
  'too-large': 'answer too large',
  unknown: 'no answer',
};

/** The same before the switch, when these records can't be right yet. */
const ahead: Partial<Record<Verdict, string>> = {
  missing: 'not there yet',
  wrong: 'not changed yet',
};

/** What is expected where the ticket doesn't say, or where nothing should be. */
const expectations: Partial<Record<Verdict, string>> = {
  'in-use': 'removed at the switch',
  'left-over': 'no record',
  wrong: 'no record',
};

/**
 * The records of a domain as a table: what should be there, what is there, and the verdict.
 *
 * @param isAhead whether the switch is still ahead
 */
export function verdictTable(records: Judged[], isAhead: boolean): CardBlock | undefined {
  const left = records.length - most.rows;
  return table(
    left > 0 ? `The first ${most.rows} of ${records.length.toLocaleString('en-US')} records` : 'Records',
    // On a phone, the last column is off the screen.
    ['Record', 'Verdict', 'Expected', 'Seen'],
    mergeRows(
      records
        .slice(0, most.rows)
        .map((record) => [
          `${record.type} ${record.host}`,
          verdictWords(record, isAhead),
          truncate(expectedWords(record), most.value),
          truncate(record.seen.join(', '), most.value) || 'none',
        ]),
      3,
    ),
    ['', '', 'expected', 'seen'],
  );
}

/** A verdict in words: `missing on ns2.acme.com`. */
function verdictWords({ verdict, isAdvice, disagree }: Judged, isAhead: boolean): string {
  const servers = [...new Set(disagree.map(({ server }) => server))];
  const where = servers.length > 0 && servers.length <= 2 ? ` on ${servers.join(' and ')}` : '';
  const words = (isAhead && !isAdvice && ahead[verdict]) || verdicts[verdict];
  return `${words}${where}${isAdvice && verdict === 'missing' ? ' (recommended)' : ''}`;
}

function expectedWords({ expected, verdict, purpose }: Judged): string {
  if (expected !== null) return expected;
  if (purpose === 'mx' && (verdict === 'right' || verdict === 'missing' || verdict === 'unknown'))
    return 'the MX from the admin center';
  return expectations[verdict] ?? '';
}
