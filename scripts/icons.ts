/**
 * `node scripts/icons.ts` draws the icons of the Teams app, `manifests/teams/*.png`, from the SVG files in that folder.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from './chromium.ts';

const folder = join(import.meta.dirname, '../manifests/teams');
/** Width and height in pixels, as Teams requires. */
const sizes = { color: 192, outline: 32 };

const browser = await launchChromium();
for (const [name, size] of Object.entries(sizes)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<body style="margin:0">${readFileSync(join(folder, `${name}.svg`), 'utf8')}</body>`);
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
  console.log(`Wrote manifests/teams/${name}.png`);
}
await browser.close();
