/** Reads and merges SPF records (RFC 7208). */

/** The most look-ups that evaluating an SPF record may cause. With more, receivers treat the record as broken. */
export const mostLookups = 10;

/** A part of an SPF record. `name` is in lower case, such as `include`, and `rest` is what follows, such as `:acme.com`. */
interface Term {
  text: string;
  qualifier: string;
  name: string;
  rest: string;
}

/** How `all` can end a record, from the most to the least permissive. */
const ends = ['+all', '?all', '~all', '-all'];

/** Whether a TXT record is an SPF record. Receivers ignore one with anything but a space after `v=spf1`, or with a space before it. */
export function isSpf(value: string): boolean {
  return /^v=spf1( |$)/i.test(value);
}

/** The SPF records among the TXT records of a name. */
export function spfIn(records: { value: string }[]): string[] {
  return records.map(({ value }) => value).filter(isSpf);
}

/** Whether an SPF record lets the senders of a domain send, with `include:` and the domain. */
export function lets(spf: string, domain: string): boolean {
  return readTerms(spf).some((term) => isInclude(term, domain) && term.qualifier === '+');
}

/** The look-ups that an SPF record asks for itself, and the domains whose own records count, too. */
export function ownLookups(spf: string): { lookups: number; included: string[] } {
  const terms = readTerms(spf);
  const hasAll = terms.some(({ name }) => name === 'all');
  const looking = terms.filter(
    ({ name, rest }) =>
      (['a', 'mx', 'ptr'].includes(name) && /^([:/]|$)/.test(rest)) ||
      (['include', 'exists'].includes(name) && rest.startsWith(':')) ||
      (name === 'redirect' && rest.startsWith('=') && !hasAll),
  );
  const included = looking.filter(({ name }) => name === 'include' || name === 'redirect');
  return { lookups: looking.length, included: included.map(({ rest }) => rest.slice(1)) };
}

/** Whether an SPF record names the domain's own MX hosts. After the switch, these are other hosts. */
export function namesOwnMx(spf: string): boolean {
  return readTerms(spf).some(({ name, rest }) => name === 'mx' && !rest.startsWith(':'));
}

/**
 * Merges the SPF records of a domain into one that also lets the target send, for the time in which the old system still
 * sends, too. Keeps everything else in its order. The result is not stricter than the present records. `old`: what the
 * source's record includes, or null if that's unknown.
 */
export function sharedRecord(
  present: string[],
  { target, old }: { target: string; old: string | null },
): string {
  const records = present.map(readTerms);
  const needed = [target, ...(old === null ? [] : [old])];
  const kept = records.flatMap(keptTerms).filter((term) => !isWeakInclude(term, needed));
  const missing = needed.filter((domain) => !kept.some((term) => isInclude(term, domain)));
  return toRecord(
    [...missing.map((domain) => `include:${domain}`), ...kept.map(({ text }) => text)],
    endOf(records),
  );
}

/**
 * The SPF record for the time after the move: the present ones without what let the old system send. If only the target is
 * left, it ends in `end`. Otherwise, it ends as before, because we don't know the other senders.
 */
export function finalRecord(
  present: string[],
  { target, old, end }: { target: string; old: string | null; end: string },
): string {
  const records = present.map(readTerms);
  const shared = readTerms(sharedRecord(present, { target, old: null }));
  const others = shared.filter(
    (term) => !isEnd(term) && (old === null || old === target || !isInclude(term, old)),
  );
  const onlyTarget = others.every((term) => isInclude(term, target));
  return toRecord(
    others.map(({ text }) => text),
    onlyTarget ? end : endOf(records),
  );
}

function readTerms(spf: string): Term[] {
  return spf.trim().split(/ +/).slice(1).map(readTerm);
}

function readTerm(text: string): Term {
  const [, qualifier = '', name = '', rest = ''] = /^([+?~-]?)([a-z][a-z0-9_.-]*)(.*)$/i.exec(text) ?? [];
  return { text, qualifier: qualifier || '+', name: name.toLowerCase(), rest };
}

function isInclude({ name, rest }: Term, domain: string): boolean {
  return name === 'include' && rest.toLowerCase().replace(/\.$/, '') === `:${domain.toLowerCase()}`;
}

/** Whether a term names one of the domains, but doesn't let it send, as `?include:` doesn't. */
function isWeakInclude(term: Term, domains: string[]): boolean {
  return term.qualifier !== '+' && domains.some((domain) => isInclude(term, domain));
}

function isEnd({ name }: Term): boolean {
  return name === 'all' || name === 'redirect';
}

/**
 * The terms of a record except its end. A record can have only one `redirect`, and none with `all`. So in a record that
 * ends with it, `redirect` becomes an `include`, which lets the same senders send.
 */
function keptTerms(record: Term[]): Term[] {
  const hasAll = record.some(({ name }) => name === 'all');
  return record.flatMap((term) => {
    if (!isEnd(term)) return [term];
    return term.name === 'redirect' && !hasAll ? [readTerm(`include:${term.rest.slice(1)}`)] : [];
  });
}

/** How the merged record ends: as the most permissive of the records, and at most as strict as `~all`. */
function endOf(records: Term[][]): string {
  const present = records.map((record) => {
    const all = record.find(({ name }) => name === 'all');
    if (all) return ends.indexOf(`${all.qualifier}all`);
    // Without an end, other senders are neither allowed nor refused. We can't see how the record of a redirect ends.
    return ends.indexOf(record.some(({ name }) => name === 'redirect') ? '~all' : '?all');
  });
  return ends[Math.min(ends.indexOf('~all'), ...present)]!;
}

/** Writes a record, with each term once. */
function toRecord(terms: string[], end: string): string {
  const seen = new Set<string>();
  const once = terms.filter((text) => {
    const key = text.toLowerCase().replace(/^\+/, '');
    return !seen.has(key) && seen.add(key);
  });
  return ['v=spf1', ...once, end].join(' ');
}
