/** What a look has found out. A question that failed says nothing about its records. */

import { movesMx } from './mx.ts';
import type { Observation, RecordType } from './observation.ts';
import { said } from './said.ts';
import type { WantedRecords } from './wanted.ts';

/** Whether any nameserver said where mail goes. For a move that leaves MX alone: where Outlook is sent. */
export function isAnswered(look: Observation, wanted: WantedRecords): boolean {
  return movesMx(wanted) ? tells(look, wanted.domain, 'MX') : tellsAutodiscover(look, wanted);
}

/** Whether nameservers said what all mail records are: MX, SPF, and autodiscover. */
export function isWhole(look: Observation, wanted: WantedRecords): boolean {
  return isAnswered(look, wanted) && tells(look, wanted.domain, 'TXT') && tellsAutodiscover(look, wanted);
}

function tellsAutodiscover(look: Observation, { domain }: WantedRecords): boolean {
  return tells(look, `autodiscover.${domain}`, 'CNAME');
}

/** Whether any nameserver answered. An answer that is too large to read counts, too, because asking again wouldn't help. */
function tells({ nameservers }: Observation, name: string, type: RecordType): boolean {
  const { answers, tooLarge } = said(nameservers, name, type);
  return answers.length + tooLarge.length > 0;
}
