import { useDraft } from '../composer/drafts.ts';
import type { Channel } from '../contract.ts';
import { titleOf } from '../workspace/conversations.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';

const examples = ['/migration help', '/migration', '/migration open'];

/** What a conversation says before anything has been said in it. */
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
      <h2>{channel.name ? `This is the beginning of ${title}` : title}</h2>
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
      return `What ${title} has to tell you alone, it writes here. Its commands work here too. Try one:`;
    case 'direct':
      return `This is between you and ${title}.`;
    case 'private':
      return 'Only its members see this channel. The desk is asked with a slash command. Try one:';
    case 'public':
      return 'The desk is asked with a slash command, and answers here. Try one:';
  }
}
