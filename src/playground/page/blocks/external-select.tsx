import type { KeyboardEvent } from 'react';
import type { FieldProps } from './field.ts';
import { plainText } from './plain-text.ts';

/**
 * A menu whose options the bot would have to give while one types. The loopback Slack asks for none, so what is typed is
 * sent as it is; several are written with commas between them.
 */
export function ExternalSelect({ control, value, aria, onEdit, onChoose }: FieldProps) {
  const isMulti = control.type === 'multi_external_select';
  const typed = Array.isArray(value) ? value.join(', ') : String(value ?? '');

  function read(text: string) {
    if (!isMulti) return text || null;
    return text === '' ? [] : text.split(/,\s*/);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') onChoose(value);
  }
  return (
    <input
      {...aria}
      className="text-field"
      placeholder={plainText(control.placeholder) || undefined}
      value={typed}
      onChange={(event) => onEdit(read(event.currentTarget.value))}
      onKeyDown={onKeyDown}
    />
  );
}
