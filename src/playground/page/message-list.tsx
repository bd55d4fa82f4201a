import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { MessageRow, type RowActions } from './message-row.tsx';
import { dayWords } from './time-words.ts';
import type { Day } from './timeline.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';
import { useWorkspace } from './workspace-context.ts';

interface MessageListProps extends RowActions {
  label: string;
  days: Day[];
  today: string;
  busy: string[];
  empty: ReactNode;
}

export function MessageList({ label, days, today, busy, empty, ...actions }: MessageListProps) {
  const { me } = useWorkspace();
  const newest = days.at(-1)?.rows.at(-1)?.message;
  const { box, hasNew, onScroll, toBottom } = useStickToBottom(newest?.ts ?? '', newest?.user === me.id);

  function showNew() {
    toBottom();
    box.current?.focus();
  }

  return (
    <div className="message-list">
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
        <div className="messages-content">
          {days.length === 0 && empty}
          {days.map(({ date, rows }) => (
            <section key={date} aria-label={dayWords(date, today)}>
              <h2 className="day">
                <span>{dayWords(date, today)}</span>
              </h2>
              {rows.map((row) => (
                <MessageRow
                  key={row.message.ts}
                  message={row.message}
                  isContinued={row.isContinued}
                  replyCount={row.replies.length}
                  lastReply={row.replies.at(-1)?.ts}
                  repliers={[...new Set(row.replies.map(({ user }) => user))].join(' ')}
                  today={today}
                  isBusy={busy.includes(row.message.ts)}
                  {...actions}
                />
              ))}
            </section>
          ))}
        </div>
      </div>
      {hasNew && (
        <button type="button" className="new-messages" onClick={showNew}>
          <Icon name="down" />
          New messages
        </button>
      )}
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
