import { buttons, type Card, card, heading, note, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { shorten, textField } from '../../input/field.ts';
import { citationLine } from '../../knowledge/citation.ts';
import { findTerm, type TermMatch, termGroups } from '../../knowledge/glossary/find-term.ts';
import { type SupportContact, supportLine } from '../../knowledge/support.ts';
import { defineSubcommand } from '../subcommand.ts';

const term = textField('term', 'Term', { example: 'tenant', max: 100 });

export const glossary = defineSubcommand({
  name: 'glossary',
  aliases: ['define', 'term'],
  reads: true,
  summary: 'Look up a term',
  examples: ['glossary tenant', 'glossary delta pass'],
  details: ['Type `glossary` alone to list all terms.'],
  text: { field: term },
  async run({ desk }, args) {
    const asked = args.get(term);
    if (!asked) return allTerms();
    const found = findTerm(asked);
    if (!found) {
      throw new Fault(`“${shorten(asked)}” is not in the glossary.`, {
        hint: 'Type `glossary` alone to list all terms.',
        example: 'glossary tenant',
        buttons: [{ label: 'All terms', command: 'glossary' }],
      });
    }
    return termCard(found, asked, desk.support);
  },
});

function termCard(
  { term: { term: name, also, meaning }, exact, citation, others }: TermMatch,
  asked: string,
  support: SupportContact,
): Card {
  return card(
    heading(name),
    !exact && note(`Closest match for “${shorten(asked)}”.`),
    text(meaning),
    name === 'Support' && text(supportLine(support)),
    also !== undefined && note(`Also: ${also}.`),
    citation && text(citationLine(citation)),
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
    note(['To look up a term: ', { command: 'glossary tenant' }]),
    ...termGroups.flatMap(({ citation }) => (citation ? [text(citationLine(citation))] : [])),
  );
}
