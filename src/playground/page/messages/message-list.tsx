import type { ReactNode } from 'react';
import { Icon } from '../look/icon.tsx';
import { dayWords } from '../time/time-words.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';
import { MessageRow, type RowActions } from './message-row.tsx';
import { MessagesLog } from './messages-log.tsx';
import type { Day } from './timeline.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';

interface MessageListProps extends RowActions {
  label: string;
  days: Day[];
  today: string;
  busy: string[];
  awaitsAnswer(): boolean;
  empty: ReactNode;
}

export function MessageList({ label, days, today, busy, awaitsAnswer, empty, ...actions }: MessageListProps) {
  const { me } = useWorkspace();
  const newest = days.at(-1)?.rows.at(-1)?.message;
  const { box, hasNew, onScroll, toBottom } = useStickToBottom(newest, me.id, awaitsAnswer);

  function showNew() {
    toBottom();
    box.current?.focus();
  }

  return (
    <div className="message-list">
      <MessagesLog label={label} box={box} onScroll={onScroll}>
        {days.length === 0 && empty}
        {days.map(({ date, rows }) => (
          <div key={date} className="day-messages">
            <h2 className="day">
              <span>{dayWords(date, today)}</span>
            </h2>
            {rows.map(({ message, isContinued, replies }) => (
              <MessageRow
                key={message.ts}
                message={message}
                isContinued={isContinued}
                replyCount={replies.length}
                lastReply={replies.at(-1)?.ts}
                repliers={[...new Set(replies.map(({ user }) => user))].join(' ')}
                today={today}
                isBusy={busy.includes(message.ts)}
                {...actions}
              />
            ))}
          </div>
        ))}
      </MessagesLog>
      {hasNew && (
        <button type="button" className="new-messages" onClick={showNew}>
          <Icon name="down" />
          New messages
        </button>
      )}
    </div>
  );
}
