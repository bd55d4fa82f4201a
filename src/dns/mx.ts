import type { SeenRecord } from './observation.ts';
import type { WantedRecords } from './wanted.ts';

/** The system that an MX host belongs to. `other`: neither the target nor the source. */
export type MxOwner = 'target' | 'source' | 'other';

/**
 * Says which system an MX host belongs to. `sourceMx` are the hosts that the domain had before its move. If neither the ticket nor
 * these say which hosts are the source's, every host except the target's is.
 */
export function mxOwner(host: string, wanted: WantedRecords, sourceMx: string[]): MxOwner {
  if (isTargetMx(host, wanted)) return 'target';
  const known = [...wanted.oldMx, ...sourceMx].map(hostName).filter((one) => !isTargetMx(one, wanted));
  if (known.length === 0 && wanted.oldMxSuffixes.length === 0) return 'source';
  return known.includes(hostName(host)) || hasSuffix(host, wanted.oldMxSuffixes) ? 'source' : 'other';
}

/** Whether a host is known to be the source's, by the ticket or by its name. */
export function isKnownSource(host: string, { oldMx, oldMxSuffixes }: WantedRecords): boolean {
  return oldMx.map(hostName).includes(hostName(host)) || hasSuffix(host, oldMxSuffixes);
}

/** Whether a host is an MX that the domain should have. If the ticket doesn't say which, any host of the target is. */
export function isTargetMx(
  host: string,
  { mx, mxSuffixes }: Pick<WantedRecords, 'mx' | 'mxSuffixes'>,
): boolean {
  return mx ? mx.some((one) => hostName(one.host) === hostName(host)) : hasSuffix(host, mxSuffixes);
}

/** The MX records whose hosts are the target's. */
export function targetRecords(records: SeenRecord[], wanted: WantedRecords): SeenRecord[] {
  return records.filter(({ value }) => isTargetMx(value, wanted));
}

/** The MX records of all other hosts. After the switch, none may be left. */
export function otherRecords(records: SeenRecord[], wanted: WantedRecords): SeenRecord[] {
  return records.filter(({ value }) => !isTargetMx(value, wanted));
}

/** Whether the MX records send all mail to the target. Some of the target's hosts may be missing. */
export function allToTarget(records: SeenRecord[], wanted: WantedRecords): boolean {
  return records.length > 0 && records.every(({ value }) => isTargetMx(value, wanted));
}

/** Whether a move changes MX at all. A platform change doesn't. */
export function movesMx({ mx, mxSuffixes }: WantedRecords): boolean {
  return mx !== null || mxSuffixes.length > 0;
}

/** A host's name in the form in which names are compared: in lower case, without the final dot. */
export function hostName(host: string): string {
  const name = host.trim().toLowerCase();
  return name === '.' ? name : name.replace(/\.$/, '');
}

/** Whether a host's name ends in one of these. A suffix may start with a dot, and then also means the name after it. */
export function hasSuffix(host: string, suffixes: string[]): boolean {
  const name = hostName(host);
  return suffixes.some((one) => {
    const domain = one.replace(/^\./, '');
    return name === domain || name.endsWith(`.${domain}`);
  });
}
