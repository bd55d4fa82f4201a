import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDraft } from './drafts.ts';
import { recall } from './recall.ts';

/** The text of a composer, its caret, and what the person sent before. */
export function useWriting(place: string, person: string) {
  const { drafts, draft } = useDraft(place);
  const box = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(draft.text.length);
  const wantedCaret = useRef<number | null>(null);
  const back = useRef(0);

  useEffect(() => {
    // Whoever chooses whom to play, or a tab, stays there.
    if (!document.activeElement?.closest('.top-bar, [role="tablist"]')) box.current?.focus();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it grows and moves its caret with the text
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight}px`;
    if (wantedCaret.current === null) return;
    current.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = null;
  }, [draft.text]);

  function write(text: string, at = text.length) {
    back.current = 0;
    wantedCaret.current = at;
    setCaret(at);
    drafts.set(place, text);
  }

  return {
    ...draft,
    box,
    caret,
    write,
    /** What was typed, with the caret where it is. */
    type({ value, selectionStart }: HTMLTextAreaElement) {
      back.current = 0;
      setCaret(selectionStart);
      drafts.set(place, value);
    },
    readCaret: () => setCaret(box.current?.selectionStart ?? 0),
    clear() {
      drafts.remember(person, draft.text.trim());
      write('');
    },
    /** Puts back what could not be sent, unless something else is written by now. */
    putBack(text: string, problem: string) {
      drafts.set(place, drafts.get(place).text || text, problem);
    },
    /** From the empty text only, like in a shell. Returns the text, or null. */
    recall(step: 1 | -1): string | null {
      if (back.current === 0 && (step === -1 || draft.text !== '')) return null;
      const { position, text } = recall(drafts.sentBy(person), back.current, step);
      write(text);
      back.current = position;
      return text;
    },
  };
}
