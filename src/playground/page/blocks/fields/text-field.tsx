import type { KeyboardEvent } from 'react';
import { plainText } from '../text/plain-text.ts';
import type { FieldProps } from './field.ts';

const kinds: Record<string, { type?: 'email' | 'url'; inputMode?: 'numeric' | 'decimal' }> = {
  plain_text_input: {},
  email_text_input: { type: 'email' },
  url_text_input: { type: 'url' },
  // Doesn't use `type="number"`. In such a field, the page can't read text that isn't a number.
  number_input: { inputMode: 'numeric' },
};

/** A field for text, an email address, a URL, or a number. */
export function TextField({ control, value, aria, onEdit, onChoose }: FieldProps) {
  const text = String(value ?? '');
  const isCounted = control.type === 'plain_text_input';
  const most = control.max_length ?? 3000;
  const on = control.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];

  function edit(next: string) {
    onEdit(next);
    if (on.includes('on_character_entered')) onChoose(next);
  }
  function onKeyDown(event: KeyboardEvent) {
    const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (event.key === 'Enter' && !control.multiline && isPlain && on.includes('on_enter_pressed'))
      onChoose(text);
  }
  const shared = {
    ...aria,
    className: 'text-field',
    placeholder: plainText(control.placeholder) || undefined,
    value: text,
    onKeyDown,
  };
  return (
    <>
      {control.multiline ? (
        <textarea {...shared} rows={4} onChange={(event) => edit(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          {...kinds[control.type]}
          {...(control.is_decimal_allowed && { inputMode: 'decimal' })}
          autoComplete="off"
          onChange={(event) => edit(event.currentTarget.value)}
        />
      )}
      {isCounted && <Counter left={most - text.length} most={most} />}
    </>
  );
}

/** Shows the number of remaining characters when only a few remain. */
function Counter({ left, most }: { left: number; most: number }) {
  const isNear = left <= Math.max(10, Math.min(100, most / 10));
  return (
    <output className={left < 0 ? 'counter over' : 'counter'} aria-label="Characters left">
      {isNear && left}
    </output>
  );
}
