import assert from 'node:assert/strict';
import { createUncachedBody } from '../../../app/response/response-body';
import { createResponseCache, type CacheableResponse } from '../../../app/response/response-cache';
import { createEdition } from '../../../core/read/catalog/edition';
import { aCatalog, anEdition } from '../../support/builders';

const response = (text: string): CacheableResponse => ({
  content: {
    status: 200,
    body: createUncachedBody(Buffer.from(text)),
    contentType: 'application/json; charset=utf-8',
    cacheControl: null,
    etag: 'W/"x"',
    lastModified: '',
    revision: 'r',
    headers: [],
    headerTemplates: null,
  },
  path: '/a',
  route: '/a',
});

describe('response cache', () => {
  it('gives a response back for the same URL, edition and time alone', () => {
    const cache = createResponseCache(1e6);
    const edition = anEdition([{ id: 'blog/a', date: '2020-06-23' }]);
    const now = Date.parse('2021-01-01T00:00Z');
    const stored = cache.store('/a', response('one'), { edition, now });
    assert.equal(cache.find('/a', { edition, now }), stored);
    assert.equal(cache.find('/b', { edition, now }), undefined);
    const other = anEdition([{ id: 'blog/b' }]);
    assert.equal(cache.find('/a', { edition: other, now }), undefined);
    assert.deepEqual([cache.size, cache.bytes], [0, 0], 'what is out of date takes memory');
    assert.equal(cache.find('/a', { edition, now }), undefined);
  });

  const moments: { name: string; article: Record<string, string>; moment: string }[] = [
    { name: 'appears', article: { publishAt: '2021-03-01T00:00Z' }, moment: '2021-03-01T00:00Z' },
    {
      name: 'disappears',
      article: { date: '2020-01-01', unpublishAt: '2021-03-01T00:00Z' },
      moment: '2021-03-01T00:00Z',
    },
    {
      name: 'counts as updated',
      article: { date: '2020-01-01', updated: '2021-03-01T00:00Z' },
      moment: '2021-03-01T00:00Z',
    },
  ];
  for (const { name, article, moment } of moments) {
    it(`caches nothing past the moment at which an article ${name}, nor before it where the clock goes back`, () => {
      const at = Date.parse(moment);
      const catalog = aCatalog([
        { id: 'blog/a', date: '2019-01-01' },
        { id: 'blog/b', ...article },
      ]);
      const cache = createResponseCache(1e6);
      const edition = createEdition(catalog, at - 1);
      cache.store('/a', response('before'), { edition, now: at - 1 });
      assert.ok(cache.find('/a', { edition, now: at - 1 }));
      assert.ok(cache.find('/a', { edition, now: at - 1_000_000 }));
      assert.equal(cache.find('/a', { edition, now: at }), undefined);
      const later = createEdition(catalog, at);
      cache.store('/a', response('after'), { edition: later, now: at });
      assert.ok(cache.find('/a', { edition: later, now: at + 1_000_000 }));
      assert.equal(cache.find('/a', { edition: later, now: at - 1 }), undefined);
    });
  }

  it('takes no more memory for any number of URLs than it may', () => {
    const cache = createResponseCache(100_000);
    const view = { edition: anEdition([{ id: 'blog/a' }]), now: Date.parse('2021-01-01T00:00Z') };
    for (let i = 0; i < 5_000; i++) {
      cache.store(`/api/v1/articles?_=${i}${'x'.repeat(i % 2_000)}`, response('{}'), view);
      assert.ok(cache.bytes <= 100_000);
    }
    assert.ok(cache.size < 100);
  });

  it('caches what is asked for twice, not what would push that out and is asked for once', () => {
    const cache = createResponseCache(100_000);
    const view = { edition: anEdition([{ id: 'blog/a' }]), now: Date.parse('2021-01-01T00:00Z') };
    const ask = (url: string) => {
      const known = cache.find(url, view);
      if (!known) cache.store(url, response('{}'), view);
      return known !== undefined;
    };
    for (let i = 0; i < 1_000; i++) ask(`/before?_=${i}`);
    assert.deepEqual([ask('/wanted'), ask('/wanted'), ask('/wanted')], [false, false, true]);
    for (let i = 0; i < 5_000; i++) ask(`/once?_=${i}`);
    assert.ok(cache.find('/wanted', view), 'what was asked for once pushed it out');
    assert.equal(cache.find('/once?_=4999', view), undefined);
  });

  it('compresses once for all who ask at once, and counts what that adds', async () => {
    const cache = createResponseCache(1e6);
    const view = { edition: anEdition([{ id: 'blog/a' }]), now: Date.parse('2021-01-01T00:00Z') };
    const body =
      cache.store('/a', response('云'.repeat(10_000)), view).content.body ?? assert.fail('there is no body');
    const before = cache.bytes;
    const [first, second] = [body.encode('br'), body.encode('br')];
    assert.equal(first, second);
    const bytes = await first;
    assert.equal(body.encode('br'), bytes);
    assert.equal(cache.bytes, before + bytes.length);
  });

  it('caches nothing where it may take no memory', () => {
    const cache = createResponseCache(0);
    const view = { edition: anEdition([{ id: 'blog/a' }]), now: Date.parse('2021-01-01T00:00Z') };
    cache.store('/a', response('one'), view);
    assert.equal(cache.find('/a', view), undefined);
  });
});
