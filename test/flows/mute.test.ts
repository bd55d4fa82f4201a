import { describe, expect, test } from 'vitest';
import { dana, lee, openLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';
import { openChange } from '../support/walk.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

/** What a person was told about a ticket, in all direct messages. */
async function toldOf(user: string, key = 'MIG-1'): Promise<string[]> {
  return (await desk.direct(user)).filter((text) => text.includes(key));
}

async function openOwned(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
}

describe('a muted ticket', () => {
  test('is not in the morning message of who muted it, but still in the messages of others', async () => {
    await openOwned();
    await desk.say(dana, openLine.replace('acme.com', 'globex.com'));
    await desk.say(sam, 'assign 2 me');
    const told = await desk.say(sam, 'mute 1');
    expect(told.text).toContain('You get no more direct messages about Acme Corp (MIG-1).');
    expect(told.text).toContain('As the owner, you also get messages about missed dates and lockouts.');
    await runUntil(desk, '2026-12-04T12:00:00-06:00');
    expect(await toldOf(sam)).toEqual([]);
    expect((await toldOf(sam, 'MIG-2')).length).toBeGreaterThan(0);
    expect((await toldOf(lee)).length).toBeGreaterThan(0);
  });

  test('says so in its card, to who muted it', async () => {
    await openOwned();
    await desk.say(sam, 'mute 1');
    expect((await desk.say(sam, 'show 1')).text).toContain('🔕 You muted this ticket.');
    expect((await desk.say(dana, 'show 1')).text).not.toContain('You muted');
  });

  test('comes back with unmute, once for what waited in the meantime', async () => {
    await openOwned();
    await desk.say(sam, 'mute 1');
    expect((await desk.say(sam, 'mute 1')).text).toContain('You already muted Acme Corp (MIG-1).');
    await runUntil(desk, '2026-12-04T12:00:00-06:00');
    const unmuted = await desk.say(sam, 'unmute 1');
    expect(unmuted.text).toContain('You get direct messages about Acme Corp (MIG-1) again.');
    expect((await desk.say(sam, 'unmute 1')).text).toContain(
      "You didn't mute Acme Corp (MIG-1), so nothing changed.",
    );
    await desk.say(sam, 'set 1 cadence:1');
    await runUntil(desk, '2026-12-11T12:00:00-06:00');
    expect((await toldOf(sam)).length).toBeGreaterThan(0);
  });

  test('still tells its owner of a missed date at once, but not a lead who muted it', async () => {
    await openChange(desk);
    await desk.say(sam, 'mute 1');
    await desk.say(lee, 'mute 1');
    await runUntil(desk, '2026-12-02T18:30:00-06:00');
    expect(await toldOf(sam, 'PLC-1')).toEqual([expect.stringContaining('was missed')]);
    expect(await toldOf(lee, 'PLC-1')).toEqual([]);
  });

  test('still reaches its owner through a question, and an assignment ends the mute of the new owner, but its undo ends none', async () => {
    await openOwned();
    await desk.say(sam, 'mute 1');
    await desk.say(lee, 'nudge 1');
    expect(await toldOf(sam)).toHaveLength(1);
    await desk.say(dana, 'mute 1');
    const told = await desk.say(sam, 'assign 1 @dana');
    expect((await toldOf(dana)).at(-1)).toContain('Sam Okafor assigned Acme Corp (MIG-1) to you.');
    const mutes = () => desk.database.client.mute.findMany();
    expect(await mutes()).toMatchObject([{ personId: `slack:${sam}`, ticketNumber: 1 }]);
    await desk.press({ user: sam, reply: told.reply, label: 'Undo' });
    expect((await desk.state(1)).ticket.ownerId).toBe(`slack:${sam}`);
    expect(await mutes()).toMatchObject([{ personId: `slack:${sam}`, ticketNumber: 1 }]);
  });
});
