import { dateField } from '../../input/date-fields.ts';
import { choiceField, type Field, textField } from '../../input/field.ts';
import { numberField } from '../../input/number-field.ts';
import type { Draft } from '../../knowledge/drafts/draft.ts';
import { drafts } from '../../knowledge/drafts/table.ts';
import { letterFields } from '../../ticket/fields/letter-fields.ts';
import type { TicketField } from '../../ticket/fields/ticket-field.ts';

const names = choiceField(
  'name',
  'Draft',
  drafts.map(({ id, name, title }) => ({ value: name, label: `${id} ${title}` })),
);

/** A draft, by its name, an earlier name, or its number: `plan` or `t2`. */
export const draftName: Field<string> = {
  ...names,
  read: (raw, context) => names.read(findDraft(raw)?.name ?? raw, context),
};

function findDraft(said: string): Draft | undefined {
  const wanted = said.trim().toLowerCase();
  return drafts.find(({ id, name, earlierName }) => [id.toLowerCase(), name, earlierName].includes(wanted));
}

/** When typed after a draft's name, this word opens a form. The form asks for the values that only the sender knows. */
export const formWord = choiceField('ask', 'Ask', [{ value: 'ask', label: 'Ask' }]);

/** The values that a ticket keeps, so that the next draft has them, too. */
export const keptFields: TicketField[] = Object.values<TicketField>(letterFields);

/** Fields for the values that the sender types. Each field has the same name as its placeholder in `placeholders`. */
export const senderFields: Field<unknown>[] = [
  ...keptFields,
  dateField('next-message', 'Day of our next message', { future: true }),
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
];

/** Returns those of `senderFields` that a draft uses. `said` is the draft's name or number. */
export function senderFieldsFor(said: string | undefined): Field<unknown>[] {
  const names: string[] = findDraft(said ?? '')?.fromSender ?? [];
  return senderFields.filter(({ name }) => names.includes(name));
}
