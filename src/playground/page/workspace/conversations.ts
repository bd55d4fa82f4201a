import type { Channel, Person, Snapshot } from '../contract.ts';

type Known = Pick<Snapshot, 'me' | 'people' | 'channels'>;

/** The name of the app's conversation in the URL. */
const appName = 'desk';
const defaultName = 'migrations';

/** Returns the other person in a direct message. Returns `me` if people write to themselves. */
export function partnerOf(channel: Channel, { me, people }: Omit<Known, 'channels'>): Person {
  const other = channel.members.find((id) => id !== me.id);
  return people.find(({ id }) => id === other) ?? me;
}

/** Returns Migration Desk. Undefined for someone who has no conversation with it. */
export function appOf(known: Known): Person | undefined {
  const withApp = known.channels.find(({ kind }) => kind === 'app');
  return withApp && partnerOf(withApp, known);
}

/** Returns the conversation's title: `#migrations`, or the name of the other person. */
export function titleOf(channel: Channel, known: Omit<Known, 'channels'>): string {
  return channel.name ? `#${channel.name}` : partnerOf(channel, known).realName;
}

export function nameInUrl(channel: Channel, known: Omit<Known, 'channels'>): string {
  if (channel.kind === 'app') return appName;
  return channel.name || partnerOf(channel, known).name;
}

/**
 * Returns the conversation that the URL names. Returns the default conversation if the person has no conversation with
 * that name.
 */
export function findConversation(known: Known, name: string | null): Channel | undefined {
  const named = (wanted: string) => known.channels.find((channel) => nameInUrl(channel, known) === wanted);
  return (name && named(name)) || named(defaultName) || known.channels[0];
}

interface Section {
  title: string;
  channels: Channel[];
}

/** The sections of the sidebar, with the conversations that the person is in. */
export function toSections(known: Known): Section[] {
  const mine = known.channels.filter(({ members }) => members.includes(known.me.id));
  const of = (...kinds: Channel['kind'][]) =>
    mine
      .filter(({ kind }) => kinds.includes(kind))
      .toSorted((a, b) => titleOf(a, known).localeCompare(titleOf(b, known), 'en'));
  return [
    { title: 'Channels', channels: of('public', 'private') },
    { title: 'Direct messages', channels: of('direct') },
    { title: 'Apps', channels: of('app') },
  ];
}

/** Says why the person can't write in a conversation. Returns null if the person can write. */
export function whyReadOnly(channel: Channel, known: Omit<Known, 'channels'>): string | null {
  if (channel.members.includes(known.me.id)) return null;
  const title = titleOf(channel, known);
  return `You're not in ${title}. Ask a member to add you with /invite @${known.me.name}.`;
}
