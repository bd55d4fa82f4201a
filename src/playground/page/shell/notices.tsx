import { createPortal } from 'react-dom';
import type { Link } from '../connection/use-connection.ts';
import { Icon } from '../look/icon.tsx';

interface NoticesProps {
  link: Link;
  problem: string | null;
  onDismiss(): void;
  /** Whether a form is open, outside of which nothing can be read or used. */
  inForm: boolean;
}

/** What is wrong with the page as a whole. */
export function Notices({ link, problem, onDismiss, inForm }: NoticesProps) {
  const isLost = link === 'lost' || link === 'preparing';
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
