import assert from 'node:assert/strict';
import { openAnswerCache, type AnswerParts } from '../../../app/answers/answer-cache';
import { openEdition } from '../../../core/read/catalog/edition';
import { aCatalog, anEdition } from '../../support/builders';

const parts = (text: string): AnswerParts => ({
  body: Buffer.from(text),
  contentType: 'application/json; charset=utf-8',
  etag: 'W/"x"',
  lastModified: '',
  headers: [],
  path: '/a',
  route: '/a',
});

describe('answer cache', () => {
  it('gives an answer back for the same URL, edition and time alone', () => {
    const cache = openAnswerCache(1e6);
    const edition = anEdition([{ id: 'blog/a', date: '2020-06-23' }]);
    const now = Date.parse('2021-01-01T00:00Z');
    const { body } = cache.keep('/a', parts('one'), { edition, now });
    assert.equal(cache.find('/a', { edition, now })?.body, body, 'an answer is kept while there is room');
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
    it(`keeps nothing past the moment at which an article ${name}, nor before it where the clock goes back`, () => {
      const at = Date.parse(moment);
      const catalog = aCatalog([
        { id: 'blog/a', date: '2019-01-01' },
        { id: 'blog/b', ...article },
      ]);
      const cache = openAnswerCache(1e6);
      const edition = openEdition(catalog, at - 1);
      cache.keep('/a', parts('before'), { edition, now: at - 1 });
      assert.ok(cache.find('/a', { edition, now: at - 1 }));
      assert.ok(cache.find('/a', { edition, now: at - 1_000_000 }));
      assert.equal(cache.find('/a', { edition, now: at }), undefined);
      const later = openEdition(catalog, at);
      cache.keep('/a', parts('after'), { edition: later, now: at });
      assert.ok(cache.find('/a', { edition: later, now: at + 1_000_000 }));
      assert.equal(cache.find('/a', { edition: later, now: at - 1 }), undefined);
    });
  }

  it('takes no more memory for any number of URLs than it may', () => {
    const cache = openAnswerCache(100_000);
    const judgement = { edition: anEdition([{ id: 'blog/a' }]), now: Date.parse('2021-01-01T00:00Z') };
    for (let i = 0; i < 5_000; i++) {
      cache.keep(`/api/v1/articles?_=${i}${'x'.repeat(i % 2_000)}`, parts('{}'), judgement);
      assert.ok(cache.bytes <= 100_000);
    }
    assert.ok(cache.size < 100);
  });

  it('keeps what is asked for twice, not what would push that out and is asked for once', () => {
    const cache = openAnswerCache(100_000);
    const judgement = { edition: anEdition([{ id: 'blog/a' }]), now: Date.parse('2021-01-01T00:00Z') };
    const ask = (url: string) => {
      const known = cache.find(url, judgement);
      if (!known) cache.keep(url, parts('{}'), judgement);
      return known !== undefined;
    };
    for (let i = 0; i < 1_000; i++) ask(`/before?_=${i}`);
    assert.deepEqual([ask('/wanted'), ask('/wanted'), ask('/wanted')], [false, false, true]);
    for (let i = 0; i < 5_000; i++) ask(`/once?_=${i}`);
    assert.ok(cache.find('/wanted', judgement), 'what was asked for once pushed it out');
    assert.equal(cache.find('/once?_=4999', judgement), undefined);
  });

  it('compresses once for all who ask at once, and counts what that adds', async () => {
    const cache = openAnswerCache(1e6);
    const judgement = { edition: anEdition([{ id: 'blog/a' }]), now: Date.parse('2021-01-01T00:00Z') };
    const { body } = cache.keep('/a', parts('云'.repeat(10_000)), judgement);
    const before = cache.bytes;
    const [first, second] = [body.encode('br'), body.encode('br')];
    assert.equal(first, second);
    const bytes = await first;
    assert.equal(body.encode('br'), bytes);
    assert.equal(cache.bytes, before + bytes.length);
  });

  it('keeps nothing where it may take no memory', () => {
    const cache = openAnswerCache(0);
    const judgement = { edition: anEdition([{ id: 'blog/a' }]), now: Date.parse('2021-01-01T00:00Z') };
    cache.keep('/a', parts('one'), judgement);
    assert.equal(cache.find('/a', judgement), undefined);
  });
});
