import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Outcome, Value, View } from '../contract.ts';
import { inputsOf } from './block-kit.ts';
import { BlockList } from './blocks.tsx';
import { inputFault } from './client-check.ts';
import { type OnPress, type Store, Surface } from './surface.tsx';
import { valueIn, valueKey } from './typed-values.ts';

interface Props {
  view: View;
  store: Store;
  onSubmit(values: Record<string, Value>): Promise<Outcome>;
  onPress: OnPress;
  onClose(): void;
}

/** One view of a modal: its blocks, what is wrong with them, and the buttons below. */
export function ModalForm({ view, store, onSubmit, onPress, onClose }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);

  // Once it is sent, it stays so until the bot has closed the form or changed it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash is what tells of a change
  useEffect(() => setIsSending(false), [view.hash]);

  function show(found: Record<string, string>) {
    setErrors(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isSending || view.submit === null) return;
    const inputs = inputsOf(view.blocks).map((block) => {
      const value = valueIn(store.typed, valueKey(store.scope, block, block.element), block.element);
      return { block, value, fault: inputFault(block, value) };
    });
    const faults = inputs.flatMap(({ block, fault }) => (fault ? [[block.block_id, fault]] : []));
    setMessage(null);
    if (faults.length > 0) {
      show(Object.fromEntries(faults));
      return;
    }
    setErrors({});
    setIsSending(true);
    const outcome = await onSubmit(
      Object.fromEntries(inputs.map(({ block, value }) => [block.block_id, value])),
    );
    if (outcome.ok) return;
    setIsSending(false);
    if ('errors' in outcome) show(outcome.errors);
    else setMessage(outcome.message);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  }
  return (
    <Surface
      onPress={onPress}
      store={store}
      errors={errors}
      onEdit={({ block_id }) => setErrors(({ [block_id]: _edited, ...others }) => others)}
    >
      <form ref={form} className="modal-form" noValidate onSubmit={submit} onKeyDown={onKeyDown}>
        <div className="modal-body">
          {message && (
            <p role="alert" className="form-alert">
              {message}
            </p>
          )}
          <BlockList blocks={view.blocks} />
        </div>
        <div className="dialog-footer">
          {view.close !== null && (
            <button type="button" className="block-button large" onClick={onClose}>
              {view.close}
            </button>
          )}
          {view.submit !== null && (
            <button type="submit" className="block-button large primary" aria-disabled={isSending}>
              {view.submit}
            </button>
          )}
          <output className="visually-hidden">{isSending && 'Sending…'}</output>
        </div>
      </form>
    </Surface>
  );
}
