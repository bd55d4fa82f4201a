import { afterAll, beforeAll, expect, test } from 'vitest';
import { services, sources, targets } from '../../src/ticket/playbooks/systems.ts';
import { dana, startDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(async () => {
  expect(desk.slack.protocolErrors).toEqual([]);
  await desk.stop();
});

const rest = 'customer:Acme account:1234567 via:chat ticket:180621-01234 second:yes';

/** The words of a refusal that no path gets with this source, target, and service. */
const refusal =
  /Source and target are both|is not available as|This path is a platform change|A platform change is a move/;

/** The command that an answer gives as its example, with `key:value` added to the refused command. */
function exampleIn(answer: string, refused: string): string {
  const [, example = ''] = /Example: (.+)$/m.exec(answer) ?? [];
  const [key] = example.split(':');
  return example.startsWith('/migration ') || !key
    ? example.replace('/migration ', '')
    : refused.replace(new RegExp(`${key}:\\S+`), example);
}

const paths = [undefined, ...sources].flatMap((source) =>
  targets.flatMap((target) =>
    [undefined, ...services].map((service) =>
      [source && `from:${source.slug}`, `to:${target.slug}`, service && `service:${service.slug}`]
        .filter(Boolean)
        .join(' '),
    ),
  ),
);

test.each(['/migration', '/platform-change'])(
  'a refusal of an impossible path in %s names one that works',
  async (command) => {
    let refusals = 0;
    for (const path of paths) {
      const line = `open acme.com ${path} ${rest}`;
      const needsForm = command === '/migration' && (!path.includes('from:') || !path.includes('service:'));
      const isChange = /from:(rackspace-email|hosted-exchange) to:(rackspace-email|hosted-exchange)/.test(
        path,
      );
      if (needsForm && !isChange) continue;
      const said = (await desk.say(dana, line, { command })).text;
      if (!refusal.test(said)) continue;
      refusals++;
      const example = exampleIn(said, line);
      if (example === '') continue;
      const [, ends] = /(from:\S+ to:\S+)/.exec(example) ?? [];
      const service = /service:\S+/.exec(example)?.[0] ?? '';
      const answer = await desk.say(dana, `open b.example ${ends} ${service || 'service:assisted'} ${rest}`);
      if (service) expect(answer.text, said).not.toMatch(refusal);
      else expect(answer.text, said).not.toMatch(/Source and target are both|A platform change is a move/);
    }
    expect(refusals).toBeGreaterThan(20);
  },
  120_000,
);

test.each(targets)(
  '`items` refuses a path from $slug to itself with an example that works',
  async ({ slug }) => {
    const said = (await desk.say(dana, `items ${slug} ${slug}`)).text;
    expect(said).toContain('Source and target are both');
    const [, example = ''] = /Example: \/migration (items .+)$/m.exec(said) ?? [];
    expect((await desk.say(dana, example)).text).toContain('Does not move');
  },
);

test.each(['www.acme.com', 'WWW.Acme.COM', 'https://www.acme.com/'])(
  'a ticket for %s is a ticket for acme.com, and a search finds it by either name',
  async (typed) => {
    const line = `open ${typed} from:gmail to:office-365 service:assisted ${rest}`;
    expect((await desk.say(dana, line)).text).toMatch(/Opened MIG-\d+ for Acme \(acme\.com\),/);
    expect((await desk.say(dana, 'list www.acme.com')).text).toContain('Acme (acme.com)');
  },
);
