import type { View } from '../contract.ts';
import { Blocks } from './blocks.tsx';
import type { OnPress } from './surface.tsx';

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
