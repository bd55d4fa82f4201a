import { useEffect } from 'react';

/** What one can fall back to, from the inside out. */
const homes = '.message, [role="log"], [role="tabpanel"]';
/** What goes away by itself. */
const passing = 'dialog, .notices';

/**
 * When what has the focus is drawn anew or goes away, the focus goes to the control in its place that says the same, else
 * to what it stood in, and not to the top of the page.
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
