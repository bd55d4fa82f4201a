import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { withPalette } from './palette.ts';

/** One message in both themes. */
export interface Shots {
  light: Buffer;
  dark: Buffer;
  /** What a phone shows of the message, if the message is sent to someone's phone. */
  phone?: string;
}

/** The folder of the pictures. */
export const pictures = join(import.meta.dirname, '../../docs/messages');

/** The width of a message in a picture, in pixels. */
export const width = 640;

/** Writes a picture with the light theme on the left and the dark theme on the right, below what a phone shows. */
export async function writePicture(
  browser: Browser,
  file: string,
  { light, dark, phone }: Shots,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 2 * width + 48, height: 100 } });
  await page.setContent(`<style>
    body { background: #d5d7db; display: grid; font: 15px/1.4 "Noto Sans", sans-serif; gap: 16px;
      grid-template-columns: ${width}px ${width}px; margin: 0; padding: 16px; }
    img { align-self: start; border-radius: 8px; display: block; width: ${width}px; }
    p { background: #fffc; border-radius: 14px; color: #1d1c1d; grid-column: 1 / 3; margin: 0; padding: 8px 16px; }
    p:empty { display: none; }
  </style><p></p>${toImage(light)}${toImage(dark)}`);
  await page.locator('p').evaluate(
    (line, words) => {
      line.textContent = words;
    },
    phone ? `📱 ${phone}` : '',
  );
  const picture = await page.screenshot({ fullPage: true });
  writeFileSync(join(pictures, file), withPalette(picture));
  await page.close();
  console.log(`Wrote docs/messages/${file}`);
}

function toImage(shot: Buffer): string {
  return `<img src="data:image/png;base64,${shot.toString('base64')}">`;
}
