import { useId } from 'react';
import type { Confirm } from '../block-kit.ts';
import { plainText } from '../text/plain-text.ts';
import { Text } from '../text/text.tsx';
import { useDialog } from './use-dialog.ts';

interface Props {
  confirm: Confirm;
  onAnswer(yes: boolean): void;
}

/** Asks the person to confirm before a control takes effect. */
export function ConfirmDialog({ confirm, onAnswer }: Props) {
  const id = useId();
  const dialog = useDialog(() => onAnswer(false));
  const style = confirm.style === 'danger' ? 'danger' : 'primary';
  return (
    <dialog
      {...dialog}
      className="confirm-dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <h2 id={`${id}-title`} className="dialog-title">
        {plainText(confirm.title)}
      </h2>
      <div id={`${id}-text`} className="confirm-text">
        <Text text={confirm.text} />
      </div>
      <div className="dialog-footer">
        <button type="button" className="block-button large" onClick={() => onAnswer(false)}>
          {plainText(confirm.deny)}
        </button>
        <button type="button" className={`block-button large ${style}`} onClick={() => onAnswer(true)}>
          {plainText(confirm.confirm)}
        </button>
      </div>
    </dialog>
  );
}
