import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PostingCollector } from '../../../../core/build/search/collect-postings';
import { checkSectionLength } from '../../../../core/format/search/index-format';
import { countPostings, readPostings } from '../../../../core/format/search/posting';

/** By article: key, field and count of what it has. */
type Noted = readonly (readonly [key: number, field: number, count: number])[];

const keys = [0, 1, 2, 3, 70_000];

const articles: fc.Arbitrary<readonly Noted[]> = fc.array(
  fc.array(
    fc.tuple(fc.constantFrom(...keys), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 100 })),
  ),
);

describe('posting lists', () => {
  it('say which articles have a key, where best and how often, in however many parts they were gathered', () => {
    fc.assert(
      fc.property(
        articles,
        fc.subarray(keys).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })),
        fc.integer({ min: 1, max: 20 }),
        (noted, order, partSize) => {
          const collector = gather(noted, partSize);
          assert.deepEqual(collector.encode(order, 10), gather(noted, 1_000_000).encode(order, 10));
          const { starts, bytes } = collector.encode(order, 10);
          order.forEach((key, i) => {
            const found: number[][] = [];
            readPostings(bytes, (starts[i] ?? 0) - 10, (...entry) => found.push(entry));
            assert.deepEqual(found, listSlowly(noted, key));
            assert.equal(countPostings(bytes, (starts[i] ?? 0) - 10), found.length);
            assert.equal(collector.countArticles(70_001)[key], found.length);
          });
        },
      ),
    );
  });

  it('are refused where they are longer than the index can tell', () => {
    checkSectionLength(0xffff_ffff);
    assert.throws(() => {
      checkSectionLength(0x1_0000_0000);
    }, /Divide the content/);
  });
});

function gather(noted: readonly Noted[], partSize: number): PostingCollector {
  const collector = new PostingCollector(partSize);
  noted.forEach((ofArticle, article) => {
    for (const entry of ofArticle) collector.add(...entry);
    collector.endArticle(article);
  });
  return collector;
}

function listSlowly(noted: readonly Noted[], key: number): number[][] {
  return noted.flatMap((ofArticle, article) => {
    const entries = ofArticle.filter(([of]) => of === key);
    const best = Math.max(...entries.map(([, field]) => field));
    const sum = entries.reduce((total, [, , count]) => total + count, 0);
    return entries.length === 0 ? [] : [[article, best, sum]];
  });
}
