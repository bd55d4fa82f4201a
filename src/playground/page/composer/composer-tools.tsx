import { useRef } from 'react';
import type { Shortcut } from '../contract.ts';
import { Icon } from '../look/icon.tsx';
import { MenuButton } from '../menu/menu-button.tsx';

interface ComposerToolsProps {
  canSend: boolean;
  /** Global shortcuts. */
  shortcuts: Shortcut[];
  onMention(): void;
  /** Absent where commands don't work, such as in threads. */
  onCommand?: () => void;
  onShortcut(id: string): void;
  onAttach(files: File[]): void;
  /** Opens the choice of sample files. */
  onSamples(): void;
  onSend(): void;
}

export function ComposerTools({ canSend, shortcuts, onShortcut, ...tools }: ComposerToolsProps) {
  const { onMention, onCommand, onAttach, onSamples, onSend } = tools;
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className="composer-tools">
      <MenuButton
        label="Shortcuts"
        className="plain-button"
        face={<Icon name="plus" />}
        items={shortcuts.map(({ id, name, description }) => ({ id, label: name, note: description }))}
        onChoose={onShortcut}
      />
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
        className="plain-button"
        aria-label="Attach a file"
        onClick={() => chooser.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={({ currentTarget }) => {
          onAttach([...(currentTarget.files ?? [])]);
          // Otherwise, a person couldn't choose a removed file again.
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        className="plain-button"
        aria-label="Sample files"
        title="Sample files: what a customer and the migration tool would send"
        onClick={onSamples}
      >
        <Icon name="table" />
      </button>
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
