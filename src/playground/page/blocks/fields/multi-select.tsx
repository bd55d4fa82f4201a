import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { plainText } from '../text/plain-text.ts';
import { choicesOf } from './choices.ts';
import type { FieldProps } from './field.ts';

/** A menu for several choices: a button that opens a list of checkboxes. */
export function MultiSelect({ control, value, aria, onEdit, onChoose }: FieldProps) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const opened = useRef(value);
  const groups = choicesOf(control, useWorkspace());
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const labels = groups.flatMap(({ choices }) => choices).filter((choice) => chosen.includes(choice.value));
  const { 'aria-required': _required, 'aria-labelledby': named, 'aria-label': name, ...rest } = aria;
  const said =
    labels.map(({ label }) => label).join(', ') || plainText(control.placeholder) || 'Select options';
  const isFull = chosen.length >= (control.max_selected_items ?? Number.POSITIVE_INFINITY);

  function show() {
    opened.current = value;
    setOpen(true);
  }
  /** Closes the list, and sends the choices to the bot if they have changed. */
  function hide() {
    setOpen(false);
    if (JSON.stringify(opened.current) !== JSON.stringify(value)) onChoose(value);
  }
  function toggle(one: string) {
    onEdit(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  }
  function onBlur(event: FocusEvent) {
    if (open && !frame.current?.contains(event.relatedTarget)) hide();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    event.stopPropagation();
    hide();
    button.current?.focus();
  }
  const closing = { onBlur, onKeyDown };
  return (
    <div ref={frame} className="multi-menu">
      <button
        {...rest}
        {...closing}
        ref={button}
        type="button"
        className={chosen.length === 0 ? 'menu empty' : 'menu'}
        aria-expanded={open}
        aria-labelledby={named && `${named} ${aria.id}`}
        aria-label={name && `${name}: ${said}`}
        onClick={() => (open ? hide() : show())}
      >
        {said}
      </button>
      {open && (
        <fieldset {...closing} className="multi-menu-list" aria-labelledby={named} aria-label={name}>
          {groups
            .flatMap(({ choices }) => choices)
            .map((choice) => (
              <label key={choice.value} className="choice">
                <input
                  type="checkbox"
                  checked={chosen.includes(choice.value)}
                  disabled={isFull && !chosen.includes(choice.value)}
                  onChange={() => toggle(choice.value)}
                />
                {choice.label}
              </label>
            ))}
        </fieldset>
      )}
    </div>
  );
}
