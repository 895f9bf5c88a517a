import assert from 'node:assert/strict';
import { SnapshotError } from '../../../../core/format/snapshot/decode-snapshot';
import { buildSuggestData } from '../../../../core/build/suggest/build-suggest-data';
import { foldPinyin } from '../../../../core/read/suggest/fold-pinyin';
import { suggest } from '../../../../core/read/suggest/suggest';
import { decodeSuggestData } from '../../../../core/format/suggest/suggest-data';
import { foldTerm } from '../../../../core/model/text/fold';
import { aContent } from '../../../support/builders';
import { openRandom } from '../../../support/random';
import { aSuggestWorld } from '../../read/suggest/suggest-world';

const articles = [
  { id: 'blog/a', title: '重庆 Serverless 实践', tags: ['云函数', 'Egg.js'], authors: ['张三'] },
  { id: 'blog/b', title: '音乐', tags: ['云函数'], categories: ['客户案例'] },
];

describe('the section of suggestions', () => {
  it('has the same bytes whatever the order of the files', () => {
    assert.deepEqual(
      buildSuggestData(aContent(articles)),
      buildSuggestData(aContent([...articles].reverse())),
    );
  });

  it('keeps the layout it had', () => {
    const bytes = buildSuggestData(aContent([{ title: '重 a', tags: ['Go'] }]));
    const expected = [
      // Articles, entries of terms, units and bytes of the text, bytes of the readings.
      ...[1, 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 9, 0, 0, 0, 22, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      ...Buffer.from('重 a\ngo\n\0\0\0\0\0\0\0'),
      ...Buffer.from('[[],["zhong","chong"]]'.padEnd(24, '\0')),
      ...[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 0, 0, 0],
      ...[1, 0, 0, 0, 0, 0, 0, 0],
    ];
    assert.deepEqual([...bytes], expected);
  });

  it('is read from any place in memory', () => {
    const { bytes, data, edition } = aSuggestWorld(articles);
    for (const shift of [0, 1, 4, 8]) {
      const moved = new Uint8Array(bytes.length + shift);
      moved.set(bytes, shift);
      assert.deepEqual(decodeSuggestData(moved.subarray(shift)), data);
    }
    assert.equal(suggest(data, edition, 'yhs', 1).length, 1);
  });

  it('is refused when it is cut off or has grown', () => {
    const { bytes } = aSuggestWorld(articles);
    for (let length = 0; length < bytes.length; length++) {
      assert.throws(() => decodeSuggestData(bytes.slice(0, length)), SnapshotError, `${length} bytes`);
    }
    assert.throws(() => decodeSuggestData(new Uint8Array([...bytes, ...new Uint8Array(8)])), SnapshotError);
  });

  it('is refused, answers something, or is found to lead nowhere, whatever bytes were changed', () => {
    const { bytes, edition } = aSuggestWorld(articles);
    const random = openRandom(8);
    for (let round = 0; round < 500; round++) {
      const damaged = bytes.slice();
      damaged[random.between(0, damaged.length - 1)] = random.between(0, 255);
      try {
        suggest(decodeSuggestData(damaged), edition, 'a', 20);
      } catch (error) {
        assert.ok(error instanceof SnapshotError || error instanceof RangeError, String(error));
      }
    }
  });

  it('is empty for content without articles', () => {
    const world = aSuggestWorld([]);
    assert.deepEqual(world.ask('a'), []);
  });

  it('finds exactly what contains the query, for any piece of any text', () => {
    const random = openRandom(80);
    const pieces = ['云', '函数', 'a', 'B', ' ', 'Egg', '-', '😀', '重', '1', 'é', '。'];
    const text = () => Array.from({ length: random.between(1, 6) }, () => random.pick(pieces)).join('');
    const world = aSuggestWorld(
      Array.from({ length: 15 }, (_, i) => ({ id: `blog/${i}`, title: `x${text()}` })),
    );
    for (let round = 0; round < 300; round++) {
      const query = text();
      // What may be pinyin finds more than what contains it.
      if (foldTerm(query) === '' || foldPinyin(foldTerm(query)) !== '') continue;
      const expected = Array.from({ length: 15 }, (_, i) => world.edition.catalog.records.summary(i).title)
        .filter((title) => foldTerm(title).includes(foldTerm(query)))
        .map((title) => `article ${title}`);
      assert.deepEqual(world.list(query).sort(), expected.sort(), query);
    }
  });
});
