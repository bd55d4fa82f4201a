import { dana, lee, type TestDesk } from './desk.ts';

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
    const refused = (await desk.say(dana, `advance ${number} phase:${ticket.phase}`)).text;
    for (const text of commandsIn(refused)) await desk.say(lee, text, { command });
    told = refused.includes(' left before ') ? (await desk.say(dana, `advance ${number}`)).text : refused;
    if ((await desk.state(number)).ticket.phase === ticket.phase) throw new Error(told);
  }
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
