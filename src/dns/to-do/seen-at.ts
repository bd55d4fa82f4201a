import { hostName } from '../mx.ts';
import type { Observation, RecordType, SeenRecord } from '../observation.ts';
import { said } from '../said.ts';

/** What the nameservers have: each value once. */
export interface Seen {
  records: SeenRecord[];
  /** Whether all nameservers that answered pass a test. */
  everywhere(test: (records: SeenRecord[]) => boolean): boolean;
  /** The nameservers that fail a test while others pass it, and what they have. Empty if all pass, or if all fail. */
  behind(test: (records: SeenRecord[]) => boolean): Behind[];
}

/** A nameserver that hasn't taken over a change that others have. */
export interface Behind {
  server: string;
  records: SeenRecord[];
}

/** Looks up what the nameservers have for a name. */
export type See = (name: string, type: RecordType) => Seen | null;

/** What the nameservers have for a name, by one look. Null without a look. */
export function seenAt(look: Observation | null, name: string, type: RecordType): Seen | null {
  const answers = look ? said(look.nameservers, name, type).answers : [];
  if (answers.length === 0) return null;
  const byValue = new Map(answers.flatMap(({ records }) => records.map((one) => [hostName(one.value), one])));
  return {
    records: [...byValue.values()],
    everywhere: (test) => answers.every(({ records }) => test(records)),
    behind: (test) =>
      answers.some(({ records }) => test(records)) ? answers.filter(({ records }) => !test(records)) : [],
  };
}
