import type { Block } from '../contract.ts';
import type { Control } from './block-kit.ts';
import { ControlOf } from './controls/control-of.tsx';

interface ActionsBlock extends Block {
  elements: Control[];
}

export function Actions({ block }: { block: ActionsBlock }) {
  return (
    <div className="actions">
      {block.elements.map((control) => (
        <ControlOf key={control.action_id} block={block} control={control} />
      ))}
    </div>
  );
}
