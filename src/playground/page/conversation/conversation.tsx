import { useMemo } from 'react';
import { Composer } from '../composer/composer.tsx';
import type { OnShortcut, Press } from '../connection/use-acts.ts';
import type { Channel, Doing, Outcome, Snapshot } from '../contract.ts';
import { Announcer } from '../messages/announcer.tsx';
import { MessageList } from '../messages/message-list.tsx';
import { toTimeline } from '../messages/timeline.ts';
import type { Go } from '../navigation/use-place.ts';
import { dayOf } from '../time/time-words.ts';
import { nameInUrl, titleOf, whyReadOnly } from '../workspace/conversations.ts';
import { AnswerButton } from './answer-button.tsx';
import { AppTabs } from './app-tabs.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { EmptyConversation } from './empty-conversation.tsx';
import { HomePanel } from './home-panel.tsx';
import { ThreadPanel } from './thread-panel.tsx';
import { useDirectAnswer } from './use-direct-answer.ts';
import { useThreadFocus } from './use-thread-focus.ts';

interface ConversationProps {
  channel: Channel;
  snapshot: Snapshot;
  isHome: boolean;
  thread: string | null;
  now: number;
  /** The messages (by `ts`) and the views (by id) in which a press is still in progress. */
  busy: string[];
  go: Go;
  act(what: Doing): Promise<Outcome>;
  onPress: Press;
  onShortcut: OnShortcut;
  onProblem(outcome: Outcome): void;
  awaitsAnswer(): boolean;
}

export function Conversation({
  channel,
  snapshot,
  isHome,
  thread,
  now,
  busy,
  go,
  ...doing
}: ConversationProps) {
  const { act, onPress, onShortcut, onProblem, awaitsAnswer } = doing;
  const { me, messages, time, commands, home } = snapshot;
  const title = titleOf(channel, snapshot);
  const place = `${me.id}/${channel.id}`;
  const days = useMemo(
    () => toTimeline(messages, channel.id, time.timezone),
    [messages, channel.id, time.timezone],
  );
  const today = dayOf(now, time.timezone);
  const openThread = useThreadFocus(isHome ? null : thread, go);
  const readOnly = whyReadOnly(channel, snapshot);
  const withApp = snapshot.channels.find(({ kind }) => kind === 'app');
  const isElsewhere = isHome || channel.id !== withApp?.id;
  const { isAnswered, listen } = useDirectAnswer(isElsewhere, messages, withApp?.id, me.id);

  const shortcut: OnShortcut = (id, on) => {
    if (!on) listen();
    onShortcut(id, on);
  };
  const seeAnswer = () => go({ in: withApp && nameInUrl(withApp, snapshot), home: false, thread: null });

  const answerButton = (
    <AnswerButton
      label={`See the answer in ${withApp && titleOf(withApp, snapshot)}`}
      isShown={isAnswered && channel.id !== withApp?.id}
      onPress={seeAnswer}
    />
  );

  return (
    <>
      <main id="main" className="conversation">
        <ConversationHeader channel={channel} />
        {channel.kind === 'app' && (
          <AppTabs isHome={isHome} onChoose={(tab) => go({ home: tab === 'home', thread: null })} />
        )}
        {isHome ? (
          <HomePanel
            home={home}
            isAnswered={isAnswered}
            act={act}
            onPress={(...press) => {
              listen();
              onPress(...press);
            }}
            onProblem={onProblem}
            onSeeAnswer={seeAnswer}
          />
        ) : (
          <div className="conversation-body">
            <MessageList
              label={`Messages in ${title}`}
              days={days}
              today={today}
              busy={busy}
              onPress={onPress}
              onShortcut={onShortcut}
              onOpenThread={openThread}
              awaitsAnswer={awaitsAnswer}
              empty={<EmptyConversation channel={channel} place={place} />}
            />
            {!thread && answerButton}
            {readOnly ? (
              <p className="read-only">{readOnly}</p>
            ) : (
              <Composer
                id="composer"
                label={`Message ${title}`}
                hint={channel.kind === 'app' ? 'Write a command, for example: show 1' : undefined}
                place={place}
                commands={commands}
                withApp={channel.kind === 'app'}
                members={channel.members}
                onSend={(text, files) => act({ do: 'send', channel: channel.id, text, files })}
                onShortcut={shortcut}
              />
            )}
          </div>
        )}
      </main>
      {thread && !isHome && (
        <ThreadPanel
          key={thread}
          channel={channel}
          ts={thread}
          messages={messages}
          today={today}
          busy={busy}
          place={`${place}/${thread}`}
          commands={commands}
          isReadOnly={readOnly !== null}
          answerButton={answerButton}
          onPress={onPress}
          onShortcut={shortcut}
          awaitsAnswer={awaitsAnswer}
          onSend={(text, files) => act({ do: 'send', channel: channel.id, text, thread, files })}
          onClose={() => go({ thread: null })}
        />
      )}
      <Announcer channel={channel.id} thread={thread} messages={messages} />
    </>
  );
}
