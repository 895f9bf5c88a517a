import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openHttpEnvironment } from './open-http-environment';
import { articlePath, checkProblem, type TestEnvironment } from './environment';

const fixture = path.resolve(__dirname, '../fixtures/content/two-collections');
const list = '/api/v1/articles';

describe('a server with other settings', () => {
  let environment: TestEnvironment | undefined;

  afterEach(async () => {
    await environment?.close();
    environment = undefined;
  });

  it('lets only the configured origins read, and says that it depends on them', async () => {
    const env = { CORS_ORIGINS: 'https://a.example, https://b.example:8443' };
    environment = await openHttpEnvironment(fixture, { env });
    for (const [origin, allowed] of [
      ['https://a.example', 'https://a.example'],
      ['https://b.example:8443', 'https://b.example:8443'],
      ['https://b.example', undefined],
      ['https://evil.example', undefined],
      ['null', undefined],
      ['', undefined],
    ] as const) {
      for (const method of ['GET', 'OPTIONS']) {
        const { headers } = await environment.call(list, {
          method,
          headers: origin === '' ? {} : { origin },
        });
        assert.equal(headers['access-control-allow-origin'], allowed, `${method} from "${origin}"`);
        assert.ok((headers.vary ?? '').split(/, */).includes('Origin'));
      }
    }
  });

  it('lets caches keep answers as long as it is told', async () => {
    environment = await openHttpEnvironment(fixture, { env: { CACHE_MAX_AGE: '5', CACHE_STALE: '0' } });
    const { headers } = await environment.call(list);
    assert.equal(headers['cache-control'], 'public, max-age=5, stale-while-revalidate=0');
  });
});

describe('the same and other content', () => {
  it('has the same ETags and revision on every machine, and an edit changes no other', async () => {
    const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-copy-'));
    fs.cpSync(fixture, copy, { recursive: true });
    const before = await openHttpEnvironment(fixture);
    const first = await readAll(before);
    await before.close();
    const same = await openHttpEnvironment(copy);
    assert.deepEqual(await readAll(same), first);
    assert.equal(same.revision, before.revision);
    await same.close();

    fs.appendFileSync(path.join(copy, 'guides/tie-a.md'), '\nOne more sentence.\n');
    const edited = await openHttpEnvironment(copy);
    const second = await readAll(edited);
    assert.notEqual(edited.revision, before.revision);
    const own = articlePath('guides', 'tie-a');
    for (const [name, { etag, body }] of first) {
      const now = second.get(name);
      assert.equal(now?.etag !== etag, now?.body !== body, name);
      // Others show the article that was edited, with its new digest, among those related to them.
      const mayShow = [list, '/api/v1/manifest', '/feeds/atom.xml', own, `${own}${alone}`].includes(name);
      if (mayShow) assert.notEqual(now?.etag, etag, name);
      else if (!name.includes('/articles/') || name.endsWith(alone)) assert.equal(now?.etag, etag, name);
    }
    await edited.close();
    fs.rmSync(copy, { recursive: true });
  });

  it('is refused where it would be over 6 MB, and served in smaller parts', async () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-large-'));
    fs.mkdirSync(path.join(dir, 'blog'));
    const body = '云函数，按请求伸缩。\n\n'.repeat(25_000);
    for (let i = 0; i < 9; i++) {
      fs.writeFileSync(
        path.join(dir, `blog/${i}.md`),
        `---\ntitle: Large ${i}\ndate: 2020-01-0${i + 1}\n---\n\n${body}`,
      );
    }
    const environment = await openHttpEnvironment(dir);
    for (const headers of [{}, { host: 'a b:c' }, { 'accept-encoding': 'br' }]) {
      const url = `${list}?format=markdown&limit=20`;
      const { errors } = checkProblem(url, await environment.call(url, { headers }), 'invalid_parameter');
      assert.ok(['limit', 'format'].includes(errors[0]?.parameter ?? ''));
    }
    const { status, body: some } = await environment.call(`${list}?format=markdown&limit=5`);
    assert.equal(status, 200);
    assert.ok(some.length < 6_000_000);
    await environment.close();
    fs.rmSync(dir, { recursive: true });
  }).timeout(120_000);
});

/** Leaves out of an article what it shows of others. */
const alone = '?fields=title,content,toc,digest,updatedAt';

/** The ETags and bodies of lists and articles by path. */
async function readAll(environment: TestEnvironment): Promise<Map<string, { etag: string; body: string }>> {
  const articles = environment.era.articles.map(({ collection, slug }) => articlePath(collection, slug));
  const paths = [
    list,
    '/api/v1/tags',
    '/api/v1/authors',
    '/api/v1/archives',
    '/api/v1/manifest',
    '/api/v1/suggest?q=e',
    '/feeds/atom.xml',
    '/feeds/rss.xml?collection=notes',
    '/feeds/feed.json?collection=notes',
    '/sitemap.xml',
    ...articles.flatMap((article) => [article, `${article}${alone}`]),
  ];
  const answers = new Map<string, { etag: string; body: string }>();
  for (const name of paths) {
    const answer = await environment.call(name);
    assert.equal(answer.status, 200, name);
    answers.set(name, { etag: answer.headers.etag ?? '', body: answer.body.toString() });
  }
  return answers;
}
