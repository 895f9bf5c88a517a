import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { bundleExplorer } from '../../cli/bundle-explorer';
import { createFinding } from '../../core/build/finding/finding';
import { saveFindings } from '../../infra/save-findings';
import { buildSnapshot } from '../support/build-snapshot';
import { startApp } from '../support/start-app';
import { launchChromium } from './launch-chromium';

const root = path.resolve(__dirname, '../..');

/** One pixel, instead of images from other hosts: tests send no requests to the internet. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

/** A page, with its errors and requests. */
export interface Visit {
  readonly page: Page;
  /** Errors of the console and of scripts. */
  readonly errors: string[];
  /** Requests to other hosts, each with its resource type. */
  readonly foreign: { readonly url: string; readonly kind: string }[];
}

/** The explorer in a browser, with the articles of this repository at a fixed time. */
export interface BrowserEnvironment {
  readonly origin: string;
  /** Opens a path; by default in Chinese, light, on a desktop. */
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** @throws Error when there is no Chromium */
export async function openBrowser(): Promise<BrowserEnvironment> {
  const browser = await launchChromium();
  await bundleExplorer(root, path.join(root, 'dist/explorer'));
  const snapshot = await buildSnapshot(path.join(root, 'content'));
  const place = { line: 3, column: 1 };
  saveFindings(snapshot.file, [
    createFinding('title-missing', 'blog/example.md', place, { title: 'Example' }, 'title: Example'),
  ]);
  const app = await startApp({ CONTENT_SNAPSHOT: snapshot.file, EXPLORER: 'on' });
  app.setNow(Date.parse('2026-11-21T12:00:00+08:00'));
  const origin = `http://127.0.0.1:${app.port}`;
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
