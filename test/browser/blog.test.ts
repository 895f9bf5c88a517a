import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { buildGuide, readGuide, type BuiltGuide } from '../support/build-guide';
import { runGuide, type RunningGuide } from '../support/run-guide';
import { serveContent, type ServedContent } from '../support/serve-content';
import { launchChromium } from './launch-chromium';

const content = path.resolve(__dirname, '../../content');

describe('the guide to a blog front end, in a browser', () => {
  let browser: Browser;
  let guide: BuiltGuide;
  let environment: ServedContent;
  let blog: RunningGuide;
  let page: Page;
  let errors: string[];

  before(async () => {
    browser = await launchChromium();
    guide = buildGuide(readGuide('docs/blog-front-end.md'));
    environment = await serveContent(content);
    blog = await runGuide(guide, 'dist/server.js', { PORT: '0', CASEBOOK_URL: environment.origin });
  });
  after(async () => {
    // Not all was started where the beginning failed.
    await (blog as RunningGuide | undefined)?.stop();
    await (environment as ServedContent | undefined)?.close();
    (guide as BuiltGuide | undefined)?.remove();
    await (browser as Browser | undefined)?.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    errors = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    // Pictures are of other hosts, which no test asks.
    await page.route(
      (url) => url.origin !== blog.firstLine,
      (route) =>
        route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
    );
    await page.goto(blog.firstLine);
  });
  afterEach(() => page.close());

  it('leads from a tag to an article, and along its contents', async () => {
    await page.locator('nav.tags a', { hasText: '客户案例' }).click();
    await page.locator('nav.tags a[aria-current=true]').waitFor();
    await page.locator('article h2 a').first().click();
    await page.locator('nav.toc a').first().click();
    const hash = decodeURIComponent(new URL(page.url()).hash.slice(1));
    assert.equal(await page.locator(`[id="${hash}"]`).count(), 1);
    assert.deepEqual(errors, []);
  });

  it('suggests while somebody types pinyin', async () => {
    await page.locator('input[name=q]').pressSequentially('yunhan');
    await page.locator('#suggestions a', { hasText: '云函数' }).first().click();
    await page.locator('nav.tags a[aria-current=true]', { hasText: '云函数' }).first().waitFor();
    assert.deepEqual(errors, []);
  });

  it('searches by the field, and marks what was found', async () => {
    await page.locator('input[name=q]').fill('离线');
    await page.keyboard.press('Enter');
    await page.locator('article mark').first().waitFor();
    assert.equal(new URL(page.url()).searchParams.get('q'), '离线');
    assert.deepEqual(errors, []);
  });
});
