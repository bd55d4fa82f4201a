import { z } from 'zod';
import { jsonText } from '../db/json-text.ts';
import { listSome, listWords } from '../phrase.ts';
import { resolverName } from './hosts/resolver-name.ts';
import {
  type Answer,
  answerIn,
  type Observation,
  type RecordType,
  type SeenRecord,
  type View,
} from './observation.ts';

/** Answers of servers, for the timeline: each different answer, and the servers that gave it. */
export const evidence = z.array(z.object({ servers: z.array(jsonText), says: jsonText }));

export type Evidence = z.infer<typeof evidence>;

/** How many records of an answer, and how many different answers, are kept. */
const most = { records: 4, answers: 6, length: 200 };

/** What nameservers and resolvers said about a name, with equal answers together. */
export function evidenceOf(
  { nameservers, resolvers }: Observation,
  name: string,
  type: RecordType,
): Evidence {
  const named = resolvers.map((view) => ({ ...view, server: resolverName(view.server) }));
  const said = [...nameservers, ...named].flatMap((view) => saidBy(view, name, type));
  const groups = Map.groupBy(said, ({ says }) => says);
  return [...groups]
    .slice(0, most.answers)
    .map(([says, group]) => ({ says, servers: [...new Set(group.map(({ server }) => server))] }));
}

/** Evidence in words: `ns1.acme.com and ns2.acme.com: 10 mx1.emailsrvr.com (TTL 3,600 s)`. */
export function evidenceWords(found: Evidence): string {
  return found.map(({ servers, says }) => `${listWords(servers)}: ${says}`).join('; ');
}

function saidBy(view: View, name: string, type: RecordType): { server: string; says: string }[] {
  const answer = answerIn(view, name, type);
  return answer ? [{ server: view.server, says: answerWords(answer) }] : [];
}

function answerWords(answer: Answer): string {
  if (answer.is === 'failed') return 'no answer';
  if (answer.is === 'none' || answer.records.length === 0) return 'no record';
  return recordsWords(answer.records);
}

/** Records in a few words: `10 mx1.emailsrvr.com and 20 mx2.emailsrvr.com (TTL 3,600 s)`. */
export function recordsWords(records: SeenRecord[]): string {
  const sorted = records.toSorted(
    (a, b) => (a.priority ?? 0) - (b.priority ?? 0) || a.value.localeCompare(b.value, 'en'),
  );
  const ttl = Math.max(...records.map((record) => record.ttl));
  return `${listSome(sorted.map(recordWords), most.records)} (TTL ${ttl.toLocaleString('en-US')} s)`;
}

function recordWords({ value, priority }: SeenRecord): string {
  const short = value.length > most.length ? `${value.slice(0, most.length)}…` : value;
  return priority === undefined ? short : `${priority} ${short}`;
}
