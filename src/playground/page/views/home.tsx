import { Blocks } from '../blocks/blocks.tsx';
import type { OnPress } from '../blocks/surface/surface.tsx';
import type { View } from '../contract.ts';

interface Props {
  /** Null until the app has published one. */
  view: View | null;
  onPress: OnPress;
}

/** What App Home shows. */
export function Home({ view, onPress }: Props) {
  return (
    <div className="app-home">
      {view ? (
        <Blocks key={view.id} blocks={view.blocks} onPress={onPress} />
      ) : (
        <p>There is nothing here yet.</p>
      )}
    </div>
  );
}
