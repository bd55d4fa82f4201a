import { createPortal } from 'react-dom';
import type { Connection } from '../connection/use-connection.ts';
import { Icon } from '../look/icon.tsx';

interface NoticesProps {
  connection: Connection;
  problem: string | null;
  onDismiss(): void;
  /**
   * Whether a form is open. Notices then go inside the form's dialog, because people can't read or use anything outside
   * the dialog.
   */
  inForm: boolean;
}

/** Shows problems that concern the whole page. */
export function Notices({ connection, problem, onDismiss, inForm }: NoticesProps) {
  const isLost = connection === 'lost' || connection === 'preparing';
  const host = (inForm && document.querySelector('dialog[open]')) || document.body;
  return createPortal(
    <div className="notices">
      <output>{isLost && <span className="notice">Connection lost. Reconnecting…</span>}</output>
      {problem && (
        <div className="notice problem">
          <Icon name="warning" />
          <p role="alert">{problem}</p>
          <button type="button" className="plain-button" aria-label="Dismiss" onClick={onDismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>,
    host,
  );
}
