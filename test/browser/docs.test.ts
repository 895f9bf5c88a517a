import assert from 'node:assert/strict';
import { openBrowser, type BrowserEnvironment } from './open-browser';

describe('the reference', () => {
  let environment: BrowserEnvironment;
  before(async function () {
    environment = await openBrowser();
  });
  // Nothing was opened where the tests are skipped.
  after(() => (environment as BrowserEnvironment | undefined)?.close());

  it('shows the operations and tries one, from this server alone', async () => {
    const { page, errors, foreign } = await environment.visit('/docs');
    const operation = page.locator('#operations-articles-listArticles');
    await operation.locator('.opblock-summary-control').click();
    await operation.locator('tr[data-param-name="limit"] input').fill('3');
    await operation.locator('.execute').click();
    await operation.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
    assert.match(await operation.locator('.request-url').innerText(), /\/api\/v1\/articles\?\S*limit=3/);
    assert.match(
      await operation.locator('.live-responses-table .highlight-code').first().innerText(),
      /"total": 16/,
    );
    assert.deepEqual({ errors, foreign }, { errors: [], foreign: [] });
  });
});
