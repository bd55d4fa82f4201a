import { type KeyboardEvent, type SyntheticEvent, useLayoutEffect, useRef } from 'react';

/**
 * A native modal dialog that is open for as long as it is drawn. Escape calls `onClose`, which may take a while to make
 * it go; the focus returns to where it was.
 */
export function useDialog(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    // React hears of no event while it takes the dialog away, so the focus must not go back before it has.
    return () => queueMicrotask(() => before instanceof HTMLElement && before.focus());
  }, []);

  // The browser closes a dialog by itself when Escape comes twice, unless the key is taken first.
  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  }
  function onCancel(event: SyntheticEvent) {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    onClose();
  }
  return { ref, onKeyDown, onCancel };
}
