import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { installClient, type Client } from '../support/pack-client';
import { serveContent, type ServedContent } from '../support/serve-content';
import { launchChromium } from './launch-chromium';

const content = path.resolve(__dirname, '../../content');

describe('client, in a browser', () => {
  let browser: Browser;
  let page: Page;
  let environment: ServedContent;
  let site: http.Server;

  before(async () => {
    browser = await launchChromium();
    environment = await serveContent(content);
    // A site of another origin, so that all of it goes through CORS.
    const module = fs.readFileSync(path.join(installClient(), 'node_modules/@casebook/client/dist/index.js'));
    site = http.createServer(({ url }, response) => {
      const isModule = url === '/client.js';
      response.setHeader('Content-Type', isModule ? 'text/javascript' : 'text/html');
      response.end(isModule ? module : '<!doctype html><title>Reader</title>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  });
  after(async () => {
    // Not all was opened where the beginning failed.
    await (browser as Browser | undefined)?.close();
    (site as http.Server | undefined)?.close();
    await (environment as ServedContent | undefined)?.close();
  });

  /** What is handed to the scripts of the page. */
  const where = () => ({ baseUrl: environment.origin, module: '/client.js' });

  it('lists, gets, walks and suggests from another origin', async () => {
    const seen = await page.evaluate(async ({ baseUrl, module }) => {
      const { createCasebook } = (await import(module)) as Client;
      const casebook = createCasebook({ baseUrl });
      const { data, meta } = await casebook.articles.list({
        tag: ['客户案例'],
        facets: ['tag'],
        fields: ['title'],
      });
      const article = await casebook.articles.get('blog/中文路径与锚点');
      const ids: string[] = [];
      for await (const { id } of casebook.articles.iterate({ fields: ['title'], limit: 5 })) ids.push(id);
      const { data: suggestions } = await casebook.suggest({ q: 'yunhanshu', limit: 1 });
      return {
        listed: data.length,
        total: meta.total,
        named: meta.facets.tag.some(({ name }) => name === '客户案例'),
        title: article.data.title,
        html: article.data.content.html.length > 0,
        walked: new Set(ids).size,
        suggested: suggestions[0]?.text,
      };
    }, where());
    assert.ok(seen.listed > 0 && seen.listed === seen.total);
    assert.deepEqual(
      { ...seen, listed: 0, total: 0 },
      {
        ...{ listed: 0, total: 0, named: true, html: true, suggested: '云函数' },
        ...{ title: '中文路径与锚点', walked: await countArticles() },
      },
    );
  });

  it('reads ETags through CORS, and gives the kept answer for a 304', async () => {
    const statuses: number[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'GET') statuses.push(response.status());
    });
    const same = await page.evaluate(async ({ baseUrl, module }) => {
      const { createCasebook } = (await import(module)) as Client;
      const casebook = createCasebook({ baseUrl, cache: 10 });
      const first = await casebook.articles.list({ limit: 2 });
      const second = await casebook.articles.list({ limit: 2 });
      return JSON.stringify(first) === JSON.stringify(second);
    }, where());
    assert.equal(same, true);
    assert.deepEqual(statuses, [200, 304]);
  });

  it('tells a problem, a refused connection and an abort apart', async () => {
    const codes = await page.evaluate(async ({ baseUrl, module }) => {
      const { createCasebook, CasebookError } = (await import(module)) as Client;
      const tell = (call: Promise<unknown>) =>
        call.then(
          () => 'answered',
          (error: unknown) => (error instanceof CasebookError ? error.code : (error as Error).name),
        );
      const casebook = createCasebook({ baseUrl });
      const controller = new AbortController();
      const aborted = tell(casebook.archives({}, { signal: controller.signal }));
      controller.abort();
      return [
        await tell(casebook.articles.get('blog/no-such-article')),
        await tell(createCasebook({ baseUrl: 'http://127.0.0.1:1', retries: 0 }).archives()),
        await aborted,
      ];
    }, where());
    assert.deepEqual(codes, ['article_not_found', 'network_error', 'AbortError']);
  });

  async function countArticles(): Promise<number> {
    const answer = await fetch(`${environment.origin}/api/v1/articles?limit=1`);
    return ((await answer.json()) as { meta: { total: number } }).meta.total;
  }
});
