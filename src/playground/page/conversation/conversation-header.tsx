import type { Channel } from '../contract.ts';
import { Icon } from '../look/icon.tsx';
import { Avatar } from '../workspace/avatar.tsx';
import { partnerOf, titleOf } from '../workspace/conversations.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';

export function ConversationHeader({ channel }: { channel: Channel }) {
  const workspace = useWorkspace();
  const members = workspace.people.filter(({ id }) => channel.members.includes(id));
  const { length } = channel.members;
  return (
    <header className="conversation-header">
      <h1>
        {channel.name ? (
          <>
            <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />
            {channel.name}
          </>
        ) : (
          <>
            <Avatar person={partnerOf(channel, workspace)} size="small" />
            {titleOf(channel, workspace)}
          </>
        )}
      </h1>
      {channel.name && (
        <p className="members" title={members.map(({ realName }) => realName).join(', ')}>
          <Icon name="people" />
          {length} {length === 1 ? 'member' : 'members'}
        </p>
      )}
    </header>
  );
}
