import { useEffect, useMemo, useState } from 'react';
import { createDrafts, DraftsContext } from '../composer/drafts.ts';
import { useActs } from '../connection/use-acts.ts';
import type { Connection } from '../connection/use-connection.ts';
import type { Channel, Snapshot } from '../contract.ts';
import { Conversation } from '../conversation/conversation.tsx';
import { DnsDialog } from '../dns/dns-dialog.tsx';
import { useDns } from '../dns/use-dns.ts';
import type { Theme } from '../look/use-theme.ts';
import type { Place } from '../navigation/place.ts';
import { useKeptFocus } from '../navigation/use-kept-focus.ts';
import type { Go } from '../navigation/use-place.ts';
import { useSections } from '../navigation/use-sections.ts';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { useLastRead } from '../sidebar/use-last-read.ts';
import { useDaily, useNow } from '../time/use-now.ts';
import { Modal } from '../views/modal.tsx';
import { findConversation, nameInUrl, titleOf } from '../workspace/conversations.ts';
import { WorkspaceContext } from '../workspace/workspace-context.ts';
import { Notices } from './notices.tsx';
import { TopBar } from './top-bar.tsx';
import { useClock } from './use-clock.ts';

interface ShellProps {
  snapshot: Snapshot;
  connection: Connection;
  place: Place;
  go: Go;
  theme: Theme;
  onToggleTheme(): void;
}

export function Shell({ snapshot, connection, place, go, theme, onToggleTheme }: ShellProps) {
  const { me, people, channels, shortcuts, messages, modals, time, teams } = snapshot;
  const [drafts] = useState(createDrafts);
  const [isSidebarOpen, setIsSidebarOpen] = useState(false);
  const now = useNow(time);
  const { act, press, chooseShortcut, busy, tell, problem, dismiss, awaitsAnswer } = useActs(
    me.id,
    connection,
  );
  const clock = useClock(tell);
  const dns = useDns(tell);
  const { lastRead, markRead } = useLastRead(me.id, now);
  useKeptFocus();
  useSections();
  const daily = useDaily(now, time.timezone);
  const workspace = useMemo(
    () => ({ me, people, channels, shortcuts, time: daily, theme }),
    [me, people, channels, shortcuts, daily, theme],
  );
  const channel = findConversation(snapshot, place.in);
  const isHome = place.home && channel?.kind === 'app';
  const modal = modals.at(-1);

  const title = channel ? titleOf(channel, snapshot) : '';
  useEffect(() => {
    document.title = `${title} – Migration Desk playground`;
  }, [title]);

  useEffect(() => {
    if (connection === 'live') drafts.reconnect();
  }, [connection, drafts]);

  // Corrects a URL that names an unknown conversation.
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
          {isHome ? 'Skip to the Home tab' : 'Skip to the message box'}
        </a>
        <div className="shell">
          <TopBar
            time={time}
            now={now}
            teams={teams}
            theme={theme}
            onToggleTheme={onToggleTheme}
            onPlayAs={(as) => go({ as, thread: null })}
            clock={clock}
            onDns={() =>
              dns.open(messages, {
                channel: channel?.id,
                thread: place.thread,
                isApp: channel?.kind === 'app',
              })
            }
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
              onShortcut={chooseShortcut}
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
        {dns.shown && (
          <DnsDialog
            {...dns.shown}
            time={time}
            now={now}
            isMoving={time.moving || clock.waiting > 0}
            onMove={clock.move}
            onClose={dns.close}
          />
        )}
        <Notices
          connection={connection}
          problem={problem}
          onDismiss={dismiss}
          inForm={modal !== undefined || dns.shown !== null}
        />
      </DraftsContext>
    </WorkspaceContext>
  );
}
