import { memo, useState } from 'react';
import { Blocks } from '../blocks/blocks.tsx';
import type { OnShortcut, Press } from '../connection/use-acts.ts';
import type { Message } from '../contract.ts';
import { Icon } from '../look/icon.tsx';
import { fullMoment, timeOfDay } from '../time/time-words.ts';
import { toMilliseconds } from '../time/timestamp.ts';
import { Avatar } from '../workspace/avatar.tsx';
import { useWorkspace } from '../workspace/workspace-context.ts';
import { FileChip } from './file-chip.tsx';
import { MessageActions } from './message-actions.tsx';
import { RepliesButton } from './replies-button.tsx';
import { useSettling } from './use-settling.ts';

export interface RowActions {
  onPress: Press;
  /** Chooses a shortcut in the menu of a message. */
  onShortcut: OnShortcut;
  /** Absent inside a thread. */
  onOpenThread?(ts: string): void;
}

interface MessageRowProps extends RowActions {
  message: Message;
  isContinued: boolean;
  replyCount: number;
  lastReply: string | undefined;
  /**
   * The ids of the people who replied, separated by spaces. A string, because `memo` would treat each new list as a
   * change.
   */
  repliers: string;
  today: string;
  isBusy: boolean;
}

export const MessageRow = memo(function MessageRow({ message, isContinued, ...rest }: MessageRowProps) {
  const { onPress, onShortcut, onOpenThread } = rest;
  const { people, time } = useWorkspace();
  const [hasFocus, setHasFocus] = useState(false);
  const { ts, edited, ephemeral, files } = message;
  const moment = toMilliseconds(ts);
  const shortTime = timeOfDay(moment, time.timezone);
  const sender = people.find(({ id }) => id === message.user);
  const name = sender?.realName ?? 'Someone';
  const kinds = ['message', isContinued && 'continued', ephemeral && 'ephemeral'].filter(Boolean);

  return (
    <article
      className={kinds.join(' ')}
      aria-label={`${name}, ${shortTime}`}
      data-ts={ts}
      tabIndex={-1}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
    >
      {ephemeral && (
        <p className="only-you">
          <Icon name="eye" />
          Only visible to you
        </p>
      )}
      {message.inChannel && onOpenThread && message.thread_ts !== undefined && (
        <RepliedTo ts={message.thread_ts} onOpenThread={onOpenThread} />
      )}
      <div className="message-side">{!isContinued && <Avatar person={sender} size="large" />}</div>
      <div className="message-body">
        <p className="message-head">
          {!isContinued && (
            <>
              <strong className="sender">{name}</strong>
              {sender?.role === 'App' && <span className="app-badge">APP</span>}
            </>
          )}
          <time dateTime={new Date(moment).toISOString()} title={fullMoment(moment, time.timezone)}>
            {shortTime}
          </time>
        </p>
        <MessageContent message={message} isBusy={rest.isBusy} onPress={onPress} />
        {edited && !ephemeral && <span className="edited">(edited)</span>}
        {files.map((file) => (
          <FileChip key={file.id} id={file.id} name={file.name} size={file.size} />
        ))}
        {rest.lastReply && onOpenThread && (
          <RepliesButton
            count={rest.replyCount}
            last={toMilliseconds(rest.lastReply)}
            people={rest.repliers.split(' ').map((id) => people.find((person) => person.id === id))}
            today={rest.today}
            onOpen={() => onOpenThread(ts)}
          />
        )}
      </div>
      {!ephemeral && (
        <MessageActions
          hasFocus={hasFocus}
          onReply={onOpenThread && (() => onOpenThread(message.thread_ts ?? ts))}
          onShortcut={(id) => onShortcut(id, { channel: message.channel, ts })}
        />
      )}
    </article>
  );
});

/** The line above a reply that is also in the channel. It opens the thread. */
function RepliedTo({ ts, onOpenThread }: { ts: string; onOpenThread(ts: string): void }) {
  return (
    <p className="replied-to">
      <button type="button" onClick={() => onOpenThread(ts)}>
        <Icon name="reply" />
        Replied to a thread
      </button>
    </p>
  );
}

interface MessageContentProps {
  message: Message;
  isBusy: boolean;
  onPress: Press;
}

/** The blocks of a message, or its text as a block. */
function MessageContent({ message: { channel, ts, text, blocks }, isBusy, onPress }: MessageContentProps) {
  const written = { type: 'section', block_id: 'text', text: { type: 'mrkdwn', text } };
  const shown = blocks.length > 0 ? blocks : text ? [written] : [];
  const isSettling = useSettling(isBusy, blocks);
  if (shown.length === 0) return null;
  return (
    <div className={blocks.length > 0 ? undefined : 'written'}>
      <Blocks
        blocks={shown}
        busy={isSettling}
        onPress={(block, action, choose) => onPress({ channel, ts }, block, action, choose)}
      />
    </div>
  );
}
