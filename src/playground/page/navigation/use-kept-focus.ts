import { useEffect } from 'react';

/** The elements that receive focus when a focused element inside them is removed. */
const homes = '.message, [role="log"], [role="tabpanel"]';
/** Elements that disappear by themselves. */
const passing = 'dialog, .notices';

/**
 * Keeps the focus in place when the focused element is redrawn or removed. Moves the focus to a button with the same
 * text and value. If there is no such button, moves the focus to the element around the removed one. By itself, the
 * browser would move the focus to the top of the page.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let current: HTMLElement | null = null;
    let last: HTMLElement | null = null;
    let around: HTMLElement[] = [];

    function remember({ target }: FocusEvent) {
      if (!(target instanceof HTMLElement)) return;
      current = target;
      if (target.closest(passing)) return;
      last = target;
      around = ancestors(target);
    }

    function restore() {
      if (document.activeElement !== document.body || !current || current.isConnected) return;
      const home = around.find((element) => element.isConnected);
      const same = [...(home?.querySelectorAll<HTMLElement>('button') ?? [])].find(
        (button) => button.textContent === last?.textContent && button.dataset.value === last.dataset.value,
      );
      const target = last?.isConnected ? last : (same ?? home);
      target?.focus();
    }

    const observer = new MutationObserver(restore);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}

function ancestors(element: HTMLElement): HTMLElement[] {
  const home = element.closest<HTMLElement>(homes);
  return home ? [home, ...(home.parentElement ? ancestors(home.parentElement) : [])] : [];
}
