import type { Block } from '../../contract.ts';
import type { Control } from '../block-kit.ts';

/** What every control that is pressed is given. */
export interface PressableProps {
  block: Block;
  control: Control;
}
