import assert from 'node:assert/strict';
import type { Casebook, FetchLike } from '../../client/src/index.js';
import { loadClient } from '../support/pack-client';
import { serveContent, type ServedContent } from '../support/serve-content';
import { writeArticles } from '../support/write-articles';

const names = ['a,b', 'back\\', '100% & more', 'C++', '客户案例', 'CI/CD'];
const articles: Record<string, string> = {
  'guides/same': '---\ntitle: Same\ndate: 2020-01-01\nauthors: Lin\n---\n\n## One\n\nserverless text\n',
  'notes/same': '---\ntitle: Same again\ndate: 2020-01-02\naliases: old name\n---\n\ntext\n',
  'notes/空 格#1?100%': `---\ntitle: Odd\ndate: 2020-02-01\ntags: ${JSON.stringify(names)}\n---\n\ntext\n`,
};
for (let i = 0; i < 130; i++) articles[`many/n${i}`] = `---\ntitle: N${i}\ndate: 2021-01-01\n---\n\nword\n`;

describe('client, with a live server', () => {
  let environment: ServedContent;
  let removeContent: () => void;
  let casebook: Casebook;
  let client: Awaited<ReturnType<typeof loadClient>>;
  let asked: { url: string; status: number; ifNoneMatch: string | undefined }[];

  const recordingFetch: FetchLike = async (url, init) => {
    const answer = await fetch(url, init);
    asked.push({ url, status: answer.status, ifNoneMatch: init.headers['If-None-Match'] });
    return answer;
  };

  before(async () => {
    const { dir, remove } = writeArticles(articles);
    removeContent = remove;
    environment = await serveContent(dir);
    client = await loadClient();
  });
  after(async () => {
    await environment.close();
    removeContent();
  });
  beforeEach(() => {
    asked = [];
    casebook = client.createCasebook({ baseUrl: environment.origin, fetch: recordingFetch });
  });

  it('lists what the query asks for', async () => {
    const { data, meta } = await casebook.articles.list({
      tag: ['客户案例'],
      facets: ['tag', 'year'],
      fields: ['title'],
    });
    assert.deepEqual(data, [{ id: 'notes/空 格#1?100%', title: 'Odd' }]);
    assert.equal(meta.total, 1);
    assert.deepEqual(meta.facets.year, [{ name: '2020', count: 1 }]);
  });

  for (const name of names) {
    it(`finds the tag ${name} in a list, in a list of two, and by its name`, async () => {
      const one = await casebook.articles.list({ tag: [name] });
      const both = await casebook.articles.list({ 'tag.all': [name, 'a,b'] });
      const { data } = await casebook.tags.get(name);
      assert.deepEqual([one.meta.total, both.meta.total, data.name], [1, 1, name]);
    });
  }

  it('gives score and highlight with q, content with format, missing with ids', async () => {
    const { data, meta } = await casebook.articles.list({
      q: 'serverless',
      ids: ['guides/same', 'gone/gone'],
      format: ['html', 'text'],
    });
    const [hit] = data;
    assert.ok(hit && hit.score > 0);
    assert.match(hit.highlight.snippet, /<mark>serverless<\/mark>/);
    assert.deepEqual(Object.keys(hit.content).sort(), ['html', 'text']);
    assert.deepEqual(meta.missing, ['gone/gone']);
  });

  it('gives score and highlight with q in every order', async () => {
    const { data } = await casebook.articles.list({ q: 'serverless', sort: '-date' });
    assert.ok(data[0] && data[0].score > 0 && data[0].highlight.title !== '');
  });

  it('walks over all articles, each once', async () => {
    const ids: string[] = [];
    for await (const { id } of casebook.articles.iterate({ fields: ['title'], limit: 50 })) ids.push(id);
    assert.equal(ids.length, Object.keys(articles).length);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(asked.length, 3);
  });

  it('asks for no more when the walk is left', async () => {
    for await (const { id } of casebook.articles.iterate({ limit: 10 })) if (id) break;
    assert.equal(asked.length, 1);
  });

  it('walks over a search in the order named', async () => {
    const found = casebook.articles.iterate({ q: 'word', sort: 'date', limit: 100, fields: ['title'] });
    let count = 0;
    for await (const { score } of found) if (score > 0) count++;
    assert.equal(count, 130);
  });

  it('walks over the manifest', async () => {
    const whole = await casebook.manifest();
    const walked = [];
    for await (const entry of casebook.manifest.iterate({ limit: 60 })) walked.push(entry);
    assert.deepEqual(walked, whole.data);
    assert.equal(asked.length, 1 + 3);
  });

  it('gets one article by its id, whatever signs are in it, and by its slug', async () => {
    const { data } = await casebook.articles.get('notes/空 格#1?100%', {
      fields: ['title'],
      format: ['text'],
    });
    assert.deepEqual(data, { id: 'notes/空 格#1?100%', title: 'Odd', content: { text: 'text' } });
    assert.equal((await casebook.articles.get('空 格#1?100%')).data.id, 'notes/空 格#1?100%');
  });

  it('gives html without format, unless fields do without', async () => {
    const whole = await casebook.articles.get('guides/same');
    const some = await casebook.articles.get('guides/same', { fields: ['toc', 'content'] });
    const bare = await casebook.articles.get('guides/same', { fields: ['toc'] });
    assert.match(whole.data.content.html, /serverless/);
    assert.equal(some.data.content.html, whole.data.content.html);
    assert.deepEqual(Object.keys(bare.data).sort(), ['id', 'toc']);
  });

  it('gives Markdown', async () => {
    assert.equal(await casebook.articles.markdown('notes/空 格#1?100%'), '\ntext\n');
  });

  it('follows old names', async () => {
    assert.equal((await casebook.articles.get('old name')).data.id, 'notes/same');
  });

  it('gives related articles, terms, months and suggestions', async () => {
    assert.ok((await casebook.articles.related('many/n1', { limit: 2 })).data.length <= 2);
    assert.equal((await casebook.collections.list({ tag: ['C++'] })).data[0]?.name, 'notes');
    assert.equal((await casebook.collections.get('notes')).data.count, 2);
    assert.equal((await casebook.categories.list()).meta.total, 0);
    assert.equal((await casebook.authors.get('Lin')).data.url, null);
    assert.equal((await casebook.tags.list({ limit: 2 })).data.length, 2);
    assert.deepEqual((await casebook.archives({ collection: ['guides'] })).data, [
      { month: '2020-01', count: 1 },
    ]);
    assert.equal((await casebook.suggest({ q: 'khal', limit: 1 })).data[0]?.text, '客户案例');
  });

  it('asks again with the ETag, and gives the same answer without its body being sent', async () => {
    const cached = client.createCasebook({ baseUrl: environment.origin, fetch: recordingFetch, cache: 10 });
    const first = await cached.articles.list({ tag: ['C++'] });
    const second = await cached.articles.list({ tag: ['C++'] });
    assert.deepEqual(second, first);
    assert.deepEqual(
      asked.map(({ status }) => status),
      [200, 304],
    );
    assert.match(asked[1]?.ifNoneMatch ?? '', /^W\//);
  });

  it('tells the nearest ids of an article that there is not', async () => {
    const error = await fails(casebook.articles.get('guides/sames'));
    assert.equal(error.code, 'article_not_found');
    assert.equal(error.status, 404);
    assert.ok(error.suggestions.includes('guides/same'));
    assert.match(error.message, /guides\/same/);
    assert.match(error.requestId, /./);
  });

  it('tells the candidates of a slug of two articles', async () => {
    const error = await fails(casebook.articles.get('same'));
    assert.equal(error.code, 'ambiguous_slug');
    assert.deepEqual([...error.candidates].sort(), ['guides/same', 'notes/same']);
  });

  it('tells which parameter is wrong, to those who have no compiler', async () => {
    const query: object = { categroy: ['a'], limit: 1000 };
    const error = await fails(casebook.articles.list(query));
    assert.equal(error.code, 'unknown_parameter');
    assert.deepEqual(
      error.errors.map(({ parameter, suggestion }) => [parameter, suggestion]),
      [
        ['categroy', 'category'],
        ['limit', '100'],
      ],
    );
  });

  it('sends a list of nothing, which is refused, rather than asking for everything', async () => {
    const error = await fails(casebook.articles.list({ ids: [] }));
    assert.equal(error.code, 'invalid_parameter');
    assert.equal(error.errors[0]?.parameter, 'ids');
  });

  it('asks below the path of the base URL, and tells that nothing is there', async () => {
    const wrong = client.createCasebook({
      baseUrl: `${environment.origin}/elsewhere/`,
      fetch: recordingFetch,
    });
    assert.equal((await fails(wrong.archives())).code, 'not_found');
    assert.match(asked[0]?.url ?? '', /\/elsewhere\/api\/v1\/archives$/);
  });

  it('says that nobody answers', async () => {
    const nobody = client.createCasebook({ baseUrl: 'http://127.0.0.1:1', retries: 0 });
    const error = await fails(nobody.archives());
    assert.equal(error.code, 'network_error');
    assert.ok(error.cause instanceof TypeError);
  });

  async function fails(call: Promise<unknown>) {
    try {
      await call;
    } catch (error) {
      if (error instanceof client.CasebookError) return error;
      throw error;
    }
    throw new assert.AssertionError({ message: 'The call did not fail.' });
  }
});
