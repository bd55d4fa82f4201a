import { useId, useLayoutEffect, useState } from 'react';
import type { OnPress } from '../blocks/surface/surface.tsx';
import type { TypedValues } from '../blocks/surface/typed-values.ts';
import { useDialog } from '../blocks/surface/use-dialog.ts';
import type { Outcome, Value, View } from '../contract.ts';
import { Icon } from '../look/icon.tsx';
import { ModalForm } from './modal-form.tsx';

interface Props {
  /** The topmost form. */
  view: View;
  onSubmit(values: Record<string, Value>): Promise<Outcome>;
  onPress: OnPress;
  onClose(): void;
}

/** A form over the page. Other forms below this one keep what was typed into them. */
export function Modal({ view, onSubmit, onPress, onClose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<TypedValues>({});
  const { ref, ...handlers } = useDialog(onClose);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view moves the focus
  useLayoutEffect(() => focusFirst(ref.current), [view.id]);

  return (
    <dialog ref={ref} {...handlers} className="modal" aria-labelledby={`${id}-title`}>
      <div className="modal-header">
        <h2 id={`${id}-title`} className="dialog-title">
          {view.title}
        </h2>
        <button type="button" className="plain-button" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <ModalForm
        key={view.id}
        view={view}
        store={{ scope: view.id, typed, change: setTyped }}
        onSubmit={onSubmit}
        onPress={onPress}
        onClose={onClose}
      />
    </dialog>
  );
}

/** Focuses the first input, or the last button if there is no input. */
function focusFirst(dialog: HTMLDialogElement | null) {
  const inputs = dialog?.querySelectorAll<HTMLElement>('.modal-body :is(input, select, textarea, button)');
  const buttons = dialog?.querySelectorAll<HTMLElement>('.dialog-footer button');
  (inputs?.[0] ?? [...(buttons ?? [])].at(-1))?.focus();
}
