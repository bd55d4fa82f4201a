import { useLayoutEffect, useRef, useState } from 'react';
import type { OnPress } from '../blocks/surface/surface.tsx';
import { TitledDialog } from '../blocks/surface/titled-dialog.tsx';
import type { TypedValues } from '../blocks/surface/typed-values.ts';
import type { Outcome, Value, View } from '../contract.ts';
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
  const [typed, setTyped] = useState<TypedValues>({});
  const ref = useRef<HTMLDialogElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view moves the focus
  useLayoutEffect(() => focusFirst(ref.current), [view.id]);

  return (
    <TitledDialog title={view.title} ref={ref} onClose={onClose}>
      <ModalForm
        key={view.id}
        view={view}
        store={{ scope: view.id, typed, change: setTyped }}
        onSubmit={onSubmit}
        onPress={onPress}
        onClose={onClose}
      />
    </TitledDialog>
  );
}

/** Focuses the first input, or the last button if there is no input. */
function focusFirst(dialog: HTMLDialogElement | null) {
  const inputs = dialog?.querySelectorAll<HTMLElement>('.modal-body :is(input, select, textarea, button)');
  const buttons = dialog?.querySelectorAll<HTMLElement>('.dialog-footer button');
  (inputs?.[0] ?? [...(buttons ?? [])].at(-1))?.focus();
}
