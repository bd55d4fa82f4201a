import { type KeyboardEvent, type SyntheticEvent, useLayoutEffect, useRef } from 'react';

/**
 * Opens a native modal dialog, and closes the dialog when the component is removed. Escape calls `onClose`, which
 * should remove the component, at once or later. The focus then returns to the element that had it before.
 */
export function useDialog(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    // React ignores focus events while it removes the dialog, so return the focus afterward.
    return () => queueMicrotask(() => before instanceof HTMLElement && before.focus());
  }, []);

  // Handles Escape here, because the browser would otherwise close the dialog by itself when Escape is pressed twice.
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
