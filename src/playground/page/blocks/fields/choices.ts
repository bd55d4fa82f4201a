import type { Channel, Person } from '../../contract.ts';
import type { Control, Option } from '../block-kit.ts';
import { initialValue } from '../surface/initial-value.ts';
import { plainText } from '../text/plain-text.ts';

interface Choice {
  value: string;
  label: string;
}

/** Choices under a heading. The heading is empty when the menu has no groups. */
export interface ChoiceGroup {
  heading: string;
  choices: Choice[];
}

interface Workspace {
  me: Person;
  people: Person[];
  channels: Channel[];
}

/**
 * For each menu type: a function that returns the choices. A type such as `multi_users_select` has the same choices as
 * `users_select`.
 */
const offers: Record<string, (control: Control, workspace: Workspace) => ChoiceGroup[]> = {
  static_select: staticChoices,
  users_select: personChoices,
  channels_select: (_control, { channels }) => one(channels.filter(isPublic).map(toChannelChoice)),
  conversations_select: conversationChoices,
};

export function choicesOf(control: Control, workspace: Workspace): ChoiceGroup[] {
  return offers[control.type.replace(/^multi_/, '')]?.(control, workspace) ?? [];
}

function one(choices: Choice[]): ChoiceGroup[] {
  return [{ heading: '', choices }];
}

function staticChoices(control: Control): ChoiceGroup[] {
  if (!control.option_groups) return one((control.options ?? []).map(toChoice));
  return control.option_groups.map(({ label, options }) => ({
    heading: plainText(label),
    choices: options.map(toChoice),
  }));
}

function toChoice({ text, value, description }: Option): Choice {
  const about = description ? ` – ${plainText(description)}` : '';
  return { value, label: plainText(text) + about };
}

/** Returns the people to choose from. Includes apps and deactivated people only if the bot preselected them. */
function personChoices(control: Control, { people }: Workspace): ChoiceGroup[] {
  const chosen = [initialValue(control)].flat();
  const offered = people.filter(
    ({ id, role, deactivated }) => (role !== 'App' && !deactivated) || chosen.includes(id),
  );
  return one(offered.map(toPersonChoice));
}

function toPersonChoice(person: Person): Choice {
  return { value: person.id, label: person.realName };
}

function isPublic({ kind }: Channel): boolean {
  return kind === 'public';
}

function toChannelChoice({ id, name }: Channel): Choice {
  return { value: id, label: `# ${name}` };
}

function conversationChoices(control: Control, workspace: Workspace): ChoiceGroup[] {
  const { include, exclude_bot_users: noBots = false } = control.filter ?? {};
  const wanted = (kind: 'public' | 'private' | 'im') => include?.includes(kind) ?? true;
  const rooms = workspace.channels.filter(
    ({ kind }) => (kind === 'public' || kind === 'private') && wanted(kind),
  );
  const direct = workspace.channels.filter(
    ({ kind }) => wanted('im') && (kind === 'direct' || (kind === 'app' && !noBots)),
  );
  const groups = [
    { heading: 'Channels', choices: rooms.map(toChannelChoice) },
    { heading: 'Direct messages', choices: direct.map((channel) => toDirectChoice(channel, workspace)) },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

function toDirectChoice(channel: Channel, { me, people }: Workspace): Choice {
  const others = people.filter(({ id }) => id !== me.id && channel.members.includes(id));
  return { value: channel.id, label: others.map(({ realName }) => realName).join(', ') || channel.id };
}
