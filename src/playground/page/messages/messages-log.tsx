import type { KeyboardEvent, ReactNode, RefObject } from 'react';

interface MessagesLogProps {
  label: string;
  box: RefObject<HTMLDivElement | null>;
  onScroll(): void;
  children: ReactNode;
}

/**
 * A list of messages that scrolls. Screen readers don't announce its changes, because `Announcer` announces new
 * messages.
 */
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

/** Moves from message to message with the arrow keys, as in Slack. The Tab key then goes into a message. */
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
