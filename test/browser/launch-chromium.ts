import fs from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian and others put it. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts a browser without a window.
 *
 * @throws Error when there is none: who asks for these tests wants to know
 */
export async function launchChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM;
  const candidates = named === undefined || named === '' ? places : [named];
  const executablePath = candidates.find((file) => fs.existsSync(file));
  if (executablePath === undefined)
    throw new Error(
      `There is no Chromium at ${candidates.join(', ')}. Install one (apt-get install chromium), or name one in CHROMIUM.`,
    );
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
