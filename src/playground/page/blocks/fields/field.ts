import type { Value } from '../../contract.ts';
import type { Control } from '../block-kit.ts';

/** What every control that holds a value is given. */
export interface FieldProps {
  control: Control;
  value: Value;
  /** Whether a choice can be taken back. */
  clearable: boolean;
  /** For the element that takes the focus. */
  aria: {
    id: string;
    'aria-label'?: string;
    'aria-labelledby'?: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
    'aria-required'?: true;
  };
  /** With every change, be it half a date. */
  onEdit(value: Value): void;
  /** When a choice has been made, or Enter was pressed in a text. */
  onChoose(value: Value): void;
}
