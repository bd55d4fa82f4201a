import type { Finding } from '../checks/finding.ts';

/** One line of the doctor's report. */
export interface Line {
  /** What was checked: `store`. */
  about: string;
  finding: Finding;
}
