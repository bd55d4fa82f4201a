import { resumed } from './request.ts';
import { outsideSpans } from './span.ts';

/** Runs work that belongs to no request, even if a request happens to start it, such as waking the courier. */
export function outside<T>(work: () => T): T {
  return resumed(null, () => outsideSpans(work));
}
