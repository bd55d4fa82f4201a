import { buttons, type Card, card, heading, note, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { shorten, textField } from '../../input/field.ts';
import { type Found, findTerm, termGroups } from '../../knowledge/glossary/find-term.ts';
import { sourceLine } from '../../knowledge/source.ts';
import { defineSubcommand } from '../subcommand.ts';

const term = textField('term', 'Term', { example: 'tenant', max: 100 });

export const glossary = defineSubcommand({
  name: 'glossary',
  summary: "The trade's terms in our words",
  examples: ['glossary tenant', 'glossary delta pass'],
  details: ['`glossary` alone lists all terms.'],
  text: { field: term },
  async run(_context, args) {
    const asked = args.get(term);
    if (!asked) return allTerms();
    const found = findTerm(asked);
    if (!found) {
      throw new Fault(`“${shorten(asked)}” is not in the glossary.`, {
        hint: '`glossary` alone lists all terms.',
        example: 'glossary tenant',
        buttons: [{ label: 'All terms', command: 'glossary' }],
      });
    }
    return termCard(found, asked);
  },
});

function termCard(
  { term: { term: name, also, meaning }, exact, source, others }: Found,
  asked: string,
): Card {
  return card(
    heading(name),
    !exact && note(`The nearest to “${shorten(asked)}”.`),
    text(meaning),
    also !== undefined && note(`Also: ${also}.`),
    source && text(sourceLine(source)),
    buttons(...others.map((other) => ({ label: other.term, command: `glossary ${other.term}` })), {
      label: 'All terms',
      command: 'glossary',
    }),
  );
}

function allTerms(): Card {
  return card(
    heading('Glossary'),
    ...termGroups.map(({ title, terms }) =>
      text([{ bold: title }, `: ${terms.map((one) => one.term).join(' · ')}`]),
    ),
    note(['One of them: ', { command: 'glossary tenant' }, '.']),
    ...termGroups.flatMap(({ source }) => (source ? [text(sourceLine(source))] : [])),
  );
}
