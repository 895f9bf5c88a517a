import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { dateOf, digestOf } from '../../../../core/read/catalog/catalog';
import { termsOf } from '../../../../core/read/catalog/edition';
import { sortKey } from '../../../../core/read/catalog/sort';
import { listSources, projectDir } from '../../../boundaries/list-sources';
import { anEdition } from '../../../support/builders';

const edition = anEdition([
  {
    id: 'blog/a',
    date: '2020-06-23',
    updated: '2020-07-01T00:00:00Z',
    outdated: true,
    authors: ['Ann', ['Bob', 'https://example.com/bob']],
  },
  { id: 'blog/b', draft: true },
]);
const { catalog } = edition;

describe('catalog', () => {
  it('says of one article what its columns hold', () => {
    assert.deepEqual([catalog.isDraft(0), catalog.isDraft(1)], [false, true]);
    assert.deepEqual([catalog.isOutdated(0), catalog.isOutdated(1)], [true, false]);
    assert.deepEqual([catalog.dayOf(0), catalog.dayOf(1)], [20200623, null]);
    assert.deepEqual(
      [catalog.publishedAtOf(0), catalog.publishedAtOf(1)],
      [Date.parse('2020-06-23T00:00:00+08:00'), null],
    );
    assert.deepEqual(
      [catalog.updatedAtOf(0), catalog.updatedAtOf(1)],
      [Date.parse('2020-07-01T00:00:00Z'), null],
    );
    assert.deepEqual(catalog.authorUrlsOf(0), [null, 'https://example.com/bob']);
    assert.deepEqual(catalog.authorUrlsOf(1), []);
  });

  const asked: Readonly<Record<string, (article: number) => unknown>> = {
    id: (article) => catalog.idOf(article),
    draft: (article) => catalog.isDraft(article),
    outdated: (article) => catalog.isOutdated(article),
    day: (article) => catalog.dayOf(article),
    date: (article) => dateOf(catalog, article),
    publishedAt: (article) => catalog.publishedAtOf(article),
    updatedAt: (article) => catalog.updatedAtOf(article),
    authorUrls: (article) => catalog.authorUrlsOf(article),
    digest: (article) => digestOf(catalog, article),
    terms: (article) => termsOf(catalog, 'author', article),
    summary: (article) => catalog.records.summary(article),
    text: (article) => catalog.records.text(article, 'text'),
    byteLength: (article) => catalog.records.byteLength(article, 'html'),
    title: (article) => sortKey(catalog, 'title', article),
  };
  for (const [name, ask] of Object.entries(asked)) {
    it(`throws when it is asked for the ${name} of an article that it does not have`, () => {
      ask(0);
      assert.throws(() => ask(catalog.size), RangeError);
      assert.throws(() => ask(-1), RangeError);
    });
  }

  it('shows its columns to core alone', () => {
    const readers = listSources().filter(
      (file) =>
        !file.startsWith('core/') && /\.columns\b/.test(fs.readFileSync(path.join(projectDir, file), 'utf8')),
    );
    assert.deepEqual(readers, []);
  });
});
