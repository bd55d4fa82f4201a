import { useId } from 'react';
import type { Value } from '../contract.ts';
import type { InputBlock } from './block-kit.ts';
import { fields } from './fields/fields.ts';
import { useSurface } from './surface/surface.tsx';
import { plainText } from './text/plain-text.ts';

/**
 * An input with a label. With `dispatch_action`, the bot gets each change. Otherwise the bot gets the value when the
 * person submits the form.
 */
export function Input({ block }: { block: InputBlock }) {
  const { valueAt, keep, press, errorOf } = useSurface();
  const id = useId();
  const { element: control, hint, optional = false, dispatch_action: dispatches = false } = block;
  const Field = fields[control.type];
  if (!Field) return null;

  const error = errorOf(block);
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const aria = {
    id,
    'aria-labelledby': `${id}-label`,
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': true as const }),
    ...(!optional && { 'aria-required': true as const }),
  };
  return (
    <div className="input">
      <label htmlFor={id} id={`${id}-label`} className="input-label">
        {plainText(block.label)}
        {optional && <span className="input-optional"> (optional)</span>}
      </label>
      <Field
        control={control}
        value={valueAt(block, control)}
        clearable={optional}
        aria={aria}
        onEdit={(value: Value) => keep(block, control, value)}
        onChoose={(value: Value) => dispatches && press(block, control, value)}
      />
      {error && (
        <div id={`${id}-error`} className="input-error">
          {error}
        </div>
      )}
      {hint && (
        <div id={`${id}-hint`} className="input-hint">
          {plainText(hint)}
        </div>
      )}
    </div>
  );
}
