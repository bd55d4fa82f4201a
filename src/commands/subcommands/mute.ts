import { buttons, card, note, text } from '../../card.ts';
import { muteTicket, unmuteTicket } from '../../ticket/notices/mutes.ts';
import { ticketKey, ticketName } from '../../ticket/state.ts';
import { changed, defineSubcommand } from '../subcommand.ts';

const still = 'You still get a message if someone asks you about the ticket or assigns it to you.';
const urgent = 'As the owner, you also get messages about missed dates and lockouts.';

export const mute = defineSubcommand({
  name: 'mute',
  aliases: ['silence'],
  summary: 'Stop direct messages to you about a ticket',
  examples: ['mute MIG-12'],
  details: [
    'A muted ticket is not in your morning message. Other people still get messages about it.',
    `${still} ${urgent} Assigning the ticket to someone unmutes it for them.`,
  ],
  ticket: true,
  async run({ desk, by, actor }, { ticket: number }) {
    const [{ ticket }, before] = await muteTicket(desk, by, number);
    const [key, name] = [ticketKey(ticket), ticketName(ticket)];
    const says = before ? `You already muted ${name}.` : `You get no more direct messages about ${name}.`;
    return changed(
      card(
        text(says),
        note(ticket.ownerId === actor.id ? `${still} ${urgent}` : still),
        buttons({ label: 'Unmute', command: `unmute ${key}` }, { label: 'Show', command: `show ${key}` }),
      ),
    );
  },
});

export const unmute = defineSubcommand({
  name: 'unmute',
  summary: 'Get direct messages about a ticket again',
  examples: ['unmute MIG-12'],
  ticket: true,
  async run({ desk, by }, { ticket: number }) {
    const [{ ticket }, before] = await unmuteTicket(desk, by, number);
    const [key, name] = [ticketKey(ticket), ticketName(ticket)];
    const says = before
      ? `You get direct messages about ${name} again.`
      : `You didn't mute ${name}, so nothing changed.`;
    return changed(card(text(says), buttons({ label: 'Show', command: `show ${key}` })));
  },
});
