/** What nameservers have, in words for the timeline. */

import { recordsWords } from '../../dns/evidence.ts';
import { movesMx } from '../../dns/mx.ts';
import type { Observation, RecordType, SeenRecord } from '../../dns/observation.ts';
import { said } from '../../dns/said.ts';
import { isSpf } from '../../dns/spf.ts';
import type { WantedRecords } from '../../dns/wanted.ts';
import { listWords } from '../../phrase.ts';
import { truncate } from '../../truncate.ts';

/** The MX of the nameservers in words, each answer once, as far as they fit into a message. */
export function mxWords(look: Observation, { domain }: WantedRecords): string {
  return truncate(answersIn(look, domain, 'MX').map(wordsOf).join('; ') || unread(look, domain, 'MX'), 1_000);
}

/** SPF and autodiscover of the nameservers, in words. For a move that leaves MX and SPF alone, only autodiscover. */
export function mailRecordWords(look: Observation, wanted: WantedRecords): string {
  const { domain } = wanted;
  const autodiscover = `autodiscover.${domain}`;
  const cname = valuesIn(look, autodiscover, 'CNAME') ?? unread(look, autodiscover, 'CNAME');
  const told = `autodiscover ${shortened(cname)}`;
  if (!movesMx(wanted)) return told;
  const spf = valuesIn(look, domain, 'TXT', ({ value }) => isSpf(value)) ?? unread(look, domain, 'TXT');
  return `SPF ${shortened(spf)}; ${told}`;
}

/** Values in words, as far as they fit into a line. */
export function shortened(values: string): string {
  return values ? truncate(values, 250) : 'no record';
}

/** What to say of a question without any usable answer. */
function unread({ nameservers }: Observation, name: string, type: RecordType): string {
  return said(nameservers, name, type).tooLarge.length > 0 ? 'too large to read' : 'no answer';
}

/** The different answers of the nameservers. */
function answersIn({ nameservers }: Observation, name: string, type: RecordType): SeenRecord[][] {
  const { answers } = said(nameservers, name, type);
  return [...new Map(answers.map(({ records }) => [wordsOf(records), records])).values()];
}

function wordsOf(records: SeenRecord[]): string {
  return records.length > 0 ? recordsWords(records) : 'no record';
}

/** The values at the nameservers, without their TTLs. Null if no nameserver answered. */
export function valuesIn(
  look: Observation,
  name: string,
  type: RecordType,
  keep: (record: SeenRecord) => boolean = () => true,
): string | null {
  const answers = answersIn(look, name, type);
  if (answers.length === 0) return null;
  const values = answers.flatMap((records) => records.filter(keep).map(({ value }) => value));
  return listWords([...new Set(values)].sort());
}
