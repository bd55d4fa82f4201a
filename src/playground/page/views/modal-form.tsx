import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { inputsOf } from '../blocks/block-kit.ts';
import { BlockList } from '../blocks/blocks.tsx';
import { type OnPress, type Store, Surface } from '../blocks/surface/surface.tsx';
import { valueIn, valueKey } from '../blocks/surface/typed-values.ts';
import type { Outcome, Value, View } from '../contract.ts';
import { useLasting } from './use-lasting.ts';

interface Props {
  view: View;
  store: Store;
  onSubmit(values: Record<string, Value>): Promise<Outcome>;
  onPress: OnPress;
  onClose(): void;
}

/** One view of a modal: its blocks, their errors, and the buttons at the bottom. */
export function ModalForm({ view, store, onSubmit, onPress, onClose }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const isSlow = useLasting(isSending);

  // After a submit, the form stays busy until the bot closes or changes it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash changes when the bot changes the form
  useEffect(() => setIsSending(false), [view.hash]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isSending || view.submit === null) return;
    const values = inputsOf(view.blocks).map((block) => [
      block.block_id,
      valueIn(store.typed, valueKey(store.scope, block, block.element), block.element),
    ]);
    setMessage(null);
    setIsSending(true);
    const outcome = await onSubmit(Object.fromEntries(values));
    if (outcome.ok) {
      setErrors({});
      return;
    }
    // The old errors stay until the answer arrives, so that nothing moves if the same errors return.
    flushSync(() => {
      setIsSending(false);
      setErrors('errors' in outcome ? outcome.errors : {});
      setMessage('message' in outcome ? outcome.message : null);
    });
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
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
            <button type="submit" className="block-button large primary" aria-disabled={isSlow}>
              {view.submit}
            </button>
          )}
          <output className="visually-hidden">{isSlow && 'Sending…'}</output>
        </div>
      </form>
    </Surface>
  );
}
