import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type PathName, paths } from '../knowledge/paths.ts';
import { dana, lee, startDesk, type TestDesk } from '../support/desk.ts';

/** One desk for all statements. Each statement opens its own tickets. */
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

/** Sets the clock to a time in Central Standard Time, such as `2026-11-20T10:00`. */
export function goTo(moment: string): void {
  desk.clock.set(`${moment}:00-06:00`);
}

/** Sends a command as Dana, a Racker, and returns the reply. */
export async function say(text: string, command = '/migration'): Promise<string> {
  return (await desk.say(dana, text, { command })).text;
}

/** Sends a command as Lee, a lead, and returns the reply. */
export async function sayAsLead(text: string): Promise<string> {
  return (await desk.say(lee, text)).text;
}

/** Sends a command that opens a form, and returns the names of the form's fields. */
export async function formFields(text: string, command = '/migration'): Promise<string[]> {
  await desk.sayForForm(dana, text, { command });
  return (desk.slack.views.top(dana)?.blocks ?? []).map(({ block_id: field }) => String(field));
}

/** Opens a ticket with 12 mailboxes. `fields` adds fields to the command. */
export async function open(path: PathName, fields = ''): Promise<{ key: string; opening: string }> {
  const { source, target, service } = paths[path];
  const asked = service === 'internal' ? 'channel:chat ticket:180621-01234' : `service:${service}`;
  const opening = await openFrom(source, `to:${target} ${asked} mailboxes:12 ${fields}`);
  const key = /\b(?:MIG|PLC)-\d+/.exec(opening)?.[0];
  if (!key) throw new Error(`No ticket was opened: ${opening}`);
  return { key, opening };
}

/** Opens a ticket for a new domain, and returns the reply. If a ticket was opened, shows it below. */
export async function openFrom(source: string, fields: string): Promise<string> {
  domains += 1;
  const line = `open d${domains}.example.com from:${source} ${fields} customer:"Acme Corp" account:1234567`;
  const reply = await say(line);
  const key = /^Opened ((?:MIG|PLC)-\d+)/.exec(reply)?.[1];
  return key ? `${reply}\n${await say(`show ${key}`)}` : reply;
}

/** Asks a question about a ticket on a path. Returns the answer without its heading, path, and reference. */
export async function answer(path: PathName, question: string): Promise<string> {
  const said = await say(`faq ${await ticketToRead(path)} ${question}`);
  const [, ...lines] = said.split('\n');
  return lines.filter((line) => !/^(MIG|PLC)-\d+:|Reference:/.test(line)).join('\n');
}

/** Returns the key of a shared ticket on a path. Statements only read this ticket. */
export async function ticketToRead(path: PathName): Promise<string> {
  const key = readOnly.get(path) ?? (await open(path)).key;
  readOnly.set(path, key);
  return key;
}

/** Tries to advance a ticket, and returns the refusal. Fails if the ticket advances. */
export async function refusal(key: string): Promise<string> {
  const before = await phaseOf(key);
  const told = await say(`advance ${key}`);
  expect(await phaseOf(key)).toBe(before);
  return told;
}

/** Brings a ticket to a later phase with a lead's `force`. */
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

/** Returns the ticket's phases in order. */
export async function phasesOf(key: string): Promise<string[]> {
  return (await state(key)).phases.map(({ slug }) => slug);
}

/** Returns who the ticket waits on, as the ticket's card says. */
export async function waitsOn(key: string): Promise<string> {
  return /waiting (?:on|for):? ([^·\n]+)/i.exec(await say(`show ${key}`))?.[1]?.trim() ?? '';
}

function state(key: string) {
  return desk.state(Number(key.split('-')[1]));
}
