import { hostName } from '../mx.ts';
import type { Observation, RecordType, SeenRecord } from '../observation.ts';
import { said } from '../said.ts';

/** What the nameservers have: each value once. `everywhere`: all of them have the same. Null if none answered. */
export interface Seen {
  records: SeenRecord[];
  everywhere(test: (records: SeenRecord[]) => boolean): boolean;
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
  };
}
