import { useEffect, useMemo } from 'react';
import type { OnPress } from '../blocks/surface/surface.tsx';
import { Composer } from '../composer/composer.tsx';
import type { Press } from '../connection/use-acts.ts';
import type { Channel, Doing, Outcome, Snapshot } from '../contract.ts';
import { Announcer } from '../messages/announcer.tsx';
import { MessageList } from '../messages/message-list.tsx';
import { toTimeline } from '../messages/timeline.ts';
import type { Go } from '../navigation/use-place.ts';
import { dayOf } from '../time/time-words.ts';
import { Home } from '../views/home.tsx';
import { titleOf, whyReadOnly } from '../workspace/conversations.ts';
import { AppTabs } from './app-tabs.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { EmptyConversation } from './empty-conversation.tsx';
import { ThreadPanel } from './thread-panel.tsx';
import { useHomeAnswer } from './use-home-answer.ts';
import { useHomeScroll } from './use-home-scroll.ts';
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
  const { act, onPress, onProblem, awaitsAnswer } = doing;
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
  const { isAnswered, listen } = useHomeAnswer(isHome, messages, channel.id, me.id);
  const { panel, awaitAnswer } = useHomeScroll(home);

  const pressInHome: OnPress = (block, action, choose) => {
    if (!home) return;
    listen();
    awaitAnswer();
    onPress({ view: home.id }, block, action, choose);
  };

  useEffect(() => {
    if (isHome) act({ do: 'home' }).then(onProblem);
  }, [isHome, act, onProblem]);

  return (
    <>
      <main id="main" className="conversation">
        <ConversationHeader channel={channel} />
        {channel.kind === 'app' && (
          <AppTabs isHome={isHome} onChoose={(tab) => go({ home: tab === 'home', thread: null })} />
        )}
        {isHome ? (
          <div
            ref={panel}
            id="app-home"
            className="home-panel"
            role="tabpanel"
            aria-labelledby="tab-home"
            tabIndex={-1}
          >
            <h2 className="visually-hidden">Home</h2>
            <Home view={home} onPress={pressInHome} />
            <output className="home-answer">
              {isAnswered && (
                <button
                  type="button"
                  className="new-messages"
                  onClick={() => go({ home: false, thread: null })}
                >
                  See the answer in Messages
                </button>
              )}
            </output>
          </div>
        ) : (
          <div className="conversation-body">
            <MessageList
              label={`Messages in ${title}`}
              days={days}
              today={today}
              busy={busy}
              onPress={onPress}
              onOpenThread={openThread}
              awaitsAnswer={awaitsAnswer}
              empty={<EmptyConversation channel={channel} place={place} />}
            />
            {readOnly ? (
              <p className="read-only">{readOnly}</p>
            ) : (
              <Composer
                id="composer"
                label={`Message ${title}`}
                hint={channel.kind === 'app' ? 'Write a command, for example: show 1' : undefined}
                place={place}
                commands={commands}
                members={channel.members}
                onSend={(text) => act({ do: 'send', channel: channel.id, text })}
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
          onPress={onPress}
          awaitsAnswer={awaitsAnswer}
          onSend={(text) => act({ do: 'send', channel: channel.id, text, thread })}
          onClose={() => go({ thread: null })}
        />
      )}
      <Announcer channel={channel.id} thread={thread} messages={messages} />
    </>
  );
}
