import { type Figure, figureLine } from '../../card.ts';
import { keepTogether } from '../../phrase.ts';
import { type RichTextBlock, toLines } from './text.ts';

/** Labels and values in two columns. */
export interface FactSet {
  type: 'FactSet';
  facts: { title: string; value: string }[];
}

/** Shows figures in two columns. Teams reads a fact as markdown, so figures that markdown could change become lines. */
export function toFacts(figures: Figure[]): (FactSet | RichTextBlock)[] {
  if (figures.every(({ label, value }) => isPlain(label) && isPlain(value)))
    return [
      {
        type: 'FactSet',
        facts: figures.map(({ label, value }) => ({ title: label, value: keepTogether(value) })),
      },
    ];
  return figures.flatMap((figure) => toLines(figureLine(figure), {}, 'Small'));
}

/** Whether markdown has no meaning for any part of a text: no marks, no entity, and no start of a list. */
function isPlain(text: string): boolean {
  return /^[^*_[\]`~#<>{}\\|&:/]*$/.test(text) && !/^\s*([-+]|\d+[.)])\s/.test(text);
}
