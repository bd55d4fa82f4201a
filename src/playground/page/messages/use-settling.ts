import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** How long a moment is, in ms. Long enough for the second click of a slow double click. */
const aMoment = 700;

/**
 * Whether a message ignores presses. It ignores them while a press is in progress and for a moment afterward. It also
 * ignores them for a moment after each later change, because a different button may then be under the pointer.
 */
export function useSettling(isUnderWay: boolean, content: unknown): boolean {
  const [isSettling, setIsSettling] = useState(false);
  const wasPressed = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: any change restarts the wait
  useLayoutEffect(() => {
    wasPressed.current ||= isUnderWay;
    if (wasPressed.current) setIsSettling(true);
  }, [isUnderWay, content]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: any change restarts the wait
  useEffect(() => {
    if (!isSettling || isUnderWay) return;
    const timer = setTimeout(() => setIsSettling(false), aMoment);
    return () => clearTimeout(timer);
  }, [isSettling, isUnderWay, content]);

  return isUnderWay || isSettling;
}
