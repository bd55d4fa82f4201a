import type { Trade } from '../ticket/playbooks/phase-tables.ts';
import { changeLine, dana, lee, sam, type TestDesk } from './desk.ts';

type Command = '/migration' | '/platform-change';

/** Moves a ticket to a phase, each time with a lead's force. Returns the last answer. */
export async function forceTo(desk: TestDesk, number: number, phase: string): Promise<string> {
  for (let told = ''; ; ) {
    const { ticket } = await desk.state(number);
    if (ticket.phase === phase) return told;
    told = (await desk.say(lee, `advance ${number} force:"all was agreed by phone"`)).text;
    if ((await desk.state(number)).ticket.phase === ticket.phase) throw new Error(told);
  }
}

/** Opens a platform change with the agreed slot Wednesday, December 2, at 6 PM, and brings it to Readiness. */
export async function openChange(desk: TestDesk, { owner = true } = {}): Promise<void> {
  await desk.say(dana, changeLine, { command: '/platform-change' });
  if (owner) await desk.say(sam, 'assign 1 me');
  await desk.say(lee, 'set 1 slot:2026-12-02T18:00');
  await forceTo(desk, 1, 'readiness');
}

/** Moves a ticket to a phase. For each phase on the way, gives the commands that the refusal names. */
export async function walkTo(
  desk: TestDesk,
  number: number,
  phase: string,
  command?: Command,
): Promise<string> {
  for (let told = ''; ; ) {
    const { ticket } = await desk.state(number);
    if (ticket.phase === phase) return told;
    const refused = await completePhase(desk, number, command);
    told = /step(s are| is) left:/.test(refused) ? (await desk.say(dana, `advance ${number}`)).text : refused;
    if ((await desk.state(number)).ticket.phase === ticket.phase) throw new Error(told);
  }
}

/**
 * Tries to advance a ticket, and gives the commands that the refusal names, so that nothing holds the ticket any longer.
 * Returns the first answer. If nothing held the ticket, it is in the next phase now.
 */
export async function completePhase(desk: TestDesk, number: number, command?: Command): Promise<string> {
  await waitForCutover(desk, number);
  const refused = (await desk.say(dana, `advance ${number}`)).text;
  for (const text of commandsIn(refused)) await desk.say(lee, text, { command });
  return refused;
}

/** Moves the clock to the agreed cutover of a ticket in Cutover. The mail can't be switched before that day. */
export async function waitForCutover(desk: TestDesk, number: number): Promise<void> {
  const { phase, cutover } = (await desk.state(number)).ticket;
  if (phase === 'cutover' && cutover && cutover > desk.clock.now()) desk.clock.set(cutover.toISOString());
}

/** Returns the command that opens a ticket for a path. A platform change needs `via:` and no source. */
export function openingOf(
  { source, target, service, method }: Trade,
  domain: string,
): [command: Command, text: string] {
  const others = 'customer:"Acme Corp" account:1234567';
  if (service === 'internal')
    return ['/platform-change', `open ${domain} to:${target} via:chat ${others} ticket:180621-01234`];
  const hosting = source.startsWith('exchange-') ? ' hosting:in-house' : '';
  const opening = `open ${domain} from:${source} to:${target} service:${service}${hosting} ${others}`;
  return ['/migration', method ? `${opening} mailboxes:300 bandwidth:2` : opening];
}

/** Returns the commands that a refusal names, with all `done` commands combined into one. */
export function commandsIn(refusal: string): string[] {
  const named = [...refusal.matchAll(/^.* · .*: \/(?:migration|platform-change) (.+)$/gm)].map(
    ([, text = '']) => text,
  );
  const ticked = named.filter((text) => text.startsWith('done '));
  const [first = ''] = ticked;
  const ids = ticked.map((text) => text.split(' ').at(-1));
  const key = first.split(' ')[1];
  return [
    ...named.filter((text) => !ticked.includes(text)),
    ...(first ? [`done ${key} ${ids.join(' ')}`] : []),
  ];
}
