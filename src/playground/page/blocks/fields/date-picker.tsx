import { type KeyboardEvent, useRef } from 'react';
import type { Value } from '../../contract.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import type { FieldProps } from './field.ts';
import { fromWallTime, toWallTime } from './wall-time.ts';

const inputs: Record<string, 'date' | 'time' | 'datetime-local'> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** Asks for a date, a time, or both. Date and time together are shown in the team's time zone. */
export function DatePicker({ control, value, aria, onEdit, onChoose }: FieldProps) {
  const { timezone } = useWorkspace().time;
  const isMoment = control.type === 'datetimepicker';
  const isTyping = useRef(false);
  const undecided = useRef<Value | undefined>(undefined);
  const shown = isMoment && typeof value === 'number' ? toWallTime(value, timezone) : String(value ?? '');

  /**
   * Calls `onChoose` for a typed date only when the person presses Enter or leaves the field. Even a half-typed date
   * can be a valid date.
   */
  function edit(text: string) {
    const next = isMoment ? fromWallTime(text, timezone) : text || null;
    onEdit(next);
    undecided.current = next;
    if (!isTyping.current) decide();
  }
  function decide() {
    if (undecided.current === undefined) return;
    const decided = undecided.current;
    undecided.current = undefined;
    onChoose(decided);
  }
  function onKeyDown(event: KeyboardEvent) {
    isTyping.current = event.key !== ' ';
    if (event.key !== 'Enter') return;
    isTyping.current = false;
    decide();
  }
  return (
    <input
      {...aria}
      type={inputs[control.type]}
      className={value === null ? 'date-field empty' : 'date-field'}
      value={shown}
      max={isMoment ? '9999-12-31T23:59' : control.type === 'datepicker' ? '9999-12-31' : undefined}
      onChange={(event) => edit(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        isTyping.current = false;
      }}
      onBlur={decide}
    />
  );
}
