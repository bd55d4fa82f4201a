import { Icon } from '../look/icon.tsx';

interface ComposerToolsProps {
  canSend: boolean;
  onMention(): void;
  /** Absent where commands don't work, such as in threads. */
  onCommand?: () => void;
  onSend(): void;
}

export function ComposerTools({ canSend, onMention, onCommand, onSend }: ComposerToolsProps) {
  return (
    <div className="composer-tools">
      <button type="button" className="plain-button" aria-label="Mention someone" onClick={onMention}>
        <Icon name="at" />
      </button>
      {onCommand && (
        <button type="button" className="plain-button" aria-label="Write a command" onClick={onCommand}>
          <Icon name="slash" />
        </button>
      )}
      <button
        type="button"
        className="send-button"
        aria-label="Send"
        aria-disabled={!canSend}
        onClick={onSend}
      >
        <Icon name="send" />
      </button>
    </div>
  );
}
