import { useEffect } from 'react';
import { useConnection } from './connection/use-connection.ts';
import { useTheme } from './look/use-theme.ts';
import { usePlace } from './navigation/use-place.ts';
import { Shell } from './shell/shell.tsx';

/** The page, once the server has told what there is. */
export function App() {
  const { place, go } = usePlace();
  const { snapshot, link } = useConnection(place.as);
  const { theme, toggle } = useTheme();
  const isNobody =
    place.as !== null &&
    snapshot?.people.some(({ name, playable }) => playable && name === place.as) === false;

  useEffect(() => {
    if (isNobody) go({ as: null }, 'replace');
  }, [isNobody, go]);

  if (snapshot) {
    return (
      <Shell snapshot={snapshot} link={link} place={place} go={go} theme={theme} onToggleTheme={toggle} />
    );
  }
  return (
    <main className="waiting">
      <h1>Migration Desk playground</h1>
      <output>
        {link === 'preparing' ? 'The workspace is being prepared. It opens by itself.' : 'Connecting…'}
      </output>
    </main>
  );
}
