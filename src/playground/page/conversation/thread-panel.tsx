import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import { Composer } from '../composer/composer.tsx';
import type { OnShortcut, Press } from '../connection/use-acts.ts';
import type { Channel, Command, Message, Outcome, Person, UploadedFile } from '../contract.ts';
import { Icon } from '../look/icon.tsx';
import { MessageRow } from '../messages/message-row.tsx';
import { MessagesLog } from '../messages/messages-log.tsx';
import { countReplies } from '../messages/replies-button.tsx';
import { type Row, toThread } from '../messages/timeline.ts';
import { useStickToBottom } from '../messages/use-stick-to-bottom.ts';
import { appOf, titleOf } from '../workspace/conversations.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';

interface ThreadPanelProps {
  channel: Channel;
  ts: string;
  messages: Message[];
  today: string;
  busy: string[];
  place: string;
  commands: Command[];
  isReadOnly: boolean;
  /** Leads to an answer elsewhere. It is here because on a phone, the thread covers the channel. */
  answerButton: ReactNode;
  onPress: Press;
  /** Chooses a shortcut of a message, or a global one. */
  onShortcut: OnShortcut;
  awaitsAnswer(): boolean;
  onSend(text: string, files: UploadedFile[]): Promise<Outcome>;
  onClose(): void;
}

export function ThreadPanel({
  channel,
  ts,
  messages,
  today,
  busy,
  place,
  commands,
  isReadOnly,
  answerButton,
  ...doing
}: ThreadPanelProps) {
  const { onPress, onShortcut, onSend, onClose, awaitsAnswer } = doing;
  const workspace = useWorkspace();
  const { first, replies } = useMemo(() => toThread(messages, channel.id, ts), [messages, channel.id, ts]);
  const newest = replies.at(-1)?.message;
  const { box, onScroll } = useStickToBottom(newest, workspace.me.id, awaitsAnswer);
  const show = ({ message, isContinued }: Omit<Row, 'replies'>) => (
    <MessageRow
      key={message.ts}
      message={message}
      isContinued={isContinued}
      replyCount={0}
      lastReply={undefined}
      repliers=""
      today={today}
      isBusy={busy.includes(message.ts)}
      onPress={onPress}
      onShortcut={onShortcut}
    />
  );

  function closeOnEscape({ key }: KeyboardEvent) {
    if (key === 'Escape') onClose();
  }

  return (
    <aside className="thread" aria-label="Thread" onKeyDown={closeOnEscape}>
      <header className="thread-header">
        <h2>Thread</h2>
        <p>{titleOf(channel, workspace)}</p>
        <button type="button" className="plain-button" aria-label="Close thread" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <MessagesLog label="Messages in the thread" box={box} onScroll={onScroll}>
        {first ? (
          show({ message: first, isContinued: false })
        ) : (
          <p className="gone">This message was deleted.</p>
        )}
        {replies.length > 0 && (
          <p className="reply-line">
            <span>{countReplies(replies.length)}</span>
          </p>
        )}
        {replies.map(show)}
      </MessagesLog>
      {answerButton}
      {!isReadOnly && (
        <Composer
          id="thread-composer"
          label="Reply in thread"
          hint={hintOf(channel, appOf(workspace))}
          place={place}
          commands={commands}
          inThread
          withApp={channel.kind === 'app'}
          about={first?.text}
          members={channel.members}
          onSend={onSend}
          onShortcut={onShortcut}
        />
      )}
    </aside>
  );
}

/** Says how to ask the app in this thread. Undefined if the app doesn't see the thread. */
function hintOf({ kind, members }: Channel, app: Person | undefined): string | undefined {
  if (kind === 'app') return 'Reply with a command';
  return app && members.includes(app.id) ? `Reply, or ask @${app.realName}` : undefined;
}
