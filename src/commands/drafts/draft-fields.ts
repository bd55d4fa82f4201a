import { dateField } from '../../input/date-fields.ts';
import { choiceField, type Field, numberField, shapedField, textField } from '../../input/field.ts';
import type { Draft } from '../../knowledge/drafts/draft.ts';
import { drafts } from '../../knowledge/drafts/table.ts';

const names = choiceField(
  'name',
  'Text',
  drafts.map(({ id, name, title }) => ({ value: name, label: `${id} ${title}` })),
);

/** A text by its name or its number: `plan`, `t2`. */
export const draftName: Field<string> = {
  ...names,
  read: (raw, context) => names.read(findDraft(raw)?.name ?? raw, context),
};

function findDraft(said: string): Draft | undefined {
  const wanted = said.trim().toLowerCase();
  return drafts.find(({ id, name }) => id.toLowerCase() === wanted || name === wanted);
}

/** Said after the name: asks with a form for what the ticket has no place for. */
export const ask = choiceField('ask', 'Ask', [{ value: 'ask', label: 'Ask' }]);

/** What only whoever sends a text knows. The names are those of `needs`. */
export const given: Field<unknown>[] = [
  dateField('by', 'Answer by', { future: true }),
  shapedField('range', 'How long', {
    hint: 'From how long to how long, with the unit: 3 to 8 days, two to four weeks. Never one date.',
    example: '"3 to 8 days"',
    read: readSpan,
  }),
  choiceField('side', 'Which side', [
    { value: 'source', label: 'Source' },
    { value: 'target', label: 'Target' },
  ]),
  textField('failing', 'Mailboxes that fail', { example: '"ann, bob and sales"', max: 1_000 }),
  numberField('errors', 'Failed items', { min: 0, max: 1_000_000, example: '12' }),
  textField('seen', 'MX still seen', { example: 'mx.old-host.com', max: 250 }),
  shapedField('mx', 'MX of Office 365', {
    hint: 'The value from the admin center; it ends in .mail.protection.outlook.com or .mx.microsoft.',
    example: 'acme-com.mail.protection.outlook.com',
    read: readOfficeMx,
  }),
];

/** Those of them that a text uses. */
export function keysOf(said: string | undefined): Field<unknown>[] {
  const asks = findDraft(said ?? '')?.asks ?? [];
  return given.filter(({ name }) => (asks as string[]).includes(name));
}

/** The MX of Office 365 in lower case, or null: docs/trade.md, "DNS records". */
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

/** A range, never one date (S0-06): `3-5 days` as `3 to 5 days`, `one week to 10 days`; null for what is none. */
function readSpan(raw: string): string | null {
  const [, low, lowUnit = '', high, highUnit] = span.exec(raw.toLowerCase().replace(/\s+/g, ' ')) ?? [];
  if (!low || !high || !highUnit) return null;
  if (!lowUnit && toCount(low) >= toCount(high)) return null;
  return `${low}${lowUnit} to ${high} ${highUnit}`;
}

function toCount(word: string): number {
  return counts.includes(word) ? counts.indexOf(word) + 1 : Number(word);
}
