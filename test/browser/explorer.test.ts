import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser, type BrowserEnvironment, type Visit } from './open-browser';

/** The ids of the articles that the page lists, in order. */
async function listIds(page: Page): Promise<string[]> {
  await page.locator('.list:not(.is-loading)').waitFor();
  const links = await page
    .locator('.card h2 a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  return links.map((link) => new URL(link, 'http://explorer').searchParams.get('article') ?? '');
}

async function askIds(url: string): Promise<string[]> {
  const { data } = (await (await fetch(url)).json()) as { data: { id: string }[] };
  return data.map(({ id }) => id);
}

const term = (page: Page, name: string) =>
  page.locator('.term', { has: page.locator('.term-name', { hasText: new RegExp(`^${name}$`) }) });
const facet = (page: Page, name: string) =>
  page.locator('.facet', { has: page.locator(`legend:text-is("${name}")`) });

describe('the explorer', () => {
  let environment: BrowserEnvironment;
  const visits: Visit[] = [];
  const visit = async (...args: Parameters<BrowserEnvironment['visit']>) => {
    const made = await environment.visit(...args);
    visits.push(made);
    return made.page;
  };

  before(async function () {
    environment = await openBrowser();
  });
  afterEach(async () => {
    const made = visits.splice(0);
    for (const { page } of made) await page.context().close();
    assert.deepEqual(
      made.flatMap(({ errors }) => errors),
      [],
      'the console shows errors',
    );
    assert.deepEqual(
      made.flatMap(({ foreign }) => foreign.filter(({ kind }) => kind !== 'image')),
      [],
      'other hosts were asked',
    );
  });
  // Nothing was opened where the tests are skipped.
  after(() => (environment as BrowserEnvironment | undefined)?.close());

  it('finds an article by a Chinese word, with the keyboard alone', async () => {
    const page = await visit('/');
    await listIds(page);
    await page.keyboard.press('/');
    await page.keyboard.type('冷启动', { delay: 20 });
    await page.locator('[role=option]').first().waitFor();
    await page.locator('.card mark').first().waitFor();
    assert.deepEqual(
      await listIds(page),
      await askIds(`${environment.origin}/api/v1/articles?q=冷启动&limit=12`),
    );
    assert.equal(await page.locator('.card mark').first().textContent(), '冷启动');
    assert.equal(new URL(page.url()).searchParams.get('q'), '冷启动');

    await page.keyboard.press('Escape');
    await page.locator('.card h2 a').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator('h1:focus').waitFor();
    assert.match(await page.locator('.one h1').innerText(), /冷启动/);
    await page.keyboard.press('Escape');
    assert.equal((await listIds(page)).length > 0, true);
    assert.equal(new URL(page.url()).searchParams.get('q'), '冷启动');
  });

  it('takes a suggestion with the arrow keys, in pinyin too', async () => {
    const page = await visit('/');
    await listIds(page);
    await page.keyboard.press('/');
    await page.keyboard.type('yunhanshu', { delay: 10 });
    await page.locator('[role=option]', { hasText: '云函数' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=option][aria-selected=true]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.chip', { hasText: '云函数' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('tag'), '云函数');
  });

  for (const [lang, words, last] of [
    ['zh', '已超出最后一页', '去最后一页（第 2 页）'],
    ['en', 'This page is past the last one.', 'Go to the last page, page 2'],
  ] as const) {
    it(`says that a page is past the last one, and leads there, in ${lang}`, async () => {
      const page = await visit(`/?page=9999&lang=${lang}`);
      assert.deepEqual(await listIds(page), []);
      assert.equal(await page.locator('.empty').innerText(), `${words}\n\n${last}`);
      assert.equal(await page.locator('.pager').count(), 0);
      await page.getByRole('link', { name: last }).click();
      await page.locator('.card').first().waitFor();
      assert.deepEqual(
        await listIds(page),
        await askIds(`${environment.origin}/api/v1/articles?limit=12&page=2`),
      );
      assert.equal(new URL(page.url()).searchParams.get('page'), '2');
    });
  }

  it('says that filters leave nothing only where there are some', async () => {
    const page = await visit('/?tag=没有的标签&page=3&lang=en');
    await listIds(page);
    assert.match(
      await page.locator('.empty').innerText(),
      /^No public article matches\.\s+Take a filter away/,
    );
    assert.equal(await page.locator('.found').innerText(), '0 public articles');
  });

  it('combines filters, gives the request for them as a curl line that runs, and keeps them over a reload', async () => {
    const page = await visit('/');
    await term(page, '博客').click();
    await facet(page, '标签').getByRole('button', { name: '排除', exact: true }).click();
    await term(page, '缓存').click();
    await page.getByRole('button', { name: /^2026/ }).click();
    await page.locator('.chip').nth(2).waitFor();
    const ids = await listIds(page);
    const expected = `${environment.origin}/api/v1/articles?collection=blog&tag.not=缓存&from=2026&to=2026&limit=12`;
    assert.deepEqual(ids, await askIds(expected));
    assert.ok(ids.length > 0 && ids.length < 16, 'the filters choose some of the articles');

    await page.getByRole('button', { name: 'curl', exact: true }).click();
    await page.getByRole('button', { name: '复制', exact: true }).click();
    await page.getByRole('button', { name: '已复制', exact: true }).waitFor();
    const line = String(await page.evaluate('navigator.clipboard.readText()'));
    assert.match(line, /^curl 'http:/);
    // Awaited, because the server that it asks lives in this process.
    const { stdout } = await promisify(execFile)('sh', ['-c', `${line} --silent --noproxy '*'`]);
    const answer = JSON.parse(stdout) as { data: { id: string }[] };
    assert.deepEqual(
      answer.data.map(({ id }) => id),
      ids,
    );

    const url = page.url();
    const look = async () => [
      await listIds(page),
      await page.locator('.filters').innerText(),
      await page.locator('.chips').innerText(),
      await page.locator('.request .code').innerText(),
    ];
    const before = await look();
    await page.reload();
    assert.deepEqual(await look(), before);
    await page.goBack();
    await page.locator('.chip').nth(2).waitFor({ state: 'detached' });
    await page.goForward();
    await page.locator('.chip').nth(2).waitFor();
    assert.equal(page.url(), url);
    assert.deepEqual(await look(), before);
  });

  it('shows an article as html, Markdown and JSON, with its contents, neighbours and related ones', async () => {
    const page = await visit('/?article=best-practice/2020-06-23-driver-case');
    await page.locator('.html h2').first().waitFor();
    await page.locator('.contents a').first().click();
    assert.notEqual(new URL(page.url()).hash, '');
    await page.reload();
    await page.locator('.html h2').first().waitFor();
    assert.ok((await page.locator('.related li').count()) > 0);
    assert.ok((await page.locator('.near').count()) > 0);
    await page.getByRole('button', { name: 'Markdown', exact: true }).click();
    await page.locator('.source', { hasText: '## ' }).waitFor();
    await page.locator('.one').getByRole('button', { name: 'JSON', exact: true }).click();
    await page.locator('.source', { hasText: '"readingMinutes"' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('show'), 'json');
    await page.goBack();
    await page.locator('.source', { hasText: '## ' }).waitFor();
  });

  it('asks other hosts for the pictures of articles alone', async () => {
    await visit('/?article=best-practice/2020-06-23-driver-case');
    const [{ page, foreign } = assert.fail()] = visits;
    await page.locator('.html h2').first().waitFor();
    await page.goto(`${environment.origin}/`);
    await listIds(page);
    const articles = await Promise.all(
      (await askIds(`${environment.origin}/api/v1/articles?limit=100`)).map(
        async (id) => await (await fetch(`${environment.origin}/api/v1/articles/${id}`)).text(),
      ),
    );
    const unknown = foreign.filter(({ url }) => !articles.some((text) => text.includes(url)));
    assert.deepEqual(unknown, []);
  });

  it('says of the last call what it was and what the cache saved', async () => {
    const page = await visit('/');
    await page.locator('.answer .status', { hasText: '200' }).waitFor();
    await page.getByRole('button', { name: '重新发送' }).click();
    await page.locator('.answer .status', { hasText: '304' }).waitFor();
    assert.match(await page.locator('.answer .etag').innerText(), /^W\/"/);
  });

  it('shows findings with file and line', async () => {
    const page = await visit('/?view=health');
    await page.locator('code', { hasText: 'blog/example.md:3:1' }).waitFor();
  });

  it('explains an unknown article and leads to near ones', async () => {
    await visit('/?article=best-practice/2020-06-23-driver-cases');
    const [{ page, errors } = assert.fail()] = visits;
    await page.locator('.note-bad a', { hasText: 'best-practice/2020-06-23-driver-case' }).first().click();
    await page.locator('.html h2').first().waitFor();
    // Browsers report every answer of 400 and above there.
    assert.deepEqual(
      errors.splice(0).filter((text) => !text.includes('404')),
      [],
    );
  });

  it('speaks the language of the browser, and another one where asked to; likewise with colours', async () => {
    const page = await visit('/', { locale: 'en-GB' });
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: '深色' }).click();
    // The page says so once it is drawn, which may be a moment after the click.
    await page.locator('html[lang="zh-CN"][data-theme="dark"]').waitFor();
    await page.reload();
    await page.getByRole('button', { name: '浅色' }).waitFor();
    assert.equal(new URL(page.url()).search, '?lang=zh&theme=dark');
  });

  it('is reached with Tab everywhere, and shows where one is', async () => {
    for (const path of [
      '/?q=云函数&tag.not=缓存',
      '/?article=best-practice/2020-06-23-driver-case',
      '/?view=health',
    ]) {
      const page = await visit(path);
      await page.locator('.answer').waitFor();
      await page.waitForLoadState('networkidle');
      const selector = 'a[href], button, input, select, summary, [tabindex="0"]';
      const all = await page.locator(`body :is(${selector}):visible`).count();
      const seen = new Set<string>();
      for (let step = 0; step < all + 5; step++) {
        await page.keyboard.press('Tab');
        const at = String(
          await page.evaluate(`(() => {
            let element = document.activeElement;
            while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
            if (element === document.body) return 'end';
            const style = getComputedStyle(element);
            const after = getComputedStyle(element, '::after');
            const isShown = style.outlineStyle !== 'none' || after.outlineStyle !== 'none';
            window.stops ??= new Map();
            if (!window.stops.has(element)) window.stops.set(element, window.stops.size);
            return (isShown ? 'shown ' : 'unseen ' + element.outerHTML.slice(0, 200) + ' ') + window.stops.get(element);
          })()`),
        );
        // Walks begin where the page put the focus, and go on at the top.
        if (at === 'end') continue;
        if (seen.has(at)) break;
        assert.match(at, /^shown /);
        seen.add(at);
      }
      assert.equal(seen.size, all, path);
    }
  });

  for (const path of ['/', '/?q=云函数&open=request&code=client', '/?open=filters', '/?view=health'])
    it(`fits a phone: ${path}`, async () => {
      const page = await visit(path, { viewport: { width: 360, height: 740 } });
      await page.waitForLoadState('networkidle');
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360);
    });

  it('fits a phone with every article', async () => {
    const page = await visit('/', { viewport: { width: 360, height: 740 } });
    for (const id of await askIds(`${environment.origin}/api/v1/articles?limit=100`)) {
      await page.goto(`${environment.origin}/?article=${encodeURIComponent(id)}`);
      await page.waitForLoadState('networkidle');
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360, id);
    }
  });
});
