import assert from 'node:assert/strict';
import { findLastModified } from '../../../../core/read/catalog/last-modified';
import { listManifest } from '../../../../core/read/catalog/manifest';
import { createLiveContent } from '../../../../core/read/catalog/live-content';
import { aCatalog, anEdition, type ArticleParts } from '../../../support/builders';
import { list } from './support';

const isPublic = (parts: ArticleParts, now: string) => anEdition([parts], { now }).publicCount === 1;

describe('publication window', () => {
  const table: {
    name: string;
    parts: ArticleParts;
    before: string | null;
    from: string;
    until: string | null;
  }[] = [
    { name: 'is open without any time', parts: {}, before: null, from: '0001-01-01T00:00Z', until: null },
    {
      name: 'opens at the start of the day of `date` in the site’s zone',
      parts: { date: '2020-06-23' },
      before: '2020-06-22T15:59:59.999Z',
      from: '2020-06-22T16:00Z',
      until: null,
    },
    {
      name: 'opens at the moment of `date` when it has a time',
      parts: { date: '2020-06-23T10:00Z' },
      before: '2020-06-23T09:59:59.999Z',
      from: '2020-06-23T10:00Z',
      until: null,
    },
    {
      name: 'opens at `publishAt`, earlier than `date`',
      parts: { date: '2020-06-23', publishAt: '2020-06-01T08:00' },
      before: '2020-05-31T23:59:59.999Z',
      from: '2020-06-01T00:00Z',
      until: null,
    },
    {
      name: 'opens at `publishAt`, later than `date`',
      parts: { date: '2020-06-23', publishAt: '2020-07-01T00:00Z' },
      before: '2020-06-30T23:59:59.999Z',
      from: '2020-07-01T00:00Z',
      until: null,
    },
    {
      name: 'closes at `unpublishAt`, which is outside of it',
      parts: { date: '2020-06-23', unpublishAt: '2020-06-24' },
      before: '2020-06-22T15:59:59.999Z',
      from: '2020-06-22T16:00Z',
      until: '2020-06-23T16:00Z',
    },
    {
      name: 'may have an end and no beginning',
      parts: { unpublishAt: '2020-06-24T00:00Z' },
      before: null,
      from: '0001-01-01T00:00Z',
      until: '2020-06-24T00:00Z',
    },
  ];
  for (const { name, parts, before, from, until } of table) {
    it(name, () => {
      if (before !== null) assert.equal(isPublic(parts, before), false);
      assert.equal(isPublic(parts, from), true);
      const last = until === null ? '9999-12-31T00:00Z' : new Date(Date.parse(until) - 1).toISOString();
      assert.equal(isPublic(parts, last), true);
      if (until !== null) assert.equal(isPublic(parts, until), false);
    });
  }

  it('never opens for a draft, or when it closes before it opens', () => {
    assert.equal(isPublic({ draft: true }, '2021-01-01T00:00Z'), false);
    const closed = { publishAt: '2020-06-02T00:00Z', unpublishAt: '2020-06-01T00:00Z' };
    for (const now of ['2020-05-31T00:00Z', '2020-06-01T00:00Z', '2020-06-02T00:00Z']) {
      assert.equal(isPublic(closed, now), false);
    }
  });
});

describe('openPublication', () => {
  const publication = createLiveContent(
    aCatalog([
      { id: 'blog/a', date: '2020-06-23T00:00Z', unpublishAt: '2020-06-25T00:00Z' },
      { id: 'blog/b', date: '2020-06-24T00:00Z' },
      { id: 'blog/draft', date: '2020-06-23T12:00Z', draft: true },
    ]),
  );
  const at = (time: string) => publication.editionAt(Date.parse(time));

  it('says from and until when an edition holds', () => {
    const edition = at('2020-06-23T06:00Z');
    assert.equal(edition.validFrom, Date.parse('2020-06-23T00:00Z'));
    assert.equal(edition.validUntil, Date.parse('2020-06-24T00:00Z'));
    assert.equal(at('2020-01-01T00:00Z').validFrom, Number.NEGATIVE_INFINITY);
    assert.equal(at('2020-06-25T00:00Z').validUntil, Number.POSITIVE_INFINITY);
  });

  it('keeps an edition as long as it holds, and no longer', () => {
    const edition = at('2020-06-23T00:00Z');
    assert.equal(at('2020-06-23T23:59:59.999Z'), edition);
    assert.notEqual(at('2020-06-24T00:00Z'), edition);
  });

  it('goes back with a clock that does', () => {
    assert.deepEqual(list(at('2020-06-24T12:00Z')).ids, ['blog/b', 'blog/a']);
    assert.deepEqual(list(at('2020-06-23T12:00Z')).ids, ['blog/a']);
    assert.deepEqual(list(at('2020-06-22T12:00Z')).ids, []);
    assert.deepEqual(list(at('2020-06-26T12:00Z')).ids, ['blog/b']);
  });
});

describe('findLastModified', () => {
  const articles: ArticleParts[] = [
    { id: 'blog/a', date: '2020-06-01T00:00Z', updated: '2020-08-01T00:00Z', tags: ['egg'] },
    { id: 'blog/b', date: '2020-06-02T00:00Z', tags: ['koa'] },
    { id: 'blog/gone', date: '2020-06-03T00:00Z', unpublishAt: '2020-09-01T00:00Z', tags: ['old'] },
    { id: 'blog/later', date: '2020-12-01T00:00Z', updated: '2020-05-01T00:00Z', tags: ['new'] },
    { id: 'blog/draft', date: '2020-06-09T00:00Z', tags: ['draft'], draft: true },
    { id: 'blog/ahead', date: '2020-06-04T00:00Z', updated: '2021-06-04T00:00Z', tags: ['ahead'] },
    { id: 'blog/timeless', tags: ['timeless'] },
  ];
  const table: { name: string; tag: string; now: string; expected: string | null }[] = [
    { name: 'is the update of a public article', tag: 'egg', now: '2020-10-01', expected: '2020-08-01' },
    { name: 'is its publication before that', tag: 'egg', now: '2020-07-01', expected: '2020-06-01' },
    { name: 'includes this very moment', tag: 'koa', now: '2020-06-02', expected: '2020-06-02' },
    { name: 'is the moment that an article went', tag: 'old', now: '2020-10-01', expected: '2020-09-01' },
    { name: 'knows nothing of what is to come', tag: 'new', now: '2020-10-01', expected: null },
    { name: 'passes over drafts', tag: 'draft', now: '2020-10-01', expected: null },
    { name: 'is never after now', tag: 'ahead', now: '2020-10-01', expected: '2020-06-04' },
    { name: 'is absent where no article has a time', tag: 'timeless', now: '2020-10-01', expected: null },
    { name: 'is absent where nothing matches', tag: 'none', now: '2020-10-01', expected: null },
  ];
  for (const { name, tag, now, expected } of table) {
    it(name, () => {
      const found = findLastModified(anEdition(articles, { now }), { tag: { any: [tag] } }, Date.parse(now));
      assert.equal(found, expected === null ? null : Date.parse(expected));
    });
  }

  it('is the latest of all that match', () => {
    const now = '2020-10-01';
    assert.equal(
      findLastModified(anEdition(articles, { now }), {}, Date.parse(now)),
      Date.parse('2020-09-01'),
    );
  });
});

describe('listManifest', () => {
  const edition = anEdition([
    { id: 'b/😀' },
    { id: 'b/～' },
    { id: 'a/z', title: 'z' },
    { id: 'B/a' },
    { id: 'a/draft', draft: true },
    { id: 'a/later', date: '2022-01-01' },
  ]);
  const ids = (after: string | null, limit: number) =>
    listManifest(edition, after, limit).entries.map(({ id }) => id);

  it('lists public articles by id in code-point order, with their digests', () => {
    const { entries, lastId } = listManifest(edition, null, Number.POSITIVE_INFINITY);
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['B/a', 'a/z', 'b/～', 'b/😀'],
    );
    assert.equal(lastId, null);
    for (const { digest } of entries) assert.match(digest, /^[\da-f]{16}$/);
    assert.equal(new Set(entries.map(({ digest }) => digest)).size, 4);
  });

  it('goes on behind an id, whether it is there or not', () => {
    assert.deepEqual(ids('a/z', 10), ['b/～', 'b/😀']);
    assert.deepEqual(ids('a/zz', 1), ['b/～']);
    assert.deepEqual(ids('c', 1), []);
  });

  it('says where a part ended, and that the last one is the last', () => {
    assert.equal(listManifest(edition, null, 3).lastId, 'b/～');
    assert.equal(listManifest(edition, null, 4).lastId, null);
    assert.equal(listManifest(edition, 'b/～', 1).lastId, null);
  });
});
