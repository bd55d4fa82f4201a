import type { KeyboardEvent, MouseEvent } from 'react';
import type { Channel, Message } from '../contract.ts';
import { Icon } from '../look/icon.tsx';
import { type Place, writePlace } from '../navigation/place.ts';
import { Avatar } from '../workspace/avatar.tsx';
import { nameInUrl, partnerOf, titleOf, toSections } from '../workspace/conversations.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';
import { type LastRead, unreadIn } from './unread.ts';

interface SidebarProps {
  isOpen: boolean;
  current: Channel | undefined;
  /** Whether the Home tab hides the messages of the current conversation. */
  isHome: boolean;
  messages: Message[];
  lastRead: LastRead;
  place: Place;
  onOpen(channel: Channel): void;
}

export function Sidebar({ isOpen, current, isHome, messages, lastRead, place, onOpen }: SidebarProps) {
  const workspace = useWorkspace();
  const sections = toSections(workspace).filter(({ channels }) => channels.length > 0);
  return (
    <nav id="sidebar" className={isOpen ? 'sidebar open' : 'sidebar'} aria-label="Conversations">
      <p className="workspace-name">Rackspace Migrations</p>
      {sections.map(({ title, channels }) => (
        <div key={title}>
          <h2>{title}</h2>
          <ul aria-label={title}>
            {channels.map((channel) => (
              <li key={channel.id}>
                <Entry
                  channel={channel}
                  isCurrent={channel.id === current?.id}
                  isHome={isHome}
                  unread={unreadIn(channel, messages, workspace.me, lastRead)}
                  place={place}
                  onOpen={onOpen}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface EntryProps extends Pick<SidebarProps, 'isHome' | 'place' | 'onOpen'> {
  channel: Channel;
  isCurrent: boolean;
  unread: ReturnType<typeof unreadIn>;
}

/**
 * A conversation in the sidebar. It is a link, so that people can open the conversation in a new tab. The Tab key stops
 * only at the current conversation.
 */
function Entry({ channel, isCurrent, isHome, unread, place, onOpen }: EntryProps) {
  const workspace = useWorkspace();
  const href = writePlace({ ...place, in: nameInUrl(channel, workspace), home: false, thread: null });
  const isUnread = unread.isUnread && (isHome || !isCurrent);

  function open(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(channel);
  }

  return (
    <a
      className={isUnread ? 'entry unread' : 'entry'}
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      tabIndex={isCurrent ? 0 : -1}
      onClick={open}
      onKeyDown={moveAmongEntries}
    >
      {channel.name ? (
        <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />
      ) : (
        <Avatar person={partnerOf(channel, workspace)} size="small" />
      )}
      <span className="entry-name">{channel.name || titleOf(channel, workspace)}</span>
      {channel.kind === 'private' && <span className="visually-hidden">private</span>}
      {isUnread && unread.count > 0 && <span className="badge">{unread.count}</span>}
      {isUnread && <span className="visually-hidden">unread</span>}
    </a>
  );
}

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
};

function moveAmongEntries(event: KeyboardEvent<HTMLElement>) {
  const step = steps[event.key];
  const entries = [...(event.currentTarget.closest('nav')?.querySelectorAll<HTMLElement>('.entry') ?? [])];
  if (!step) return;
  event.preventDefault();
  entries[step(entries.indexOf(event.currentTarget), entries.length - 1)]?.focus();
}
