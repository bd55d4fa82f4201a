import { describe, expect, test } from 'vitest';
import { dana, lee, migrations, openLine, sam, type Told, useDesk } from '../support/desk.ts';
import { primaryLabels } from '../support/primary-labels.ts';
import { shownText } from '../support/shown-text.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

/** What people read in an answer, line by line, without the commands of its buttons. */
function linesOf({ reply }: Told): string[] {
  const text = shownText(reply.body as unknown as Parameters<typeof shownText>[0]);
  return text.split('\n').map((line) => line.replace(/: \/migration .*/, ''));
}

/** The lines of a ticket's card from the first heading of its checklist on. */
async function checklist(): Promise<string[]> {
  const all = linesOf(await desk.say(sam, 'show 1'));
  return all.slice(all.findIndex((line) => /^(Due soon|Overdue|\d+ steps? left|Nothing left)/.test(line)));
}

async function openWith(cutover: string): Promise<void> {
  desk.clock.set('2026-11-23T09:00:00-06:00');
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, `set 1 cutover:${cutover}`);
}

describe('a step whose deadline is within two business days', () => {
  test('comes first on the card, in a reply, in Today, in a reminder, and in the digest', async () => {
    await openWith('2026-11-24T16:00');
    const [head, first, next] = await checklist();
    expect(head).toBe('Due soon');
    expect(first).toMatch(/^☐ TTL lowered \(E-16\) · .*due Mon, Nov 23, 4 PM$/);
    expect(next).toMatch(/^\d+ steps left before /);
    expect(primaryLabels((await desk.say(sam, 'show 1')).reply)).toEqual(['☐ TTL lowered']);

    const shown = await desk.say(sam, 'show 1');
    const told = await desk.press({ user: sam, reply: shown.reply, label: '☐ Tenant created' });
    expect(told.text).toMatch(
      /^Acme Corp \(MIG-1\): Tenant created ✓[\s\S]*Next, for the customer's admin: ☐ TTL lowered \(E-16\), due Mon, Nov 23, 4 PM\.$/m,
    );
    expect(primaryLabels(told.reply)).toEqual(['☐ TTL lowered']);

    const today = await desk.say(sam, '');
    expect(today.text).toMatch(
      /· cutover tomorrow, 4 PM · ☐ TTL lowered \(customer's admin\), due today, 4 PM/,
    );
    expect(primaryLabels(today.reply)).toEqual(['☐ TTL lowered']);
    await desk.say(lee, 'nudge 1');
    expect((await desk.direct(sam)).at(-1)).toMatch(/Next, for the customer's admin: ☐ TTL lowered/);
    await desk.say(lee, 'digest now');
    expect(shownText((await desk.posted(migrations)).at(-1)!)).toContain(
      "☐ TTL lowered (customer's admin), due today, 4 PM",
    );
  });

  test('comes before the next step until it is done', async () => {
    await openWith('2026-11-24T16:00');
    const shown = await desk.say(sam, 'show 1');
    const told = await desk.press({ user: sam, reply: shown.reply, label: '☐ TTL lowered' });
    expect(told.text).toMatch(/^Acme Corp \(MIG-1\): TTL lowered ✓/);
    expect(primaryLabels(told.reply)).toEqual(['☐ Tenant created']);
    expect((await checklist())[0]).toMatch(/^\d+ steps left before /);
    expect(primaryLabels((await desk.say(sam, 'show 1')).reply)).toEqual(['☐ Tenant created']);
  });

  test('is never optional, although the ticket can leave its phase without it', async () => {
    await openWith('2026-11-24T16:00');
    await forceTo(desk, 1, 'cutover');
    const lines = await checklist();
    expect(lines.slice(0, 2)).toEqual(['Due soon', expect.stringMatching(/^☐ TTL lowered \(E-16\)/)]);
    expect(lines.filter((line) => line.startsWith('☐ TTL lowered'))).toHaveLength(1);
    expect(primaryLabels((await desk.say(sam, 'show 1')).reply)).toEqual(['☐ TTL lowered']);
  });

  test('comes first once it is overdue, and not once the cutover has passed', async () => {
    await openWith('2026-11-24T16:00');
    desk.clock.set('2026-11-24T09:00:00-06:00');
    expect((await checklist()).slice(0, 2)).toEqual([
      'Overdue',
      expect.stringMatching(/^☐ TTL lowered .*overdue since Mon, Nov 23, 4 PM$/),
    ]);
    expect((await desk.say(sam, 'done 1 U-01')).text).toMatch(
      /☐ TTL lowered .*overdue since Mon, Nov 23, 4 PM\./,
    );
    desk.clock.set('2026-11-24T16:01:00-06:00');
    expect((await checklist())[0]).toMatch(/^\d+ steps left before /);
  });
});

test('a step with a later deadline comes after the required steps', async () => {
  await openWith('2026-12-15T16:00');
  expect((await checklist())[0]).toMatch(/^\d+ steps left before /);
  await forceTo(desk, 1, 'cutover');
  const lines = await checklist();
  const optional = lines.indexOf('Optional');
  expect(optional).toBeGreaterThan(1);
  expect(lines[optional + 1]).toMatch(/^☐ TTL lowered/);
  await desk.say(sam, 'done 1 U-13');
  const shown = await desk.say(sam, 'show 1');
  expect(primaryLabels(shown.reply)).toEqual(['☐ Users informed']);
  const told = await desk.press({ user: sam, reply: shown.reply, label: '☐ Users informed' });
  expect(told.text).toMatch(/^Acme Corp \(MIG-1\): Users informed ✓[\s\S]*☐ TTL lowered/);
  expect(primaryLabels(told.reply)).toEqual(['☐ TTL lowered']);
  expect(primaryLabels((await desk.say(sam, 'show 1')).reply)).toEqual(['☐ TTL lowered']);
});
