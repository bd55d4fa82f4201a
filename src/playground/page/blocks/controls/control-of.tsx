import { type ComponentType, useId, useRef } from 'react';
import type { Value } from '../../contract.ts';
import { fields } from '../fields/fields.ts';
import { initialValue } from '../surface/initial-value.ts';
import { useSurface } from '../surface/surface.tsx';
import { plainText } from '../text/plain-text.ts';
import { Button } from './button.tsx';
import { controlName } from './control-name.ts';
import { FeedbackButtons, IconButton } from './feedback-buttons.tsx';
import { Overflow } from './overflow.tsx';
import type { PressableProps } from './pressable.ts';

const pressables: Record<string, ComponentType<PressableProps>> = {
  button: Button,
  workflow_button: Button,
  overflow: Overflow,
  feedback_buttons: FeedbackButtons,
  icon_button: IconButton,
};

/** A control outside an input block. The bot gets each choice immediately. */
export function ControlOf({ block, control }: PressableProps) {
  const { valueAt, keep, press, busy } = useSurface();
  const id = useId();
  const told = useRef<Value>(initialValue(control));
  const Pressable = pressables[control.type];
  // A different button at the same position gets a different key, so that it doesn't inherit the focus.
  if (Pressable) {
    return <Pressable key={`${control.value} ${plainText(control.text)}`} block={block} control={control} />;
  }
  const Field = fields[control.type];
  if (!Field) return null;

  async function choose(value: Value) {
    if (await press(block, control, value)) told.current = value;
    else keep(block, control, told.current);
  }
  return (
    <Field
      control={control}
      value={valueAt(block, control)}
      clearable={false}
      aria={{ id, 'aria-label': controlName(block, control), 'aria-disabled': busy }}
      onEdit={(value) => keep(block, control, value)}
      onChoose={choose}
    />
  );
}
