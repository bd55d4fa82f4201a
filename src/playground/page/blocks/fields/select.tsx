import type { KeyboardEvent } from 'react';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { plainText } from '../text/plain-text.ts';
import { type ChoiceGroup, choicesOf } from './choices.ts';
import type { FieldProps } from './field.ts';

/** A menu of options, people, channels, or conversations. */
export function Select({ control, value, clearable, aria, onEdit, onChoose }: FieldProps) {
  const groups = choicesOf(control, useWorkspace());
  function choose(chosen: string) {
    onEdit(chosen || null);
    onChoose(chosen || null);
  }
  return (
    <select
      {...aria}
      className={value === null ? 'menu empty' : 'menu'}
      value={String(value ?? '')}
      onChange={(event) => choose(event.currentTarget.value)}
      onKeyDown={openByKey}
    >
      <option value="" disabled={!clearable} hidden={!clearable}>
        {plainText(control.placeholder) || 'Select an option'}
      </option>
      {groups.map((group) => (
        <Group key={group.heading} group={group} />
      ))}
    </select>
  );
}

function Group({ group: { heading, choices } }: { group: ChoiceGroup }) {
  const options = choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
  return heading ? <optgroup label={heading}>{options}</optgroup> : options;
}

/** Opens the menu with the arrow keys. Otherwise each arrow key would choose the next option immediately. */
function openByKey(event: KeyboardEvent<HTMLSelectElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  event.currentTarget.showPicker();
}
