import { useEffect, useState } from 'react';

/** In ms. What takes less is not worth telling of. */
const aMoment = 200;

/** Whether something has gone on for more than a moment. */
export function useLasting(isOn: boolean): boolean {
  const [lasts, setLasts] = useState(false);

  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setLasts(true), aMoment);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isOn]);

  return lasts;
}
