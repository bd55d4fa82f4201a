/** `npm run manifests` writes the app manifests for Slack and Teams. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import product from '../package.json' with { type: 'json' };
import { createManifests } from '../src/slack/manifest.ts';
import { createTeamsManifest } from '../src/teams/manifest.ts';

const folder = join(import.meta.dirname, '../manifests');
const manifests = { ...createManifests(), 'teams/manifest.json': createTeamsManifest(product.version) };

for (const [name, manifest] of Object.entries(manifests)) {
  writeFileSync(join(folder, name), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`Wrote manifests/${name}`);
}
