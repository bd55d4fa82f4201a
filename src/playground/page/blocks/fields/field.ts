import type { Value } from '../../contract.ts';
import type { Control } from '../block-kit.ts';

/** The props of every control that has a value. */
export interface FieldProps {
  control: Control;
  value: Value;
  /** Whether a choice can be cleared. */
  clearable: boolean;
  /** Attributes for the element that receives focus. */
  aria: {
    id: string;
    'aria-label'?: string;
    'aria-labelledby'?: string;
    'aria-describedby'?: string;
    /** While true, a choice is not sent to the bot. */
    'aria-disabled'?: boolean;
    'aria-invalid'?: true;
    'aria-required'?: true;
  };
  /** Called on every change, even for a half-typed date. */
  onEdit(value: Value): void;
  /** Called when a choice is complete, or when the person presses Enter in a text field. */
  onChoose(value: Value): void;
}
