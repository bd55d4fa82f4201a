import {
  type Answer,
  answerIn,
  type Observation,
  type RecordType,
  type SeenRecord,
  type View,
} from './observation.ts';

/** What several servers say to one question. A server with several addresses counts once. */
export interface Said {
  /** The answers that can be used. A server whose addresses disagree has several. */
  answers: { server: string; records: SeenRecord[] }[];
  /** The servers that were asked and gave no usable answer, although they may be responsible. */
  silent: string[];
  /** Those of them whose answer is larger than what we read. */
  tooLarge: string[];
}

/**
 * Collects what servers say about a name. Leaves out servers that were not asked, and servers that say that they aren't
 * responsible for the domain: these can't give anyone an old record.
 */
export function said(views: View[], name: string, type: RecordType): Said {
  const asked = views.flatMap((view) => {
    const answer = answerIn(view, name, type);
    return answer ? [{ server: view.server, answer }] : [];
  });
  const answers = asked.flatMap(({ server, answer }) => {
    const records = recordsOf(answer);
    return records ? [{ server, records }] : [];
  });
  const useful = new Set(answers.map(({ server }) => server));
  const silent = asked.filter(({ server, answer }) => !useful.has(server) && mayStillAnswer(answer));
  const namesOf = (all: typeof silent) => [...new Set(all.map(({ server }) => server))];
  const tooLarge = silent.filter(({ answer }) => answer.is === 'failed' && answer.why === 'too-large');
  return { answers, silent: namesOf(silent), tooLarge: namesOf(tooLarge) };
}

/** The MX hosts of a domain at its nameservers, each once. */
export function mxHostsIn({ nameservers }: Observation, domain: string): string[] {
  const { answers } = said(nameservers, domain, 'MX');
  return [...new Set(answers.flatMap(({ records }) => records.map(({ value }) => value)))];
}

/** The names of the servers that answered. */
export function serversOf({ answers }: Pick<Said, 'answers'>): string[] {
  return [...new Set(answers.map(({ server }) => server))];
}

/**
 * Whether something is true of every server. False if any server shows otherwise. Null if no server was asked, or if
 * some gave no answer and the others agree.
 */
export function everywhere(
  { answers, silent }: Said,
  test: (records: SeenRecord[]) => boolean,
): boolean | null {
  if (answers.some(({ records }) => !test(records))) return false;
  return answers.length === 0 || silent.length > 0 ? null : true;
}

function recordsOf(answer: Answer): SeenRecord[] | null {
  if (answer.is === 'failed') return null;
  return answer.is === 'none' ? [] : answer.records;
}

function mayStillAnswer(answer: Answer): boolean {
  return answer.is === 'failed' && answer.why !== 'not-responsible';
}
