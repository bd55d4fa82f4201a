import { Icon } from '../look/icon.tsx';
import { MenuButton } from '../menu/menu-button.tsx';
import { appOf } from '../workspace/conversations.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';

interface MessageActionsProps {
  /** Whether the message has the focus. The Tab key skips the buttons of all other messages. */
  hasFocus: boolean;
  /** Absent inside a thread. */
  onReply?: () => void;
  onShortcut(id: string): void;
}

/** The buttons that appear on a message that has the pointer or the focus. */
export function MessageActions({ hasFocus, onReply, onShortcut }: MessageActionsProps) {
  const workspace = useWorkspace();
  const shortcuts = workspace.shortcuts.filter(({ type }) => type === 'message');
  const app = appOf(workspace)?.realName;
  const tabIndex = hasFocus ? 0 : -1;
  return (
    <div className="message-actions">
      {onReply && (
        <button
          type="button"
          className="plain-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          tabIndex={tabIndex}
          onClick={onReply}
        >
          <Icon name="reply" />
        </button>
      )}
      {shortcuts.length > 0 && (
        <MenuButton
          label="More message actions"
          className="plain-button"
          face={<Icon name="more" />}
          items={shortcuts.map(({ id, name }) => ({ id, label: name, note: app }))}
          tabIndex={tabIndex}
          onChoose={onShortcut}
        />
      )}
    </div>
  );
}
