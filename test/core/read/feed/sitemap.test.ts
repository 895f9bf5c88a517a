import assert from 'node:assert/strict';
import { createCatalog } from '../../../../core/read/catalog/catalog';
import { createEdition } from '../../../../core/read/catalog/edition';
import { listSitemapParts, toSitemapIndex } from '../../../../core/read/feed/sitemap';
import { decodeSnapshot } from '../../../../core/format/snapshot/decode-snapshot';
import { createZone } from '../../../../core/model/time/zone';
import { aSnapshot, aSource, anEdition } from '../../../support/builders';
import { childrenOf, readXml, textOf } from '../../../support/read-xml';

const site = 'https://site.example';
const days = ['2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04', '2020-01-05'];
const five = days.map((date, i) => ({ id: `blog/${i}`, date }));

function locsOf(xml: string): (string | null)[] {
  return childrenOf(readXml(xml), 'url').map((url) => textOf(url, 'loc'));
}

describe('listSitemapParts', () => {
  it('is one empty part without articles', () => {
    const [part, ...others] = listSitemapParts(anEdition([]), site);
    assert.deepEqual([part && locsOf(part.xml), part?.latest, others], [[], null, []]);
  });

  it('splits by number, the oldest first', () => {
    const parts = listSitemapParts(anEdition(five), site, { maxUrls: 2, maxBytes: 1e6 });
    assert.deepEqual(
      parts.map(({ xml }) => locsOf(xml)),
      [['0', '1'], ['2', '3'], ['4']].map((part) => part.map((slug) => `${site}/blog/${slug}`)),
    );
  });

  it('splits by bytes, no part above them', () => {
    const whole = listSitemapParts(anEdition(five), site)[0]?.xml ?? '';
    for (const maxBytes of [whole.length, whole.length - 1, 400, 300]) {
      const parts = listSitemapParts(anEdition(five), site, { maxUrls: 9, maxBytes });
      for (const { xml } of parts) assert.ok(Buffer.byteLength(xml) <= maxBytes, String(maxBytes));
      assert.deepEqual(
        parts.flatMap(({ xml }) => locsOf(xml)),
        locsOf(whole),
      );
      assert.equal(parts.length === 1, maxBytes === whole.length);
    }
  });

  it('leaves the earlier parts as they are when an article is added', () => {
    const limits = { maxUrls: 2, maxBytes: 1e6 };
    const before = listSitemapParts(anEdition(five), site, limits);
    const after = listSitemapParts(
      anEdition([...five, { id: 'blog/new', date: '2020-02-01' }]),
      site,
      limits,
    );
    assert.deepEqual(after.slice(0, 2), before.slice(0, 2));
  });

  it('dates articles by their publication or update, whichever is later, and not at all without', () => {
    const edition = anEdition([
      { id: 'blog/a', date: '2020-01-01', updated: '2020-03-01T10:00+02:00' },
      { id: 'blog/b', date: '2020-01-02', updated: '2019-01-01' },
      { id: 'blog/c' },
    ]);
    const [part] = listSitemapParts(edition, site);
    const found = childrenOf(readXml(part?.xml ?? ''), 'url').map((url) => textOf(url, 'lastmod'));
    assert.deepEqual(found, ['2020-03-01T16:00:00+08:00', '2020-01-02T00:00:00+08:00', null]);
  });

  it('escapes every sign of an address', () => {
    const [part] = listSitemapParts(anEdition([{ id: `b&c/云 <"'>` }]), site);
    assert.deepEqual(locsOf(part?.xml ?? ''), [`${site}/b%26c/%E4%BA%91%20%3C%22'%3E`]);
  });

  it('reads no record', () => {
    const source = aSource(aSnapshot(five));
    const catalog = createCatalog(decodeSnapshot(source), createZone('Asia/Shanghai'));
    const edition = createEdition(catalog, Date.parse('2021-01-01T00:00Z'));
    // Columns are read once and kept, records at every use.
    listSitemapParts(edition, site);
    const { bytesRead } = source;
    listSitemapParts(edition, site);
    assert.equal(source.bytesRead, bytesRead);
  });
});

describe('toSitemapIndex', () => {
  it('names every part with the time of its latest article', () => {
    const edition = anEdition([...five, { id: 'blog/undated' }]);
    const parts = listSitemapParts(edition, site, { maxUrls: 5, maxBytes: 1e6 });
    const index = readXml(toSitemapIndex(edition, parts, (part) => `${site}/sitemap-${part}.xml?a&b`));
    assert.deepEqual(
      childrenOf(index, 'sitemap').map((part) => [textOf(part, 'loc'), textOf(part, 'lastmod')]),
      [
        [`${site}/sitemap-1.xml?a&b`, '2020-01-05T00:00:00+08:00'],
        [`${site}/sitemap-2.xml?a&b`, null],
      ],
    );
  });
});
