import type { MouseEvent } from 'react';
import { useSurface } from '../surface/surface.tsx';
import { plainText } from '../text/plain-text.ts';
import type { PressableProps } from './pressable.ts';

/** A button. If it has a URL, it also opens the URL in a new tab. */
export function Button({ block, control }: PressableProps) {
  const { press, busy } = useSurface();
  const label = plainText(control.text);
  const shared = {
    className: control.style ? `block-button ${control.style}` : 'block-button',
    'aria-label': control.accessibility_label,
    'data-value': control.value,
  };
  if (!control.url) {
    return (
      <button type="button" {...shared} aria-disabled={busy} onClick={() => press(block, control)}>
        {label}
      </button>
    );
  }
  async function follow(event: MouseEvent) {
    if (!control.confirm) {
      press(block, control);
      return;
    }
    event.preventDefault();
    if (await press(block, control)) window.open(control.url, '_blank', 'noopener');
  }
  return (
    <a {...shared} href={control.url} target="_blank" rel="noopener noreferrer" onClick={follow}>
      {label}
    </a>
  );
}
