import assert from 'node:assert/strict';
import { startWorld, type TestApp } from './support';

const articles = [
  { id: 'blog/2020/a', title: 'A' },
  { id: 'blog/2020', title: 'Year' },
  { id: 'blog/2020/a/related', title: 'Related to A' },
  { id: 'blog/x/b.md', title: 'B with an ending' },
  { id: 'blog/x/b', title: 'B' },
  { id: 'blog/x/related', title: 'Related' },
  { id: 'blog/文档/第 一 章', title: '第一章' },
  { id: 'blog/draft/x', title: 'Draft', draft: true },
].map((parts) => ({ ...parts, date: '2020-06-23', markdown: `Text of ${parts.title}.\n` }));

describe('slugs with folders', () => {
  let world: TestApp;
  let origin: string;
  before(async () => {
    world = await startWorld(articles);
    const server = world.app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    assert.ok(typeof address === 'object' && address);
    origin = `http://127.0.0.1:${address.port}`;
  });
  after(() => world.close());

  const list = '/api/v1/articles';
  const cases: readonly (readonly [path: string, status: number, title?: string])[] = [
    [`${list}/blog/2020/a`, 200, 'A'],
    [`${list}/blog/2020%2Fa`, 200, 'A'],
    [`${list}/blog%2F2020%2Fa`, 200, 'A'],
    [`${list}/${encodeURIComponent('blog/文档/第 一 章')}`, 200, '第一章'],
    [`${list}/blog/2020`, 200, 'Year'],
    [`${list}/blog/2020/a/related`, 200, 'Related to A'],
    [`${list}/blog/x/related`, 200, 'Related'],
    [`${list}/blog/x/b.md`, 200, 'B with an ending'],
    [`${list}/blog/x/b`, 200, 'B'],
    [`${list}/blog/draft/x`, 404],
    [`${list}/blog/2020/`, 404],
    [`${list}/blog/2020/a/`, 404],
    [`${list}/blog/2020//a`, 404],
    [`${list}/blog/2020/b`, 404],
    [`${list}/blog/x/../2020/a`, 200, 'A'],
  ];
  for (const [path, status, title] of cases) {
    it(`answers ${path} with ${status}${title === undefined ? '' : ` ${title}`}`, async () => {
      const response = await fetch(origin + path);
      const body = (await response.json()) as { data?: { title: string } };
      assert.equal(response.status, status);
      assert.equal(body.data?.title, title);
    });
  }

  it('has the Markdown and the related articles of them', async () => {
    const markdown = await fetch(`${origin}${list}/blog/2020/a.md`);
    assert.equal(await markdown.text(), 'Text of A.\n');
    const related = await fetch(`${origin}${list}/blog/x/b/related`);
    assert.equal(related.status, 200);
    assert.ok(Array.isArray(((await related.json()) as { data: unknown }).data));
  });

  it('writes plain slashes into links', async () => {
    const llms = await (await fetch(`${origin}/llms.txt`)).text();
    assert.ok(llms.includes('/api/v1/articles/blog/2020/a.md'), llms);
    assert.ok(!llms.includes('%2F'), llms);
  });
});
