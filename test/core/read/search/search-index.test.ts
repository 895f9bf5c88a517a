import assert from 'node:assert/strict';
import { buildSearchIndex } from '../../../../core/build/search/build-search-index';
import { SearchIndexError } from '../../../../core/format/search/index-format';
import { createSearchEngine } from '../../../../core/read/search/search-engine';
import { parseSearchQuery } from '../../../../core/read/search/parse-search-query';
import { noHits } from '../../../../core/read/search/search-hits';
import { readSimplifiedMap } from '../../../../core/format/search/simplified-characters';
import { articles, generateArticles } from './articles';
import { aDocument, anIndex, aSearch, aSearchSource } from './support';

const documents = [...articles, ...generateArticles(40, 5)];

describe('search index', () => {
  it('is the same for the same articles, however they are handed over', () => {
    const list = documents.map(aDocument);
    function* stream() {
      for (const document of list) yield structuredClone(document);
    }
    const options = { frequent: 5 };
    const [a, b] = [buildSearchIndex(list, options), buildSearchIndex(stream(), options)];
    assert.deepEqual(Buffer.concat(a), Buffer.concat(b));
  });

  it('can be empty', () => {
    assert.deepEqual(aSearch([]).find('a'), []);
    assert.deepEqual(aSearch([{}]).find('"untitled'), [0]);
  });

  it('has longer grams for what is in many articles, and of thousands in a tenth of them', () => {
    const frequentOf = (count: number) => {
      const list = Array.from({ length: count }, () => aDocument({ title: '云' }));
      const [prefix] = buildSearchIndex(list);
      assert.ok(prefix);
      return new DataView(prefix.buffer).getUint32(16, true);
    };
    assert.deepEqual([3, 10_249, 10_250, 20_000].map(frequentOf), [1024, 1024, 1025, 2000]);
  });

  it('finds simplified and traditional characters by one another', () => {
    const variants = readSimplifiedMap('雲 云|數 数');
    const { find } = aSearch([{ title: '云函数' }, { text: '從零開始學習雲函數' }, { text: '云' }], {
      variants,
    });
    assert.deepEqual(find('云函数'), [0, 1]);
    assert.deepEqual(find('雲函數'), [0, 1]);
    assert.deepEqual(find('雲'), [0, 1, 2]);
  });

  it('is refused when it is cut off, longer, of another version, or something else', () => {
    const whole = anIndex(documents);
    const refused = (bytes: Uint8Array<ArrayBuffer>, message: RegExp) => {
      assert.throws(
        () => createSearchEngine(aSearchSource(bytes)),
        (error) => error instanceof SearchIndexError && message.test(error.message),
      );
    };
    for (const length of [0, 7, 12, 63, 64, 1000, whole.length - 1]) {
      refused(whole.slice(0, length), /no search index|bytes/);
    }
    refused(new Uint8Array([...whole, 0]), /bytes/);
    refused(new Uint8Array(1000), /no search index/);
    const other = whole.slice();
    other[8] = 99;
    refused(other, /format version 99/);
  });

  it('answers hostile queries', () => {
    const { search } = aSearch(documents, { frequent: 5 });
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789的了在是和云函数。，';
    const queries = [
      '"'.repeat(100),
      '(a+)+$'.repeat(16),
      '.*'.repeat(50),
      '[[[[((((\\\\\\\\',
      '\ud83d'.repeat(100),
      '\udc00a\ud800',
      '\u0301'.repeat(100),
      'e\u0301'.repeat(50),
      'ﷺ'.repeat(100),
      Array.from(letters).join(' '),
      Array.from(letters)
        .map((letter, i) => letter + (letters[(i + 5) % 30] ?? ''))
        .join(' '),
      'abcdefg hijklmn opqrstu vwxyzab cdefghi jklmnop qrstuvw',
      'x'.repeat(100),
      'constructor __proto__ toString',
      '\u0000\u0001',
      '%00 %F0%9F',
    ];
    for (const query of queries) {
      const { hits } = search(query);
      assert.ok(hits.articles.length <= documents.length);
    }
  });

  it('has nothing to say to an empty query', () => {
    const { engine } = aSearch(documents);
    const query = parseSearchQuery('""');
    assert.deepEqual(engine.search(query, [0, 1]), {
      hits: noHits,
      searched: query,
      corrected: null,
    });
  });
});
