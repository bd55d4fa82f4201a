import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Option } from '../block-kit.ts';
import { useSurface } from '../surface/surface.tsx';
import { plainText } from '../text/plain-text.ts';
import type { PressableProps } from './pressable.ts';

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** The menu behind three dots. */
export function Overflow({ block, control }: PressableProps) {
  const { press, busy } = useSurface();
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const options = control.options ?? [];

  function close() {
    setOpen(false);
    button.current?.focus();
  }
  async function choose(option: Option) {
    close();
    const isTold = await press(block, control, option.value);
    if (isTold && option.url) window.open(option.url, '_blank', 'noopener');
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    const step = steps[event.key];
    if (!step || !open) return;
    event.preventDefault();
    const items = [...(frame.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    items[step(items.indexOf(document.activeElement as HTMLElement), items.length)]?.focus();
  }
  function onBlur(event: FocusEvent) {
    if (!frame.current?.contains(event.relatedTarget)) setOpen(false);
  }
  const closing = { onBlur, onKeyDown };
  return (
    <div ref={frame} className="overflow">
      <button
        {...closing}
        ref={button}
        type="button"
        className="block-button dots"
        aria-label={control.accessibility_label ?? 'More actions'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-disabled={busy}
        onClick={() => !busy && setOpen(!open)}
      >
        ⋯
      </button>
      {open && (
        <div {...closing} className="overflow-menu" role="menu" aria-label="More actions">
          {options.map((option, i) => (
            <button
              key={option.value}
              type="button"
              role="menuitem"
              tabIndex={-1}
              ref={i === 0 ? focusAtOnce : undefined}
              onClick={() => choose(option)}
            >
              {plainText(option.text)}
              {option.description && <small>{plainText(option.description)}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function focusAtOnce(item: HTMLElement | null) {
  item?.focus();
}
