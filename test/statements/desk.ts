import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type PathName, paths } from '../knowledge/paths.ts';
import { dana, lee, startDesk, type TestDesk } from '../support/desk.ts';

/** One desk for all statements: each opens tickets of its own. */
let desk: TestDesk;
let domains = 0;
const readOnly = new Map<PathName, string>();

beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => goTo('2026-11-20T10:00'));
afterAll(async () => {
  expect(desk.slack.protocolErrors).toEqual([]);
  await desk.stop();
});

/** Moves the clock to a moment in the team's winter time, such as `2026-11-20T10:00`. */
export function goTo(moment: string): void {
  desk.clock.set(`${moment}:00-06:00`);
}

/** What Dana, a Racker, is told when she writes a command. */
export async function say(text: string, command = '/migration'): Promise<string> {
  return (await desk.say(dana, text, { command })).text;
}

/** What Lee, a lead, is told. */
export async function sayAsLead(text: string): Promise<string> {
  return (await desk.say(lee, text)).text;
}

/** The fields that a command's form asks for. */
export async function formFields(text: string, command = '/migration'): Promise<string[]> {
  await desk.sayForForm(dana, text, { command });
  return (desk.slack.views.top(dana)?.blocks ?? []).map(({ block_id: field }) => String(field));
}

/** Opens a ticket with 12 mailboxes. `fields` are more fields, or other values. */
export async function open(path: PathName, fields = ''): Promise<{ key: string; opening: string }> {
  const { source, target, service } = paths[path];
  const asked = service === 'internal' ? 'channel:chat ticket:180621-01234' : `service:${service}`;
  const opening = await openFrom(source, `to:${target} ${asked} mailboxes:12 ${fields}`);
  const key = /\b(?:MIG|PLC)-\d+/.exec(opening)?.[0];
  if (!key) throw new Error(`No ticket was opened: ${opening}`);
  return { key, opening };
}

/** What the product says when one opens a ticket from a source. */
export function openFrom(source: string, fields: string): Promise<string> {
  domains += 1;
  return say(`open d${domains}.example.com from:${source} ${fields} customer:"Acme Corp" account:1234567`);
}

/** The answer to a question about a ticket of a path, without its heading and its source. */
export async function answer(path: PathName, question: string): Promise<string> {
  const said = await say(`faq ${await ticketToRead(path)} ${question}`);
  const [, ...lines] = said.split('\n');
  return lines.filter((line) => !/^(MIG|PLC)-\d+:|Reference:/.test(line)).join('\n');
}

/** A ticket of a path that nobody changes. */
export async function ticketToRead(path: PathName): Promise<string> {
  const key = readOnly.get(path) ?? (await open(path)).key;
  readOnly.set(path, key);
  return key;
}

/** Tries to leave the phase, which must be refused, and returns the refusal. */
export async function refusal(key: string): Promise<string> {
  const before = await phaseOf(key);
  const told = await say(`advance ${key}`);
  expect(await phaseOf(key)).toBe(before);
  return told;
}

/** Brings a ticket to a phase by a lead's force. */
export async function bringTo(key: string, phase: string): Promise<void> {
  for (let before = ''; (await phaseOf(key)) !== phase; ) {
    if (before === (await phaseOf(key))) throw new Error(`${key} does not reach ${phase}`);
    before = await phaseOf(key);
    await sayAsLead(`advance ${key} force:"brought on by a test"`);
  }
}

export async function phaseOf(key: string): Promise<string> {
  return (await state(key)).ticket.phase;
}

/** The phases that a ticket goes through, in their order. */
export async function phasesOf(key: string): Promise<string[]> {
  return (await state(key)).phases.map(({ slug }) => slug);
}

/** Whom a ticket waits on, in the words of its card. */
export async function waitsOn(key: string): Promise<string> {
  return /waiting (?:on|for):? ([^·\n]+)/i.exec(await say(`show ${key}`))?.[1]?.trim() ?? '';
}

function state(key: string) {
  return desk.state(Number(key.split('-')[1]));
}
