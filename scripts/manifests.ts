/** `npm run manifests`: writes the Slack app manifests from what the product listens to. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createManifests } from '../src/slack/manifest.ts';

const folder = join(import.meta.dirname, '../manifests');

for (const [name, manifest] of Object.entries(createManifests())) {
  writeFileSync(join(folder, name), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`Wrote manifests/${name}`);
}
