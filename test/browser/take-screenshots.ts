import fs from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { openBrowser } from './open-browser';

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const dark = { colorScheme: 'dark' } as const;
const list = '/?q=云函数&tag.not=缓存';
const article = '/?article=best-practice/2020-06-23-driver-case&code=client';

/** What `docs/images` shows, by file. */
const pictures: readonly { name: string; address: string; options: BrowserContextOptions }[] = [
  { name: 'explorer-desktop-light', address: `${list}&code=curl`, options: desktop },
  { name: 'explorer-desktop-dark', address: article, options: { ...desktop, ...dark } },
  { name: 'explorer-phone-light', address: list, options: phone },
  { name: 'explorer-phone-dark', address: `${article}&open=request`, options: { ...phone, ...dark } },
  { name: 'explorer-english', address: '/?collection=blog&lang=en', options: desktop },
];

/** Larger ones would make the repository heavy. */
const maxBytes = 250_000;

/** Takes the pictures of the documents again; look at them before they are committed. */
async function takeScreenshots(): Promise<void> {
  const folder = path.resolve(__dirname, '../../docs/images');
  fs.mkdirSync(folder, { recursive: true });
  const environment = await openBrowser();
  for (const { name, address, options } of pictures) {
    const { page } = await environment.visit(address, { ...options, reducedMotion: 'reduce' });
    // No outside host is asked, and the page shows a letter where a picture does not come.
    await page.route(
      (url) => url.origin !== environment.origin,
      (route) => route.abort(),
    );
    await page.reload();
    await page.locator('.list:not(.is-loading), .one:not(.is-loading)').waitFor();
    await page.locator('.status').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const png = await page.screenshot();
    if (png.length > maxBytes)
      throw new Error(`${name} has ${png.length} bytes; at most ${maxBytes} are wanted.`);
    fs.writeFileSync(path.join(folder, `${name}.png`), png);
    process.stdout.write(`docs/images/${name}.png: ${png.length} bytes\n`);
    await page.context().close();
  }
  await environment.close();
}

takeScreenshots().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
