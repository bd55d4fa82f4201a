import type { Channel, Message, Person, Snapshot } from '../../../src/playground/page/contract.ts';

export const dana = createPerson('U1', 'dana', 'Dana Reyes', 'Racker');
export const lee = createPerson('U2', 'lee', 'Lee Park', 'Lead');
export const desk = createPerson('U9', 'migration_desk', 'Migration Desk', 'App');

export const migrations = createChannel('C1', 'migrations', 'public');
export const leads = createChannel('C2', 'leads', 'private', [lee.id, desk.id]);
export const withDesk = createChannel('D1', '', 'app', [dana.id, desk.id]);
export const withLee = createChannel('D2', '', 'direct', [lee.id, dana.id]);

function createPerson(id: string, name: string, realName: string, role: string): Person {
  return { id, name, realName, role, playable: role !== 'App', deactivated: false };
}

function createChannel(id: string, name: string, kind: Channel['kind'], members?: string[]): Channel {
  return { id, name, kind, members: members ?? [dana.id, lee.id, desk.id] };
}

/** @param ts an ISO 8601 time, or a timestamp in Slack's format */
export function createMessage(ts: string, fields: Partial<Message> = {}): Message {
  return {
    channel: migrations.id,
    ts: toTs(ts),
    user: dana.id,
    text: 'Hello',
    blocks: [],
    inChannel: false,
    edited: false,
    ephemeral: false,
    files: [],
    ...fields,
  };
}

export function toTs(moment: string): string {
  return moment.includes('T') ? `${Date.parse(moment) / 1000}.000100` : moment;
}

export function createSnapshot(fields: Partial<Snapshot> = {}): Snapshot {
  return {
    me: dana,
    people: [dana, lee, desk],
    channels: [migrations, withDesk, withLee],
    messages: [],
    modals: [],
    home: null,
    commands: [],
    shortcuts: [],
    time: { now: '2026-11-21T16:42:10.000Z', timezone: 'America/Chicago', moving: false },
    teams: null,
    ...fields,
  };
}
