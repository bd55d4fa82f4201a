import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDraft } from './drafts.ts';
import { recall } from './recall.ts';

/** A composer's text, its caret, and the messages that the person sent before. */
export function useWriting(place: string, person: string) {
  const { drafts, draft } = useDraft(place);
  const box = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(draft.text.length);
  const wantedCaret = useRef<number | null>(null);
  const back = useRef(0);

  useEffect(() => {
    // Don't take the focus from someone who is choosing a person or a tab.
    if (!document.activeElement?.closest('.top-bar, [role="tablist"]')) box.current?.focus();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height and the caret follow the text
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
    /** Stores the text and the caret position after the person types. */
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
    /**
     * Shows why a text couldn't be sent. Puts the text back, unless the person has written something else in the
     * meantime.
     */
    putBack(text: string, problem: string) {
      drafts.set(place, drafts.get(place).text || text, problem);
    },
    /**
     * Shows the previous or next sent message, as in a shell, and returns the message. Starts only from an empty text.
     * Otherwise returns null and changes nothing.
     */
    recall(step: 1 | -1): string | null {
      if (back.current === 0 && (step === -1 || draft.text !== '')) return null;
      const { position, text } = recall(drafts.sentBy(person), back.current, step);
      write(text);
      back.current = position;
      return text;
    },
  };
}
