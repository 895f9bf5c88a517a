import assert from 'node:assert/strict';
import type { MockApplication } from 'egg-mock';
import { Article } from '../../contract/article-schemas';
import { revocationIdOf, signPreview } from '../../core/read/preview/preview-token';
import { createPreviewKeys } from '../../infra/preview-keys';
import { check } from '../acceptance/environment';
import { startWorld, type TestApp } from './support';

const secret = 'a secret that has more than 32 characters';
const now = Date.UTC(2021, 0, 1);
const keys = createPreviewKeys([secret]);

function tokenFor(id: string, seconds = 60, issued = now / 1000): string {
  assert.ok(keys);
  return signPreview(id, { issued, expires: now / 1000 + seconds }, keys);
}

const articles = [
  { id: 'blog/older', date: '2020-06-01', tags: ['egg'] },
  { id: 'blog/newer', date: '2020-06-03', tags: ['egg'] },
  { id: 'blog/draft', date: '2020-06-02', draft: true, tags: ['Rare', 'EGG'], authors: ['Nobody Else'] },
  { id: 'blog/later', date: '2022-01-01', markdown: 'Later.\n' },
  { id: 'blog/gone', date: '2020-01-01', unpublishAt: '2020-02-01' },
  { id: 'blog/renamed', date: '2020-06-04', aliases: ['before'] },
  { id: 'blog/guide', date: '2020-06-05' },
  { id: 'blog/guide.md', date: '2020-06-05', draft: true },
] as const;

const path = '/api/v1/articles/blog';

/** supertest's bodies can be anything. */
function bodyOf(answer: { readonly body: unknown }): unknown {
  return answer.body;
}

interface Shown {
  readonly data: Record<string, unknown>;
}

describe('preview', () => {
  let world: TestApp;
  let app: MockApplication;
  before(async () => {
    world = await startWorld(articles, { env: { PREVIEW_SECRET: secret } });
    app = world.app;
  });
  after(() => world.close());

  const get = (url: string) => app.httpRequest().get(url).redirects(0);

  for (const slug of ['draft', 'later', 'gone', 'newer']) {
    it(`shows an article in the same shape and keeps it nowhere: ${slug}`, async () => {
      const answer = await get(`${path}/${slug}?preview=${tokenFor(`blog/${slug}`)}`)
        .set('If-None-Match', '*')
        .expect(200)
        .expect('Cache-Control', 'no-store');
      const { data } = answer.body as Shown;
      assert.equal(data.id, `blog/${slug}`);
      check(Article, data);
      for (const name of ['etag', 'last-modified', 'link']) assert.equal(answer.headers[name], undefined);
    });
  }

  it('shows a public article as everybody sees it', async () => {
    const [seen, shown] = await Promise.all([
      get(`${path}/newer`),
      get(`${path}/newer?preview=${tokenFor('blog/newer')}`),
    ]);
    assert.deepEqual(shown.body, seen.body);
  });

  it('shows terms that no public article has, and public neighbours', async () => {
    const body = bodyOf(await get(`${path}/draft?preview=${tokenFor('blog/draft')}`).expect(200));
    const { data } = body as Shown;
    assert.deepEqual(data.tags, ['Rare', 'egg']);
    assert.deepEqual(data.authors, [{ name: 'Nobody Else', url: null }]);
    assert.equal((data.previous as { id: string }).id, 'blog/older');
    assert.equal((data.next as { id: string }).id, 'blog/newer');
  });

  it('gives the fields and formats that are asked for', async () => {
    const body = bodyOf(
      await get(`${path}/later?fields=title&format=markdown&preview=${tokenFor('blog/later')}`),
    );
    assert.deepEqual(body, { data: { id: 'blog/later', title: 'later', content: { markdown: 'Later.\n' } } });
  });

  it('leaves every other answer as it was', async () => {
    const urls = [
      '/api/v1/articles?facets=tag',
      '/api/v1/tags',
      '/api/v1/manifest',
      '/api/v1/archives',
      `${path}/newer`,
    ];
    const read = () => Promise.all(urls.map(async (url) => (await get(url)).text));
    const before = await read();
    await get(`${path}/draft?preview=${tokenFor('blog/draft')}`).expect(200);
    assert.deepEqual(await read(), before);
    await get(`${path}/draft`).expect(404);
  });

  const refused: { name: string; slug: string; token: () => string }[] = [
    { name: 'of another article', slug: 'draft', token: () => tokenFor('blog/later') },
    { name: 'that has expired', slug: 'draft', token: () => tokenFor('blog/draft', 0) },
    {
      name: 'that was issued for more than 90 days',
      slug: 'draft',
      token: () => tokenFor('blog/draft', 60, now / 1000 + 59 - 90 * 86_400),
    },
    { name: 'that is none', slug: 'draft', token: () => 'x' },
    { name: 'that is empty', slug: 'draft', token: () => '' },
    { name: 'for a public article', slug: 'newer', token: () => 'x' },
    { name: 'for no article', slug: 'nothing', token: () => 'x' },
    { name: 'for an old name', slug: 'before', token: () => 'x' },
    { name: 'that is very long', slug: 'draft', token: () => 'x'.repeat(5000) },
  ];
  for (const { name, slug, token } of refused) {
    it(`refuses a token ${name}, and says nothing of the article`, async () => {
      const sent = token();
      const answer = await get(`${path}/${slug}?preview=${sent}`)
        .expect(403)
        .expect('Cache-Control', 'no-store');
      const { code, instance, errors, detail } = answer.body as Record<string, unknown>;
      assert.equal(code, 'forbidden');
      assert.equal(instance, `${path}/${slug}`);
      assert.deepEqual(
        (errors as { parameter: string }[]).map(({ parameter }) => parameter),
        ['preview'],
      );
      assert.ok(!answer.text.includes(sent) || sent.length < 2, 'The token is in the answer.');
      const other = await get(`${path}/never-there?preview=x`);
      assert.equal(detail, (other.body as { detail: string }).detail);
    });
  }

  for (const slug of ['nothing', 'before']) {
    it(`answers 404, kept nowhere, to a good token where no article has the name: ${slug}`, async () => {
      const answer = await get(`${path}/${slug}?preview=${tokenFor(`blog/${slug}`)}`).expect(404);
      assert.equal((answer.body as { code: string }).code, 'article_not_found');
      assert.equal(answer.headers['cache-control'], 'no-store');
      assert.equal(answer.headers.location, undefined);
    });
  }

  const elsewhere = [
    '/api/v1/articles',
    '/api/v1/articles/draft',
    `${path}/draft.md`,
    `${path}/newer.md`,
    `${path}/nothing.md`,
    `${path}/draft/related`,
    '/api/v1/tags',
    '/api/v1/suggest',
    '/api/v1/manifest',
  ];
  for (const url of elsewhere) {
    it(`is unknown at ${url}`, async () => {
      const body = bodyOf(await get(`${url}?preview=${tokenFor('blog/draft')}`).expect(400));
      assert.equal((body as { code: string }).code, 'unknown_parameter');
    });
  }

  it('shows a draft whose slug ends in .md, to nobody but who may see it', async () => {
    const body = bodyOf(await get(`${path}/guide.md?preview=${tokenFor('blog/guide.md')}`).expect(200));
    assert.equal((body as Shown).data.id, 'blog/guide.md');
    await get(`${path}/guide.md?preview=${tokenFor('blog/guide')}`).expect(400);
  });

  it('is an unknown parameter where no secret is set, and is not suggested', async () => {
    const off = await startWorld(articles);
    try {
      for (const query of [`preview=${tokenFor('blog/draft')}`, 'previw=x']) {
        const body = bodyOf(await off.app.httpRequest().get(`${path}/draft?${query}`).expect(400));
        const { code, errors } = body as { code: string; errors: { suggestion: string | null }[] };
        assert.deepEqual([code, errors.map(({ suggestion }) => suggestion)], ['unknown_parameter', [null]]);
      }
    } finally {
      await off.close();
    }
  });

  it('refuses a link whose id is revoked, as if it had never been made, and no other link', async () => {
    const [revoked, other] = [tokenFor('blog/draft'), tokenFor('blog/draft', 61)];
    const env = { PREVIEW_SECRET: secret, PREVIEW_REVOKED: `aaaaaaaaaaaa, ${revocationIdOf(revoked)}` };
    const next = await startWorld(articles, { env });
    try {
      const ask = (token: string) => next.app.httpRequest().get(`${path}/draft?preview=${token}`);
      await ask(other).expect(200);
      const body = bodyOf(await ask(revoked).expect(403).expect('Cache-Control', 'no-store'));
      const unsigned = bodyOf(await ask('x').expect(403));
      assert.equal((body as { detail: string }).detail, (unsigned as { detail: string }).detail);
    } finally {
      await next.close();
    }
  });

  it('takes links of a secret that is being replaced', async () => {
    const next = await startWorld(articles, { env: { PREVIEW_SECRET: `${'n'.repeat(32)}, ${secret}` } });
    try {
      await next.app
        .httpRequest()
        .get(`${path}/draft?preview=${tokenFor('blog/draft')}`)
        .expect(200);
    } finally {
      await next.close();
    }
  });
});
