import { useEffect, useState } from 'react';
import { readStored, writeStored } from '../stored.ts';

export type Theme = 'light' | 'dark';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Uses the system's theme until the person chooses one. */
export function useTheme(): { theme: Theme; toggle(): void } {
  const [chosen, setChosen] = useState(() => readStored<Theme | null>('theme', null));
  const [isDark, setIsDark] = useState(dark.matches);
  const theme = chosen ?? (isDark ? 'dark' : 'light');

  useEffect(() => {
    const read = () => setIsDark(dark.matches);
    dark.addEventListener('change', read);
    return () => dark.removeEventListener('change', read);
  }, []);

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  function toggle() {
    const other = theme === 'dark' ? 'light' : 'dark';
    setChosen(other);
    writeStored('theme', other);
  }

  return { theme, toggle };
}
