import { extname } from 'node:path';
import type { Json, SlackFile } from '../model.ts';
import type { Workspace } from './workspace.ts';

const types = new Map([
  ['csv', 'text/csv'],
  ['txt', 'text/plain'],
  ['json', 'application/json'],
  ['png', 'image/png'],
  ['pdf', 'application/pdf'],
  ['xlsm', 'application/vnd.ms-excel.sheet.macroEnabled.12'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);

function extension(name: string): string {
  return extname(name).slice(1).toLowerCase();
}

type NewFile = Pick<SlackFile, 'name' | 'user' | 'content' | 'complete'> & { mimetype?: string };

export function addFile(
  workspace: Workspace,
  { mimetype, ...file }: NewFile,
  channels: string[] = [],
): SlackFile {
  const added: SlackFile = {
    ...file,
    id: workspace.nextId('F'),
    title: file.name,
    mimetype: mimetype ?? types.get(extension(file.name)) ?? 'application/octet-stream',
    created: Math.floor(workspace.now() / 1000),
    channels,
  };
  workspace.files.set(added.id, added);
  workspace.changed({ kind: 'file', file: added });
  return added;
}

/** A file that a person uploads. */
export interface NewUpload {
  name: string;
  content: string | Buffer;
  mimetype?: string;
}

/** Adds a file that a person uploads. Returns it as the Web API shows it. @param channels the ids of those that see it */
export function upload(
  workspace: Workspace,
  user: string,
  { name, content, mimetype }: NewUpload,
  channels: string[] = [],
): Json {
  const file = { name, mimetype, user, content: Buffer.from(content as string), complete: true };
  const added = addFile(workspace, file, channels);
  return toFile(workspace, added);
}

/** A file as the Web API shows it. Its private URL requires the bot's token. */
export function toFile(workspace: Workspace, file: SlackFile): Json {
  const address = `${workspace.base()}/files-pri/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: extension(file.name),
    user: file.user,
    user_team: workspace.team.id,
    size: file.content.length,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    url_private: address,
    url_private_download: `${address}?download=1`,
    permalink: `https://${workspace.team.domain}.slack.com/files/${file.user}/${file.id}`,
    channels: file.channels,
    ...file.fields,
  };
}
