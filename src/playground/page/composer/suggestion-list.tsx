import { Icon } from '../look/icon.tsx';
import { Avatar } from '../workspace/avatar.tsx';
import { appOf } from '../workspace/conversations.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';
import type { Suggestion } from './completion.ts';

/** Slack's own commands. */
const builtIn = ['/invite'];

interface SuggestionListProps {
  id: string;
  suggestions: Suggestion[];
  index: number;
  onChoose(index: number): void;
  onPick(suggestion: Suggestion): void;
}

export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** A list of suggestions. The composer keeps the focus and handles the keys. */
export function SuggestionList({ id, suggestions, index, onChoose, onPick }: SuggestionListProps) {
  return (
    <div id={id} className="suggestions" role="listbox" aria-label="Suggestions">
      {suggestions.map((suggestion, position) => (
        <div
          key={suggestion.id}
          id={optionId(id, position)}
          className="suggestion"
          role="option"
          aria-selected={position === index}
          tabIndex={-1}
          ref={(element) => {
            if (position === index) element?.scrollIntoView({ block: 'nearest' });
          }}
          onMouseMove={() => position !== index && onChoose(position)}
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(suggestion);
          }}
        >
          <SuggestionWords suggestion={suggestion} />
        </div>
      ))}
    </div>
  );
}

function SuggestionWords({ suggestion }: { suggestion: Suggestion }) {
  const workspace = useWorkspace();
  const { me } = workspace;
  switch (suggestion.kind) {
    case 'shortcut':
      return (
        <>
          <Icon name="bolt" />
          <span className="suggestion-words">
            <span className="suggestion-name">
              <strong>{suggestion.shortcut.name}</strong>
            </span>
            <span className="suggestion-description">{suggestion.shortcut.description}</span>
          </span>
          <span className="suggestion-source">{appOf(workspace)?.realName}</span>
        </>
      );
    case 'command': {
      const { name, usageHint, description } = suggestion.command;
      const app = builtIn.includes(name) ? undefined : appOf(workspace);
      return (
        <>
          {app ? <Avatar person={app} size="medium" /> : <Icon name="slash" />}
          <span className="suggestion-words">
            <span className="suggestion-name">
              <strong>{name}</strong> {usageHint}
            </span>
            <span className="suggestion-description">{description}</span>
          </span>
          <span className="suggestion-source">{app?.realName ?? 'Slack'}</span>
        </>
      );
    }
    case 'person': {
      const { person } = suggestion;
      return (
        <>
          <Avatar person={person} size="medium" />
          <span className="suggestion-name">
            <strong>{person.realName}</strong> {person.name}
            {person.id === me.id && ' (you)'}
          </span>
          <span className="suggestion-source">{person.role}</span>
        </>
      );
    }
    case 'channel':
      return (
        <>
          <Icon name={suggestion.channel.kind === 'private' ? 'lock' : 'hash'} />
          <strong className="suggestion-name">{suggestion.channel.name}</strong>
        </>
      );
  }
}
