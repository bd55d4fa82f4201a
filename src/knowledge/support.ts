import type { Inline } from '../card.ts';

/** How to reach Support. README.md, "Configuration", has the defaults. */
export interface SupportContact {
  phone: string;
  /** Where customers find chat and tickets. */
  url: string;
}

/** Says how to reach Support, as in `Support: 1-800-961-4454, or chat and tickets at cp.rackspace.com`. */
export function supportLine({ phone, url }: SupportContact): Inline[] {
  const { host, pathname } = new URL(url);
  const label = `${host}${pathname}`.replace(/\/$/, '');
  return [`Support: ${phone}, or chat and tickets at `, { link: url, label }];
}
