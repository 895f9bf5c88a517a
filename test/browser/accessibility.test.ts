import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions } from 'playwright-core';
import { openBrowser, type BrowserEnvironment } from './open-browser';

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const looks: readonly { readonly name: string; readonly options: BrowserContextOptions }[] = [
  { name: 'light', options: {} },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'on a phone', options: { viewport: { width: 390, height: 844 } } },
];
const paths = [
  '/',
  '/?q=云函数&tag.not=缓存&tag.all=Serverless&open=filters',
  '/?collection=blog&open=request&code=client&lang=en',
  '/?q=zzzzzzzzzz',
  '/?article=blog/2026-11-16-cold-start-and-memory',
  '/?article=best-practice/2020-06-23-driver-case&show=markdown&code=answer',
  '/?view=health',
];

describe('accessibility', () => {
  let environment: BrowserEnvironment;
  before(async function () {
    environment = await openBrowser();
  });
  // Nothing was opened where the tests are skipped.
  after(() => (environment as BrowserEnvironment | undefined)?.close());

  for (const { name, options } of looks) {
    for (const path of paths) {
      it(`finds no fault, ${name}: ${path}`, async () => {
        const { page } = await environment.visit(path, options);
        await page.waitForLoadState('networkidle');
        await page.evaluate(axe);
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        const faults = violations.flatMap(({ id, impact, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${impact ?? ''} ${id}: ${html} ${failureSummary ?? ''}`),
        );
        assert.deepEqual(faults, []);
        await page.context().close();
      });
    }
  }
});
