import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Command } from './page/contract.ts';

/** What a workspace learns about the app when the app is installed. */
interface Installed {
  commands: Command[];
  /** The bot token's scopes. */
  scopes: Set<string>;
}

const shape = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string() }),
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
    scopes: new Set(oauth_config.scopes.bot),
  };
}
