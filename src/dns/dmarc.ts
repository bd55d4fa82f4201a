/** The DMARC record that we recommend to a domain without one. It asks receivers to do nothing yet. */
export const usualDmarc = 'v=DMARC1; p=none';

/** The DMARC records among the TXT records of a name. */
export function dmarcIn(records: { value: string }[]): string[] {
  return records.map(({ value }) => value).filter((one) => /^\s*v=dmarc1\b/i.test(one));
}
