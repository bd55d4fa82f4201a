import { useEffect, useRef, useState } from 'react';
import type { Advance } from '../connection/requests.ts';
import type { Time } from '../contract.ts';
import { Icon } from '../look/icon.tsx';
import { clockWords } from '../time/time-words.ts';
import type { MovingClock } from './use-clock.ts';

const steps: { label: string; advance: Advance }[] = [
  { label: '+5 minutes', advance: 'PT5M' },
  { label: '+1 hour', advance: 'PT1H' },
  { label: '+1 day', advance: 'P1D' },
  { label: 'Next business morning', advance: 'next-business-morning' },
];

interface ClockControlsProps {
  time: Time;
  now: number;
  clock: MovingClock;
}

/** Shows the product's clock and moves it forward. Everything that becomes due on the way happens. */
export function ClockControls({ time, now, clock: { move, waiting, hasFailed } }: ClockControlsProps) {
  const [news, setNews] = useState('');
  const isMoving = time.moving || waiting > 0;
  const wasMoving = useRef(isMoving);

  useEffect(() => {
    if (wasMoving.current === isMoving) return;
    wasMoving.current = isMoving;
    const isThere = !isMoving && !hasFailed;
    setNews(isThere ? `It is now ${clockWords(Date.parse(time.now), time.timezone)}` : '');
  }, [isMoving, hasFailed, time]);

  return (
    <fieldset className="clock" aria-label="Clock">
      <span className="clock-words">
        <Icon name="clock" />
        <time dateTime={new Date(now).toISOString()}>{clockWords(now, time.timezone)}</time>
      </span>
      {steps.map(({ label, advance }) => (
        <button key={advance} type="button" className="top-button" onClick={() => move(advance)}>
          {label}
        </button>
      ))}
      <output className="clock-status">
        {isMoving && `Moving the clock…${waiting > 1 ? ` (clicks waiting: ${waiting - 1})` : ''}`}
      </output>
      <output className="visually-hidden">{news}</output>
    </fieldset>
  );
}
