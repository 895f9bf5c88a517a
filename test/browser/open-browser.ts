import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { bundleExplorer } from '../../cli/bundle-explorer';
import { saveFindings } from '../../infra/findings-file';
import { buildSnapshot } from '../support/build-snapshot';
import { startApp } from '../support/start-app';

const root = path.resolve(__dirname, '../..');

/** Where Debian and others put it. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** One pixel, in place of the pictures of other hosts: tests ask nobody outside. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

/** The file of a Chromium to test with, or undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  return (named === undefined || named === '' ? places : [named]).find((file) => fs.existsSync(file));
}

/** A page, and what happened in it. */
export interface Visit {
  readonly page: Page;
  /** Errors of the console and of scripts. */
  readonly errors: string[];
  /** Requests to other hosts, each with the kind of thing that was asked for. */
  readonly foreign: { readonly url: string; readonly kind: string }[];
}

/** The explorer in a browser, over the articles of this repository as they stood at one moment. */
export interface BrowserWorld {
  readonly origin: string;
  /** Opens a path; by default in Chinese, light, on a desktop. */
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** @throws Error when there is no Chromium; ask `findChromium` before */
export async function openBrowser(): Promise<BrowserWorld> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('There is no Chromium. Install one: apt-get install chromium');
  await bundleExplorer(root, path.join(root, 'dist/explorer'));
  const snapshot = await buildSnapshot(path.join(root, 'content'));
  saveFindings(snapshot.file, [
    {
      rule: 'title-missing',
      severity: 'warning',
      message: 'There is no title. Give one in the front matter.',
      file: 'blog/example.md',
      line: 3,
      column: 1,
      expected: 'title: …',
    },
  ]);
  const app = await startApp({ CONTENT_SNAPSHOT: snapshot.file, EXPLORER: 'on' });
  app.setNow(Date.parse('2026-11-21T12:00:00+08:00'));
  const origin = `http://127.0.0.1:${app.port}`;
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    origin,
    async visit(target, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'zh-CN',
        colorScheme: 'light',
        permissions: ['clipboard-read', 'clipboard-write'],
        ...options,
      });
      const page = await context.newPage();
      const errors: string[] = [];
      const foreign: { url: string; kind: string }[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      await page.route(
        (url) => url.origin !== origin,
        (route) => {
          foreign.push({ url: route.request().url(), kind: route.request().resourceType() });
          return route.fulfill({ body: pixel, contentType: 'image/gif' });
        },
      );
      await page.goto(origin + target);
      return { page, errors, foreign };
    },
    async close() {
      await browser.close();
      await app.close();
      snapshot.remove();
    },
  };
}
