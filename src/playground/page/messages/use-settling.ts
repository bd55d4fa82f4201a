import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** In ms: what a second click by a slow hand may take. */
const aMoment = 700;

/**
 * Whether a message takes no press: while one is under way, and for a moment after it and after each change that follows,
 * as another button may have come under the pointer.
 */
export function useSettling(isUnderWay: boolean, content: unknown): boolean {
  const [isSettling, setIsSettling] = useState(false);
  const wasPressed = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: any change begins the moment anew
  useLayoutEffect(() => {
    wasPressed.current ||= isUnderWay;
    if (wasPressed.current) setIsSettling(true);
  }, [isUnderWay, content]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: any change begins the moment anew
  useEffect(() => {
    if (!isSettling || isUnderWay) return;
    const timer = setTimeout(() => setIsSettling(false), aMoment);
    return () => clearTimeout(timer);
  }, [isSettling, isUnderWay, content]);

  return isUnderWay || isSettling;
}
