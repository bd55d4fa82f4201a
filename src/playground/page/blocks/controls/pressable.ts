import type { Block } from '../../contract.ts';
import type { Control } from '../block-kit.ts';

/** The props of every control that people press, such as a button. */
export interface PressableProps {
  block: Block;
  control: Control;
}
