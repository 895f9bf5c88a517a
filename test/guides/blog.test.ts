import assert from 'node:assert/strict';
import { buildGuide, readGuide, type BuiltGuide } from '../support/build-guide';
import { runGuide, type RunningGuide } from '../support/run-guide';
import { serveContent, type ServedContent } from '../support/serve-content';
import { writeArticles } from '../support/write-articles';

const articles: Record<string, string> = {
  'blog/first':
    '---\ntitle: The <first>\ndate: 2020-01-01\ntags: [Node, 云函数]\n---\n\n## 一 段\n\nserverless & more\n',
  'blog/second': '---\ntitle: Second\ndate: 2020-01-02\ntags: [Node]\naliases: old-name\n---\n\ntext\n',
  'blog/空 格#1': '---\ntitle: Odd\ndate: 2020-01-03\nauthors: Lin\n---\n\ntext\n',
  'notes/second': '---\ntitle: Second note\ndate: 2020-01-04\n---\n\ntext\n',
};
for (let i = 10; i < 22; i++) articles[`many/n${i}`] = `---\ntitle: N${i}\ndate: 2019-01-${i}\n---\n\nword\n`;

describe('the guide to a blog front end', () => {
  let guide: BuiltGuide;
  let world: ServedContent;
  let removeContent: () => void;
  let blog: RunningGuide;

  before(async () => {
    guide = buildGuide(readGuide('docs/blog-front-end.md'));
    const { dir, remove } = writeArticles(articles);
    removeContent = remove;
    world = await serveContent(dir);
    if (guide.errors === '')
      blog = await runGuide(guide, 'dist/server.js', { PORT: '0', CASEBOOK_URL: world.origin });
  });
  after(async () => {
    // It was not started where it does not compile.
    await (blog as RunningGuide | undefined)?.stop();
    await world.close();
    removeContent();
    guide.remove();
  });

  it('compiles', () => {
    assert.equal(guide.errors, '');
  });

  async function get(path: string) {
    const answer = await fetch(blog.firstLine + path, { redirect: 'manual' });
    return { status: answer.status, location: answer.headers.get('Location'), text: await answer.text() };
  }

  it('lists ten articles, newest first, with the counts of tags, and leads to older ones', async () => {
    const { status, text } = await get('/');
    assert.equal(status, 200);
    assert.equal([...text.matchAll(/<article>/g)].length, 10);
    assert.ok(text.indexOf('Second note') < text.indexOf('The &#60;first&#62;'));
    assert.match(text, /Node \(2\)/);
    assert.match(text, /<p>16 articles<\/p>/);
    const [, older = ''] = /href="([^"]*)">Older/.exec(text) ?? [];
    const second = await get(older);
    assert.equal([...second.text.matchAll(/<article>/g)].length, 6);
    assert.doesNotMatch(second.text, />Older</);
  });

  it('filters by the tags that are chosen, and shows the others with their counts', async () => {
    const { text } = await get(`/?tag=${encodeURIComponent('云函数')}`);
    assert.match(text, /<p>1 articles<\/p>/);
    assert.match(text, /aria-current="true">云函数 \(1\)/);
    const [, both = ''] = /href="([^"]*)" >Node \(2\)/.exec(text) ?? [];
    assert.match((await get(both.replaceAll('&#38;', '&'))).text, /<p>2 articles<\/p>/);
  });

  it('searches, with marks, and says what it searched instead of a slip', async () => {
    assert.match((await get('/?q=serverless')).text, /<mark>serverless<\/mark> &amp; more/);
    assert.match((await get('/?q=servreless')).text, /this is for “serverless”/);
  });

  it('shows an article with its contents, neighbours and html', async () => {
    const { status, text } = await get('/blog/first');
    assert.equal(status, 200);
    assert.match(text, /<h1>The &#60;first&#62;<\/h1>/);
    assert.match(text, /<a href="#一-段">一 段<\/a>/);
    assert.match(text, /<h2 id="一-段">/);
    assert.match(text, /rel="next" href="\/blog\/second"/);
  });

  it('finds an article whatever signs are in its id', async () => {
    assert.match((await get(`/blog/${encodeURIComponent('空 格#1')}`)).text, /<h1>Odd<\/h1>/);
  });

  const moved = [
    { name: 'an old name', path: '/blog/old-name', to: '/blog/second' },
    { name: 'a slug alone', path: '/n10', to: '/many/n10' },
  ];
  for (const { name, path, to } of moved)
    it(`leads from ${name} to where the article is`, async () => {
      assert.deepEqual(await get(path), { status: 301, location: to, text: '' });
    });

  const wrong = [
    { path: '/blog/secnd', status: 404, text: /href="\/blog\/second"/ },
    { path: '/second', status: 404, text: /href="\/notes\/second"/ },
    { path: '/%ZZ', status: 404, text: /no such article/ },
    { path: '/?page=x', status: 400, text: /link is broken/ },
    { path: '/?tag=', status: 400, text: /link is broken/ },
    { path: `/?q=${'x'.repeat(101)}`, status: 400, text: /link is broken/ },
  ];
  for (const { path, status, text } of wrong)
    it(`says what is wrong with ${path.slice(0, 20)}`, async () => {
      const found = await get(path);
      assert.equal(found.status, status);
      assert.match(found.text, text);
    });

  it('suggests by pinyin', async () => {
    assert.match(
      (await get('/suggest?q=yhs')).text,
      /<a href="\/\?tag=%E4%BA%91%E5%87%BD%E6%95%B0">云函数<\/a>/,
    );
    assert.equal((await get('/suggest?q=')).text, '');
  });

  it('had nothing to log', () => {
    assert.equal(blog.errors(), '');
  });
});
