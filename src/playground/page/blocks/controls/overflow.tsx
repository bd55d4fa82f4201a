import { MenuButton } from '../../menu/menu-button.tsx';
import { useSurface } from '../surface/surface.tsx';
import { plainText } from '../text/plain-text.ts';
import type { PressableProps } from './pressable.ts';

/** The menu behind three dots. */
export function Overflow({ block, control }: PressableProps) {
  const { press, busy } = useSurface();
  const options = control.options ?? [];

  async function choose(index: string) {
    const option = options[Number(index)]!;
    const isTold = await press(block, control, option.value);
    if (isTold && option.url) window.open(option.url, '_blank', 'noopener');
  }
  return (
    <MenuButton
      label={control.accessibility_label ?? 'More actions'}
      className="block-button dots"
      face="⋯"
      isBusy={busy}
      items={options.map(({ text, description }, index) => ({
        id: String(index),
        label: plainText(text),
        note: plainText(description),
      }))}
      onChoose={choose}
    />
  );
}
