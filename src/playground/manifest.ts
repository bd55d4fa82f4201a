import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Command } from './page/contract.ts';

/** What the workspace knows of the app from its installation. */
interface Installed {
  commands: Command[];
  /** Of the bot's token. */
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

/** The manifest that a real workspace would be given. */
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
