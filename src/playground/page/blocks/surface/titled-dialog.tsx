import { type ReactNode, type Ref, useId, useImperativeHandle } from 'react';
import { Icon } from '../../look/icon.tsx';
import { useDialog } from './use-dialog.ts';

interface Props {
  title: string;
  /** A class for what only this dialog looks like. */
  className?: string;
  /** Gets the dialog's element. */
  ref?: Ref<HTMLDialogElement>;
  onClose(): void;
  children: ReactNode;
}

/** A dialog over the page, with a title and a button that closes it. */
export function TitledDialog({ title, className, ref, onClose, children }: Props) {
  const id = useId();
  const dialog = useDialog(onClose);
  useImperativeHandle(ref, () => dialog.ref.current!, [dialog.ref]);
  return (
    <dialog
      {...dialog}
      className={className ? `modal ${className}` : 'modal'}
      aria-labelledby={`${id}-title`}
    >
      <div className="modal-header">
        <h2 id={`${id}-title`} className="dialog-title">
          {title}
        </h2>
        <button type="button" className="plain-button" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
