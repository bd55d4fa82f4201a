import type { Look } from '../dns.ts';
import type { Answer, Observation, SeenRecord, View } from '../observation.ts';
import type { AskServer, Server } from './ask-server.ts';
import type { FindNameservers } from './find-nameservers.ts';
import type { Question } from './message.ts';
import { isAskable, isInside } from './names.ts';
import { nameserverQuestions, resolverQuestions } from './questions.ts';
import type { AskResolvers } from './resolvers.ts';
import { isPublic } from './special-addresses.ts';
import { countSpfLookups } from './spf-lookups.ts';
import { toAnswer } from './to-answer.ts';

export interface Lookers {
  askServer: AskServer;
  askResolvers: AskResolvers;
  findNameservers: FindNameservers;
  resolvers: Server[];
  /** The port of nameservers. */
  nameserverPort: number;
  /** Whether to ask nameservers with private or other special addresses. */
  allowPrivate: boolean;
  now(): Date;
}

type Answered = View['answers'][number];

/** How many hosts of MX records are looked at. */
const mostHosts = 5;

const noAnswer: Answer = { is: 'failed', why: 'no-answer' };

/** Looks at a domain. `deadline` is in ms of `performance.now`. */
export async function lookAt(wanted: Look, lookers: Lookers, deadline: number): Promise<Observation> {
  const at = lookers.now().toISOString();
  const behind = new Map<string, Promise<Answer>>();
  const { promise: txt, resolve: foundTxt } = Promise.withResolvers<SeenRecord[] | null>();

  async function ask(server: Server | null, question: Question, recursion: boolean): Promise<Answered> {
    let answer: Answer = noAnswer;
    if (server && isAskable(question.name)) {
      const outcome = await lookers.askServer({ server, question, recursion, deadline });
      answer = await followed(toAnswer(outcome, question, !recursion), question);
    }
    if (question.type === 'TXT' && question.name === wanted.domain && answer.is === 'records') {
      foundTxt(answer.records);
    }
    return { ...question, answer };
  }

  /** Asks the resolvers about the records behind an alias in another zone. Addresses don't matter there. */
  async function followed(answer: Answer, { type }: Question): Promise<Answer> {
    if (answer.is !== 'records' || !answer.alias || answer.records.length > 0) return answer;
    if (type !== 'MX' && type !== 'TXT') return answer;
    const { alias } = answer;
    const key = `${alias} ${type}`;
    const following = behind.get(key) ?? askBehind({ name: alias, type });
    behind.set(key, following);
    const there = await following;
    return there.is === 'records' ? { ...there, alias: there.alias ?? alias } : there;
  }

  function askBehind(question: Question): Promise<Answer> {
    if (!isAskable(question.name)) return Promise.resolve({ is: 'failed', why: 'broken' });
    return lookers.askResolvers(question, deadline);
  }

  async function viewOf(nameserver: { name: string; address: string }): Promise<View> {
    const { name: server, address } = nameserver;
    const may = address !== '' && (lookers.allowPrivate || isPublic(address));
    const target = may ? { address, port: lookers.nameserverPort } : null;
    const answers = await Promise.all(
      nameserverQuestions(wanted).map(async (question) => {
        const first = await ask(target, question, false);
        const hosts = wanted.records === 'all' ? hostsBelow(wanted.domain, first) : [];
        const more = hosts.map((name) => ask(target, { name, type: 'CNAME' }, false));
        return [first, ...(await Promise.all(more))];
      }),
    );
    return { server, address, answers: answers.flat() };
  }

  async function askNameservers(): Promise<{ zone: string | null; nameservers: View[] }> {
    const { zone, nameservers } = await lookers.findNameservers(wanted.domain, deadline);
    if (zone === null) return { zone, nameservers: [] };
    return { zone, nameservers: await Promise.all(nameservers.map(viewOf)) };
  }

  async function askResolver(server: Server): Promise<View> {
    const answers = resolverQuestions(wanted).map((question) => ask(server, question, true));
    return { server: server.address, address: server.address, answers: await Promise.all(answers) };
  }

  async function countLookups(): Promise<number | null> {
    const records = wanted.records === 'all' ? await txt : null;
    return records && countSpfLookups(records, lookers.askResolvers, deadline);
  }

  const counting = countLookups();
  const [asked, resolvers] = await Promise.all([
    askNameservers(),
    Promise.all(lookers.resolvers.map(askResolver)),
  ]);
  // Everybody was asked, so no TXT record comes any more.
  foundTxt(null);
  const spfLookups = await counting;
  return { domain: wanted.domain, at, ...asked, resolvers, spfLookups };
}

/** The hosts below the domain that mail goes to, by an answer about MX records. */
function hostsBelow(domain: string, { type, answer }: Answered): string[] {
  if (type !== 'MX' || answer.is !== 'records') return [];
  const hosts = answer.records.map(({ value }) => value).filter((host) => isInside(host, domain));
  return [...new Set(hosts)].slice(0, mostHosts);
}
