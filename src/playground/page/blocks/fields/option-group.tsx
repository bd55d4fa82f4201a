import type { Option } from '../block-kit.ts';
import { Text } from '../text/text.tsx';
import type { FieldProps } from './field.ts';

/** Checkboxes or radio buttons. */
export function OptionGroup({ control, value, aria, onEdit, onChoose }: FieldProps) {
  const isRadio = control.type === 'radio_buttons';
  const chosen = isRadio ? [value] : (value as string[]);
  const { id, 'aria-invalid': invalid, 'aria-required': required, ...group } = aria;

  function choose(option: Option) {
    const others = (chosen as string[]).filter((other) => other !== option.value);
    const isChosen = others.length < chosen.length;
    const next = isRadio ? option.value : isChosen ? others : [...others, option.value];
    onEdit(next);
    onChoose(next);
  }
  return (
    <fieldset
      className="option-group"
      {...group}
      {...(isRadio && { role: 'radiogroup', 'aria-required': required })}
    >
      {control.options?.map((option, i) => (
        <label key={option.value} className="choice">
          <input
            id={i === 0 ? id : undefined}
            type={isRadio ? 'radio' : 'checkbox'}
            name={id}
            checked={chosen.includes(option.value)}
            aria-invalid={invalid}
            onChange={() => choose(option)}
          />
          <span className="choice-words">
            <Text text={option.text} />
            {option.description && (
              <span className="choice-description">
                <Text text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
