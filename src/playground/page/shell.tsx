import { useEffect, useMemo, useState } from 'react';
import { Modal } from './blocks/modal.tsx';
import type { Channel, Snapshot } from './contract.ts';
import { Conversation } from './conversation.tsx';
import { findConversation, nameInUrl, titleOf } from './conversations.ts';
import { createDrafts, DraftsContext } from './drafts.ts';
import { Notices } from './notices.tsx';
import type { Place } from './place.ts';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { useActs } from './use-acts.ts';
import type { Link } from './use-connection.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useLastRead } from './use-last-read.ts';
import { useDaily, useNow } from './use-now.ts';
import type { Go } from './use-place.ts';
import { useSections } from './use-sections.ts';
import type { Theme } from './use-theme.ts';
import { WorkspaceContext } from './workspace-context.ts';

interface ShellProps {
  snapshot: Snapshot;
  link: Link;
  place: Place;
  go: Go;
  theme: Theme;
  onToggleTheme(): void;
}

export function Shell({ snapshot, link, place, go, theme, onToggleTheme }: ShellProps) {
  const { me, people, channels, messages, modals, time, teams } = snapshot;
  const [drafts] = useState(createDrafts);
  const [isSidebarOpen, setIsSidebarOpen] = useState(false);
  const now = useNow(time);
  const { act, press, busy, tell, problem, dismiss, awaitsAnswer } = useActs(me.id, link);
  const { lastRead, markRead } = useLastRead(me.id, now);
  useKeptFocus();
  useSections();
  const daily = useDaily(now, time.timezone);
  const workspace = useMemo(
    () => ({ me, people, channels, time: daily, theme }),
    [me, people, channels, daily, theme],
  );
  const channel = findConversation(snapshot, place.in);
  const isHome = place.home && channel?.kind === 'app';
  const modal = modals.at(-1);

  const title = channel ? titleOf(channel, snapshot) : '';
  useEffect(() => {
    document.title = `${title} – Migration Desk playground`;
  }, [title]);

  useEffect(() => {
    if (link === 'live') drafts.reconnect();
  }, [link, drafts]);

  // An address that leads nowhere says where one is instead.
  const name = channel && nameInUrl(channel, snapshot);
  useEffect(() => {
    if (place.in && name && place.in !== name) go({ in: name, home: false, thread: null }, 'replace');
  }, [place.in, name, go]);

  const newest = messages.findLast((message) => message.channel === channel?.id)?.ts;
  useEffect(() => {
    if (channel && newest && !isHome) markRead(channel.id, newest);
  }, [channel, newest, isHome, markRead]);

  function open(opened: Channel) {
    setIsSidebarOpen(false);
    go({ in: nameInUrl(opened, snapshot), home: false, thread: null });
  }

  return (
    <WorkspaceContext value={workspace}>
      <DraftsContext value={drafts}>
        <a className="skip-link" href={isHome ? '#app-home' : '#composer'}>
          {isHome ? 'Skip to the Home tab' : 'Skip to the composer'}
        </a>
        <div className="shell">
          <TopBar
            time={time}
            now={now}
            teams={teams}
            theme={theme}
            onToggleTheme={onToggleTheme}
            onPlayAs={(as) => go({ as, thread: null })}
            onProblem={tell}
            isSidebarOpen={isSidebarOpen}
            onToggleSidebar={() => setIsSidebarOpen(!isSidebarOpen)}
          />
          <Sidebar
            isOpen={isSidebarOpen}
            current={channel}
            isHome={isHome}
            messages={messages}
            lastRead={lastRead}
            place={place}
            onOpen={open}
          />
          {channel && (
            <Conversation
              key={`${me.id} ${channel.id}`}
              channel={channel}
              snapshot={snapshot}
              isHome={isHome}
              thread={place.thread}
              now={now}
              busy={busy}
              go={go}
              act={act}
              onPress={press}
              onProblem={tell}
              awaitsAnswer={awaitsAnswer}
            />
          )}
        </div>
        {modal && (
          <Modal
            view={modal}
            onSubmit={(values) => act({ do: 'submit', view: modal.id, values })}
            onPress={(block, action, choose) => press({ view: modal.id }, block, action, choose)}
            onClose={async () => tell(await act({ do: 'close', view: modal.id }))}
          />
        )}
        <Notices link={link} problem={problem} onDismiss={dismiss} inForm={modal !== undefined} />
      </DraftsContext>
    </WorkspaceContext>
  );
}
