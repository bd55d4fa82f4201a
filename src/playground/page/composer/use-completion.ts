import { useState } from 'react';
import { complete, type Vocabulary } from './completion.ts';

/** The suggestions at the caret, and which of them is selected. */
export function useCompletion(text: string, caret: number, vocabulary: Vocabulary) {
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [chosen, setChosen] = useState({ text, index: 0 });
  const completion = text === dismissed ? null : complete(text, caret, vocabulary);
  const count = completion?.suggestions.length ?? 0;
  const index = chosen.text === text && chosen.index < count ? chosen.index : 0;
  return {
    completion,
    index,
    choose: (next: number) => setChosen({ text, index: (next + count) % count }),
    /** Hides the suggestions until the text changes. */
    dismiss: (shown: string) => setDismissed(shown),
  };
}
