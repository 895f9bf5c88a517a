import assert from 'node:assert/strict';
import { decodeCursor, decodeIdCursor, encodeCursor, encodeIdCursor } from '../../../app/presenter/cursor';
import { ProblemError } from '../../../contract/problem-error';
import type { KeysetPosition } from '../../../core/read/catalog/list-articles';

const position: KeysetPosition = { key: 20200623, slug: '云 函数', collection: 'blog' };
const filter = { tag: ['a', 'b'], outdated: false };
const made = encodeCursor(position, '-date', filter);

const isRefused = (error: unknown) => {
  assert.ok(error instanceof ProblemError);
  assert.equal(error.code, 'invalid_cursor');
  assert.equal(error.facts.errors?.[0]?.parameter, 'cursor');
  return true;
};

describe('cursor', () => {
  const positions: { sort: Parameters<typeof encodeCursor>[1]; key: KeysetPosition['key'] }[] = [
    { sort: '-date', key: 20200623 },
    { sort: 'date', key: null },
    { sort: 'title', key: 'egg 😀' },
    { sort: '-title', key: '' },
    { sort: 'updatedAt', key: 1_592_841_600_000 },
    { sort: '-updatedAt', key: null },
  ];
  for (const { sort, key } of positions) {
    it(`is read back, by ${sort} at ${JSON.stringify(key)}`, () => {
      const cursor = encodeCursor({ ...position, key }, sort, filter);
      assert.match(cursor, /^[\w-]+$/);
      assert.deepEqual(decodeCursor(cursor, sort, filter), { ...position, key });
    });
  }

  it('is the start when empty', () => {
    assert.equal(decodeCursor('', '-date', filter), null);
    assert.equal(decodeIdCursor(''), null);
  });

  it('is good for the same filters in another order', () => {
    assert.deepEqual(decodeCursor(made, '-date', { outdated: false, tag: ['b', 'a'] }), position);
    assert.deepEqual(decodeCursor(made, '-date', { ...filter, author: undefined }), position);
  });

  const others: { name: string; read: () => unknown }[] = [
    { name: 'another sort', read: () => decodeCursor(made, 'date', filter) },
    { name: 'one filter less', read: () => decodeCursor(made, '-date', { tag: ['a', 'b'] }) },
    { name: 'one value more', read: () => decodeCursor(made, '-date', { ...filter, tag: ['a', 'b', 'c'] }) },
    {
      name: 'the same values of another filter',
      read: () => decodeCursor(made, '-date', { category: ['a', 'b'], outdated: false }),
    },
    { name: 'the other truth', read: () => decodeCursor(made, '-date', { ...filter, outdated: true }) },
    { name: 'the manifest', read: () => decodeIdCursor(made) },
  ];
  for (const { name, read } of others) {
    it(`is refused with ${name}`, () => {
      assert.throws(read, isRefused);
    });
  }

  const print = JSON.parse(Buffer.from(made, 'base64url').toString()) as unknown[];
  const pack = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const forged: { name: string; cursor: string }[] = [
    { name: 'words', cursor: 'next' },
    { name: 'a number', cursor: '2' },
    { name: 'a space', cursor: ' ' },
    { name: 'half of one', cursor: made.slice(0, made.length / 2) },
    { name: 'one with its first letter changed', cursor: `x${made.slice(1)}` },
    { name: 'an object', cursor: pack({ key: 1 }) },
    { name: 'null', cursor: pack(null) },
    { name: 'an empty list', cursor: pack([]) },
    { name: 'a part too few', cursor: pack(print.slice(0, 3)) },
    { name: 'a part too many', cursor: pack([...print, 1]) },
    { name: 'a key of another type', cursor: pack([print[0], '20200623', 'a', 'b']) },
    { name: 'a key that is a list', cursor: pack([print[0], [1], 'a', 'b']) },
    { name: 'a slug that is none', cursor: pack([print[0], 1, 2, 'b']) },
    { name: 'a fingerprint that is none', cursor: pack([null, 1, 'a', 'b']) },
    { name: 'one of the manifest', cursor: encodeIdCursor('blog/a') },
  ];
  for (const { name, cursor } of forged) {
    it(`is refused when it is ${name}`, () => {
      assert.throws(() => decodeCursor(cursor, '-date', filter), isRefused);
    });
  }
});

describe('cursor of the manifest', () => {
  it('is read back', () => {
    assert.equal(decodeIdCursor(encodeIdCursor('blog/云 函数')), 'blog/云 函数');
  });

  for (const cursor of [
    'x',
    made,
    Buffer.from('["manifest"]').toString('base64url'),
    Buffer.from('["manifest",1]').toString('base64url'),
  ]) {
    it(`is refused when it is ${cursor}`, () => {
      assert.throws(() => decodeIdCursor(cursor), isRefused);
    });
  }
});
