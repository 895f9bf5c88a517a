import fs from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian has it. */
const executablePath = '/usr/bin/chromium';

/** Starts a browser without a window; undefined, with a word why, where there is none. */
export async function openBrowser(): Promise<Browser | undefined> {
  if (!fs.existsSync(executablePath)) {
    console.log(`Skipped: there is no ${executablePath}. On Debian: apt-get install chromium`);
    return undefined;
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--headless=new'] });
}
