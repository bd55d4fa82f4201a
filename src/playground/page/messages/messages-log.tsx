import type { KeyboardEvent, ReactNode, RefObject } from 'react';

interface MessagesLogProps {
  label: string;
  box: RefObject<HTMLDivElement | null>;
  onScroll(): void;
  children: ReactNode;
}

/** Messages that scroll. It is silent, as it also changes where nothing is new: the announcer tells what is. */
export function MessagesLog({ label, box, onScroll, children }: MessagesLogProps) {
  return (
    <div
      className="messages"
      role="log"
      aria-label={label}
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      ref={box}
      onScroll={onScroll}
      onKeyDown={moveAmongMessages}
    >
      <div className="messages-content">{children}</div>
    </div>
  );
}

/** The arrow keys go from message to message, as in Slack; the Tab key then goes into one. */
function moveAmongMessages(event: KeyboardEvent<HTMLElement>) {
  const log = event.currentTarget;
  const rows = [...log.querySelectorAll<HTMLElement>('.message')];
  const index = rows.indexOf(event.target as HTMLElement);
  if (index < 0 && event.target !== log) return;
  const next = { ArrowUp: index < 0 ? rows.length - 1 : index - 1, ArrowDown: index + 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  rows[next]?.focus();
}
