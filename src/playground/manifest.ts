import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Command, Shortcut } from './page/contract.ts';

/** What a workspace learns about the app when the app is installed. */
interface Installed {
  commands: Command[];
  shortcuts: Shortcut[];
  /** The bot token's scopes. */
  scopes: Set<string>;
}

const shape = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string() }),
    ),
    shortcuts: z.array(
      z.object({
        callback_id: z.string(),
        name: z.string(),
        description: z.string(),
        type: z.enum(['global', 'message']),
      }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

/** Reads the app's manifest. The same manifest installs the app in a real workspace. */
export function readManifest(): Installed {
  const file = join(import.meta.dirname, '../../manifests/slack.json');
  const { features, oauth_config } = shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    commands: features.slash_commands.map(({ command, description, usage_hint }) => ({
      name: command,
      description,
      usageHint: usage_hint,
    })),
    shortcuts: features.shortcuts.map(({ callback_id: id, ...about }) => ({ id, ...about })),
    scopes: new Set(oauth_config.scopes.bot),
  };
}
