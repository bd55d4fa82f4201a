import { Blocks } from '../blocks/blocks.tsx';
import type { OnPress } from '../blocks/surface/surface.tsx';
import type { View } from '../contract.ts';

interface Props {
  /** Null until the app publishes a view. */
  view: View | null;
  onPress: OnPress;
}

/** The content of the Home tab. */
export function Home({ view, onPress }: Props) {
  return (
    <div className="app-home">
      {view ? <Blocks key={view.id} blocks={view.blocks} onPress={onPress} /> : <p>Nothing here yet.</p>}
    </div>
  );
}
