/**
 * `node scripts/icons.ts` draws the icons of the Teams app, `manifests/teams/*.png`, from the SVG files in that folder.
 * The icon of the Slack app, `manifests/slack-icon.png`, is the color icon in a larger size.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from './chromium.ts';

const folder = join(import.meta.dirname, '../manifests');
/**
 * Width and height of the drawings in pixels, as Teams requires. Slack requires 512 to 2,000 pixels, so its icon is
 * drawn three times as large.
 */
const icons = [
  { drawing: 'color', icon: 'teams/color.png', size: 192, scale: 1 },
  { drawing: 'outline', icon: 'teams/outline.png', size: 32, scale: 1 },
  { drawing: 'color', icon: 'slack-icon.png', size: 192, scale: 3 },
];

const browser = await launchChromium();
for (const { drawing, icon, size, scale } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: scale });
  const svg = readFileSync(join(folder, `teams/${drawing}.svg`), 'utf8');
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  await page.screenshot({ path: join(folder, icon), omitBackground: true });
  console.log(`Wrote manifests/${icon}`);
}
await browser.close();
