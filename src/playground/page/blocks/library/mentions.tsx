import type { ComponentProps } from 'react';
import type { Message } from 'slack-blocks-to-jsx';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { formatSlackDate } from './slack-date.ts';

/**
 * Draws mentions, dates, and links. Mentions of people and channels, and dates, are components, so that they update
 * when the workspace changes.
 */
export const mentions: ComponentProps<typeof Message>['hooks'] = {
  user: ({ id }) => <UserMention id={id} />,
  channel: ({ id }) => <ChannelMention id={id} />,
  usergroup: ({ name }) => <span className="mention">@{name}</span>,
  atHere: () => <span className="mention broadcast">@here</span>,
  atChannel: () => <span className="mention broadcast">@channel</span>,
  atEveryone: () => <span className="mention broadcast">@everyone</span>,
  // The library drops the colons around an unknown emoji's name, so put them back.
  emoji: (emoji, parse) => (parse(emoji) === emoji.name ? `:${emoji.name}:` : parse(emoji)),
  date: ({ timestamp, format, fallback }) => (
    <SlackDate seconds={Number(timestamp)} format={format} fallback={fallback} />
  ),
  link: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ),
};

function UserMention({ id }: { id: string }) {
  const { me, people } = useWorkspace();
  const person = people.find((candidate) => candidate.id === id);
  return <span className={id === me.id ? 'mention mine' : 'mention'}>@{person?.realName ?? id}</span>;
}

function ChannelMention({ id }: { id: string }) {
  const { channels } = useWorkspace();
  const channel = channels.find((candidate) => candidate.id === id);
  return <span className="mention">#{channel?.name ?? 'private-channel'}</span>;
}

function SlackDate({ seconds, format, fallback }: { seconds: number; format: string; fallback: string }) {
  const { time } = useWorkspace();
  if (!Number.isFinite(seconds)) return fallback;
  return (
    <time dateTime={new Date(seconds * 1000).toISOString()}>
      {formatSlackDate(seconds, format, time.timezone, time.now)}
    </time>
  );
}
