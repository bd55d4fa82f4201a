import { useDraft } from '../composer/drafts.ts';
import type { Channel } from '../contract.ts';
import { titleOf } from '../workspace/conversations.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';

const examples = ['/migration help', '/migration', '/migration open'];

/** What a conversation shows before its first message. */
export function EmptyConversation({ channel, place }: { channel: Channel; place: string }) {
  const workspace = useWorkspace();
  const { drafts } = useDraft(place);
  const title = titleOf(channel, workspace);

  function write(text: string) {
    drafts.set(place, text);
    document.getElementById('composer')?.focus();
  }

  return (
    <div className="empty-conversation">
      <h2>{channel.name ? `This is the start of ${title}` : title}</h2>
      <p>{introductionOf(channel, title)}</p>
      {channel.kind !== 'direct' && (
        <ul>
          {examples.map((example) => (
            <li key={example}>
              <button type="button" className="example" onClick={() => write(example)}>
                {example}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function introductionOf({ kind }: Channel, title: string): string {
  switch (kind) {
    case 'app':
      return `${title} sends you personal messages here. You can also type commands here. Try one:`;
    case 'direct':
      return `Only you and ${title} can see this conversation.`;
    case 'private':
      return 'Only members can see this channel. Type a slash command to use Migration Desk. Try one:';
    case 'public':
      return 'Type a slash command to use Migration Desk. It answers here. Try one:';
  }
}
