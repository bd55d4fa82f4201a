import { dateField } from '../../input/date-fields.ts';
import { choiceField, type Field, shapedField, textField } from '../../input/field.ts';
import { numberField } from '../../input/number-field.ts';
import type { Draft } from '../../knowledge/drafts/draft.ts';
import { drafts } from '../../knowledge/drafts/table.ts';

const names = choiceField(
  'name',
  'Draft',
  drafts.map(({ id, name, title }) => ({ value: name, label: `${id} ${title}` })),
);

/** A draft, by its name or its number: `plan` or `t2`. */
export const draftName: Field<string> = {
  ...names,
  read: (raw, context) => names.read(findDraft(raw)?.name ?? raw, context),
};

function findDraft(said: string): Draft | undefined {
  const wanted = said.trim().toLowerCase();
  return drafts.find(({ id, name }) => id.toLowerCase() === wanted || name === wanted);
}

/** When typed after a draft's name, this word opens a form. The form asks for the values that only the sender knows. */
export const formWord = choiceField('ask', 'Ask', [{ value: 'ask', label: 'Ask' }]);

/** Fields for values that only the sender knows. Each field has the same name as its placeholder in `placeholders`. */
export const senderFields: Field<unknown>[] = [
  dateField('by', 'Answer by', { future: true }),
  shapedField('range', 'How long', {
    noun: 'range',
    hint: 'A range with its unit, such as 3 to 8 days, or two to four weeks. Never a single date.',
    example: '"3 to 8 days"',
    read: readSpan,
  }),
  choiceField(
    'side',
    'Where the logins fail',
    [
      { value: 'source', label: 'Source' },
      { value: 'target', label: 'Target' },
    ],
    { noun: 'side' },
  ),
  textField('failing', 'Mailboxes whose logins fail', { example: '"ann, bob, and sales"', max: 1_000 }),
  numberField('errors', 'Failed items', { min: 0, max: 1_000_000, example: '12' }),
  textField('seen', 'Old MX that DNS still returns', { example: 'mx.old-host.com', max: 250 }),
  shapedField('mx', 'Office 365 MX', {
    noun: 'Office 365 MX',
    hint: 'The MX from the admin center. It ends in .mail.protection.outlook.com or .mx.microsoft.',
    example: 'acme-com.mail.protection.outlook.com',
    read: readOfficeMx,
  }),
];

/** Returns those of `senderFields` that a draft uses. `said` is the draft's name or number. */
export function senderFieldsFor(said: string | undefined): Field<unknown>[] {
  const names: string[] = findDraft(said ?? '')?.fromSender ?? [];
  return senderFields.filter(({ name }) => names.includes(name));
}

/**
 * Reads an Office 365 MX, and returns it in lower case. Returns null for any other host. Source: docs/trade.md, "DNS
 * records".
 */
function readOfficeMx(raw: string): string | null {
  const host = raw.toLowerCase().replace(/\.$/, '');
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(mail\.protection\.outlook\.com|mx\.microsoft)$/.test(host)
    ? host
    : null;
}

const counts = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const count = `\\d{1,3}|${counts.join('|')}`;
const unit = '(?:(?:business|working|calendar) )?(?:hour|day|week|month)s?';
const span = new RegExp(
  `^(?:from |between )?(${count})( ${unit})?(?: ?[-–—] ?| to | and | or )(${count}) ?(${unit})$`,
);

/**
 * Reads a range such as `3-5 days`, and returns it as `3 to 5 days`. Returns null for anything else, such as a single
 * date, because we never promise a date (S0-06).
 */
function readSpan(raw: string): string | null {
  const [, low, lowUnit = '', high, highUnit] = span.exec(raw.toLowerCase().replace(/\s+/g, ' ')) ?? [];
  if (!low || !high || !highUnit) return null;
  if (!lowUnit && toCount(low) >= toCount(high)) return null;
  return `${low}${lowUnit} to ${high} ${highUnit}`;
}

function toCount(word: string): number {
  return counts.includes(word) ? counts.indexOf(word) + 1 : Number(word);
}
