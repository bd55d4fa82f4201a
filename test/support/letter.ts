import { dana, type TestDesk, type Told } from './desk.ts';

interface Block {
  elements?: { type: string; elements?: { text?: string }[] }[];
}

/** Returns the letter in an answer: the text to copy, without what is above and below. Empty if there is none. */
export function letterIn({ reply }: Told): string {
  const blocks = (reply.body.blocks ?? []) as Block[];
  const [copied] = blocks.flatMap(({ elements = [] }) =>
    elements.filter(({ type }) => type === 'rich_text_preformatted'),
  );
  return (copied?.elements ?? []).map(({ text = '' }) => text).join('');
}

/** Opens tickets, as Dana, with everything that a letter can know, and reads letters about the first one. */
export function createLetters(desk: TestDesk) {
  return {
    async open(path: string): Promise<void> {
      const command = path.includes('via:') ? '/platform-change' : '/migration';
      const known = 'contact:"Ann Lee, 210-555-0142" ticket:180621-01234 mailboxes:12';
      const opening = `open acme.com ${path} customer:"Acme Corp" account:1234567 ${known}`;
      await desk.say(dana, opening, { command });
      await desk.say(dana, 'assign 1 me');
    },

    async letter(asked: string): Promise<string> {
      return letterIn(await desk.say(dana, `draft 1 ${asked}`));
    },
  };
}
