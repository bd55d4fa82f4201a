import { type RichTextBlock, toLines } from './text.ts';

/** A title that shows and hides the elements below it. */
export interface FoldTitle {
  type: 'Container';
  selectAction: { type: 'Action.ToggleVisibility'; title: string; targetElements: [string] };
  items: RichTextBlock[];
}

/** Elements that appear when a person presses the title. */
export interface Folded<Item> {
  type: 'Container';
  id: string;
  isVisible: false;
  items: Item[];
}

/** Hides elements behind a title. @param id unique in the card */
export function toFold<Item>(title: string, items: Item[], id: string): [FoldTitle, Folded<Item>] {
  return [
    {
      type: 'Container',
      selectAction: { type: 'Action.ToggleVisibility', title, targetElements: [id] },
      items: toLines(`▸ ${title}`, { color: 'Accent' }),
    },
    { type: 'Container', id, isVisible: false, items },
  ];
}
