import assert from 'node:assert/strict';
import type { Feed, FeedItem } from '../../../../core/read/feed/feed';
import { fitHtml } from '../../../../core/read/feed/fit-html';
import { toAtom } from '../../../../core/read/feed/to-atom';
import { toJsonFeed } from '../../../../core/read/feed/to-json-feed';
import { toLlmsText } from '../../../../core/read/feed/to-llms-text';
import { toRobotsText } from '../../../../core/read/feed/to-robots-text';
import { toRss } from '../../../../core/read/feed/to-rss';
import { feedReaders } from '../../../acceptance/read-feeds';
import { childrenOf, readXml, textOf } from '../../../support/read-xml';

function anItem(parts: Partial<FeedItem> = {}): FeedItem {
  return {
    url: 'https://site.example/blog/a',
    title: 'A',
    summary: 'S',
    image: null,
    publishedAt: '2020-06-23T00:00:00+08:00',
    updatedAt: null,
    authors: [],
    terms: [],
    htmlBytes: 8,
    html: () => '<p>A</p>',
    ...parts,
  };
}

function aFeed(items: readonly FeedItem[]): Feed {
  return {
    title: 'Site & <more>',
    homeUrl: 'https://site.example/',
    selfUrl: 'https://site.example/feeds/x?tag=a&q=b',
    items,
  };
}

const formats: Readonly<Record<string, (feed: Feed) => string>> = {
  '/feeds/rss.xml': toRss,
  '/feeds/atom.xml': toAtom,
  '/feeds/feed.json': (feed) => JSON.stringify(toJsonFeed(feed)),
};

for (const [path, write] of Object.entries(formats)) {
  describe(`a feed as ${path}`, () => {
    const read = (items: readonly FeedItem[]) => {
      const found = feedReaders[path]?.(write(aFeed(items)));
      assert.ok(found);
      return found;
    };

    it('may be empty', () => {
      const { title, self, items } = read([]);
      assert.deepEqual(
        { title, self, items },
        { title: 'Site & <more>', self: 'https://site.example/feeds/x?tag=a&q=b', items: [] },
      );
    });

    it('brings hostile texts through', () => {
      const text = ']]> <script>alert("1")</script> & &amp; 🤸 \u202e';
      const [item] = read([
        anItem({
          title: text,
          summary: text,
          terms: [text],
          authors: [{ name: text, url: null }],
          html: () => text,
        }),
      ]).items;
      assert.deepEqual(
        [item?.title, item?.summary, item?.html, item?.terms, item?.authors],
        [text, text, text, [text], [text]],
      );
    });

    it('leaves out what no reader could take', () => {
      const text = 'a\u000bb\ufffec';
      const [item] = read([anItem({ title: text, html: () => text })]).items;
      const expected = path.endsWith('.json') ? text : 'abc';
      assert.deepEqual([item?.title, item?.html], [expected, expected]);
    });

    it('has articles without any time', () => {
      const [item] = read([anItem({ publishedAt: null })]).items;
      assert.equal(item?.published, null);
    });

    it('tells of a body that is too large by its summary alone, without reading it', () => {
      const large = anItem({
        summary: 'Large',
        htmlBytes: 5_000_000,
        html: () => {
          throw new Error('It was read.');
        },
      });
      const [first, second] = read([large, anItem({ url: 'https://site.example/blog/b' })]).items;
      assert.deepEqual([first?.summary, first?.html, second?.html], ['Large', null, '<p>A</p>']);
    });
  });
}

describe('fitHtml', () => {
  const items = [3, 5, 2, 4].map((length) => anItem({ htmlBytes: length, html: () => '云'.repeat(length) }));

  it('takes bodies in order while they fit, measured in bytes as they are written', () => {
    const fitted = fitHtml(items, (html) => html, 24);
    assert.deepEqual(
      fitted.map((body) => body?.html.length ?? null),
      [3, 5, null, null],
    );
  });

  it('goes on behind one that does not fit', () => {
    const fitted = fitHtml(items, (html) => `${html}${html}`, 30);
    assert.deepEqual(
      fitted.map((body) => body?.written.length ?? null),
      [6, null, 4, null],
    );
  });
});

describe('RSS', () => {
  it('shows summaries as the text they are, where readers take them for html', () => {
    const [channel] = childrenOf(readXml(toRss(aFeed([anItem({ summary: '<b> & "x"' })]))), 'channel');
    assert.equal(textOf(childrenOf(channel, 'item')[0], 'description'), '&lt;b&gt; &amp; &quot;x&quot;');
  });

  it('was built when its newest article changed', () => {
    const items = [
      anItem(),
      anItem({ updatedAt: '2020-06-24T08:00:00+08:00' }),
      anItem({ publishedAt: null }),
    ];
    const [channel] = childrenOf(readXml(toRss(aFeed(items))), 'channel');
    assert.equal(textOf(channel, 'lastBuildDate'), 'Wed, 24 Jun 2020 00:00:00 GMT');
  });
});

describe('toLlmsText', () => {
  it('shows texts as they are, one line each, and says what it leaves out', () => {
    const entry = { collection: 'a_b', title: '[x](y)\n# *z*', path: '/a(b).md', summary: 'one\r\ntwo' };
    const links = [{ title: 'More', path: '/more', about: '' }];
    const text = toLlmsText({ title: 'T', entries: [entry, { ...entry, summary: '' }], total: 9, links });
    const title = '\\[x\\](y) \\# \\*z\\*';
    assert.equal(
      text,
      `# T

> Articles in Markdown, newest first. These are the 2 newest of 9 articles; the list below has them all.

## a\\_b

- [${title}](/a%28b%29.md): one two
- [${title}](/a%28b%29.md)

## Optional

- [More](/more)
`,
    );
  });

  it('may be without articles', () => {
    const text = toLlmsText({ title: 'T', entries: [], total: 0, links: [] });
    assert.match(text, /^# T\n\n> [^\n]+\n\n## Optional\n/);
  });
});

describe('toRobotsText', () => {
  it('names the sitemap where there is one', () => {
    assert.equal(toRobotsText(null), 'User-agent: *\nDisallow:\n');
    assert.equal(toRobotsText('https://a.cn/s'), 'User-agent: *\nDisallow:\n\nSitemap: https://a.cn/s\n');
  });
});
