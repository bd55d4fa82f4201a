import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/**
 * Where Debian installs Chromium. The headless shell comes first, because it draws no browser around the page, which takes
 * much of the time on a machine without a graphics card.
 */
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** Returns the path of Chromium on this machine: CHROMIUM_PATH, or one of `installed`. Undefined if Chromium is missing. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...installed].find((path) => path && existsSync(path));
}

/** Starts Chromium. Throws if this machine doesn't have Chromium. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not installed. Install it, or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    // In a container, Chromium's sandbox doesn't work for root. We open only our own pages.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
}
