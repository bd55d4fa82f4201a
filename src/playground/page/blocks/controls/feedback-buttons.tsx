import { useSurface } from '../surface/surface.tsx';
import { plainText } from '../text/plain-text.ts';
import type { PressableProps } from './pressable.ts';

/** A thumbs-up and a thumbs-down button. */
export function FeedbackButtons({ block, control }: PressableProps) {
  const { press, busy } = useSurface();
  const sentiments = [control.positive_button, control.negative_button].filter((one) => one !== undefined);
  return sentiments.map((sentiment, i) => (
    <button
      key={sentiment.value}
      type="button"
      className="emoji-button"
      aria-label={sentiment.accessibility_label ?? plainText(sentiment.text)}
      aria-disabled={busy}
      onClick={() => press(block, control, sentiment.value)}
    >
      {i === 0 ? '👍' : '👎'}
    </button>
  ));
}

/** A button with only an icon. Slack has one such icon, the trash can. */
export function IconButton({ block, control }: PressableProps) {
  const { press, busy } = useSurface();
  return (
    <button
      type="button"
      className="emoji-button"
      aria-label={control.accessibility_label ?? plainText(control.text)}
      aria-disabled={busy}
      onClick={() => press(block, control)}
    >
      🗑
    </button>
  );
}
