import { useEffect } from 'react';

/** The parts of the page, and the element in each part that receives focus. */
const sections = [
  { part: '.top-bar', start: 'select' },
  { part: '.sidebar', start: '.entry[aria-current]' },
  { part: '.message-list', start: '[role="log"]' },
  { part: '.home-panel', start: null },
  { part: '.conversation .composer', start: 'textarea' },
  { part: '.thread', start: 'textarea' },
];

/** Moves the focus to the next part of the page with F6, and to the previous one with Shift+F6, as in Slack. */
export function useSections(): void {
  useEffect(() => {
    function move(event: KeyboardEvent) {
      if (event.key !== 'F6' || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      const shown = sections.flatMap(({ part, start }) => {
        const element = document.querySelector<HTMLElement>(part);
        const target = start ? element?.querySelector<HTMLElement>(start) : element;
        return element && target?.checkVisibility({ visibilityProperty: true }) ? [{ element, target }] : [];
      });
      const here = shown.findIndex(({ element }) => element.contains(document.activeElement));
      const next = event.shiftKey ? Math.max(here, 0) - 1 : here + 1;
      shown.at(next % shown.length)?.target.focus();
    }

    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, []);
}
