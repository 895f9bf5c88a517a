import fs from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Its path on Debian and other systems. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts a browser without a window.
 *
 * @throws Error if there is no Chromium, so that the tests fail instead of being skipped
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
