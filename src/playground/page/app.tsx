import { useEffect } from 'react';
import { useConnection } from './connection/use-connection.ts';
import { useTheme } from './look/use-theme.ts';
import { usePlace } from './navigation/use-place.ts';
import { Shell } from './shell/shell.tsx';

/** Shows the workspace once the server has sent it. */
export function App() {
  const { place, go } = usePlace();
  const { snapshot, connection, percent } = useConnection(place.as);
  const { theme, toggle } = useTheme();
  const isUnknownPerson =
    place.as !== null &&
    snapshot?.people.some(({ name, playable }) => playable && name === place.as) === false;

  useEffect(() => {
    if (isUnknownPerson) go({ as: null }, 'replace');
  }, [isUnknownPerson, go]);

  if (snapshot) {
    return (
      <Shell
        snapshot={snapshot}
        connection={connection}
        place={place}
        go={go}
        theme={theme}
        onToggleTheme={toggle}
      />
    );
  }
  return (
    <main className="waiting">
      <h1>Migration Desk playground</h1>
      <output>
        {connection === 'preparing'
          ? `Creating a month of sample tickets: ${percent}%. The workspace then opens by itself.`
          : 'Connecting…'}
      </output>
    </main>
  );
}
