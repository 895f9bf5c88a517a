import assert from 'node:assert/strict';
import fs from 'node:fs';
import { digestOf, createCatalog } from '../../../../core/read/catalog/catalog';
import { createEdition } from '../../../../core/read/catalog/edition';
import { decodeSnapshot, SnapshotError } from '../../../../core/format/snapshot/decode-snapshot';
import { encodeSnapshot } from '../../../../core/build/snapshot/encode-snapshot';
import { formatVersion, type TimedColumns } from '../../../../core/format/snapshot/format';
import { makeTimedColumns } from '../../../../core/format/snapshot/timed-columns';
import { listTerms } from '../../../../core/read/catalog/list-terms';
import { createZone } from '../../../../core/model/time/zone';
import { hash } from '../../../../infra/hash';
import { aContent, anEdition, aSnapshot, aSource } from '../../../support/builders';
import { fixtureArticles, fixtureFile, fixtureTaxonomy } from './write-fixture';

const world = { taxonomy: fixtureTaxonomy };
const zone = createZone('Asia/Shanghai');

describe('encodeSnapshot', () => {
  it('gives equal bytes for equal content in any order', () => {
    const claims = [...fixtureArticles, { id: 'case/c', aliases: ['x'] }, { id: 'case/a', aliases: ['x'] }];
    const twice = [...claims, { id: 'blog/dup', path: 'blog/1.md' }, { id: 'blog/dup', path: 'blog/2.md' }];
    const bytes = aSnapshot(twice, world);
    assert.ok(bytes.equals(aSnapshot(twice.toReversed(), world)));
    assert.ok(bytes.equals(aSnapshot([...twice.slice(3), ...twice.slice(0, 3)], world)));
  });

  it('says how long it is, and puts every column at a multiple of eight bytes', () => {
    const encoded = encodeSnapshot(aContent(fixtureArticles, world), hash);
    const bytes = Buffer.concat(encoded.chunks);
    assert.equal(encoded.length, bytes.length);
    assert.equal(decodeSnapshot(aSource(bytes)).header.fileLength, bytes.length);
    for (const { length } of encoded.chunks.slice(0, -fixtureArticles.length)) assert.equal(length % 8, 0);
  });

  const revisionOf = (articles = fixtureArticles, options: Parameters<typeof aContent>[1] = world) =>
    encodeSnapshot(aContent(articles, options), hash).revision;
  const changes: { name: string; revision: () => string }[] = [
    {
      name: 'an article that changed',
      revision: () => revisionOf([{ ...fixtureArticles[0], title: 'x' }, ...fixtureArticles.slice(1)]),
    },
    { name: 'an article less', revision: () => revisionOf(fixtureArticles.slice(1)) },
    {
      name: 'a label that changed',
      revision: () => revisionOf(fixtureArticles, { taxonomy: fixtureTaxonomy.replace('无', '没') }),
    },
    {
      name: 'a described collection',
      revision: () =>
        revisionOf(fixtureArticles, {
          taxonomy: `${fixtureTaxonomy}collections:\n  blog:\n    description: x\n`,
        }),
    },
  ];
  for (const { name, revision } of changes) {
    it(`has another revision after ${name}`, () => {
      assert.notEqual(revision(), revisionOf());
    });
  }

  it('has the same revision whatever was found beside the content', () => {
    const content = aContent(fixtureArticles, world);
    assert.equal(
      encodeSnapshot({ ...content, findings: [] }, hash).revision,
      encodeSnapshot(content, hash).revision,
    );
  });

  it('holds no content at all, too', () => {
    const edition = anEdition([]);
    assert.deepEqual(edition.catalog.ids, []);
    assert.equal(edition.publicCount, 0);
  });
});

describe('decodeSnapshot', () => {
  it('gives back the header', () => {
    const content = aContent([...fixtureArticles, { id: 'case/x', links: ['gone'] }], world);
    const encoded = encodeSnapshot(content, hash);
    const { header } = decodeSnapshot(aSource(Buffer.concat(encoded.chunks)));
    assert.equal(header.revision, encoded.revision);
    assert.equal(header.articles, 5);
    assert.equal(header.zone, null);
    assert.deepEqual(
      header.collections.map(({ name }) => name),
      ['blog', 'case'],
    );
    assert.deepEqual(
      header.terms.tag.map(({ name }) => name),
      ['Serverless'],
    );
    // The tags egg and Egg, sls is an alias; one dead link.
    assert.deepEqual(header.findings, { errors: 0, warnings: content.findings.length });
    assert.ok(content.findings.some(({ rule }) => rule === 'link-dead'));
  });

  it('has a header that does not grow with the articles', () => {
    const headerOf = (count: number) => {
      const articles = Array.from({ length: count }, (_, i) => ({
        id: `blog/a-long-name-${i}`,
        tags: [`tag ${i}`],
        authors: [[`author ${i}`, `https://${i}.example`] as const],
        aliases: [`old-name-${i}`],
      }));
      return aSnapshot(articles).readUInt32LE(12);
    };
    // Only the digits of the lengths in it.
    assert.ok(headerOf(500) - headerOf(5) < 300, `${headerOf(5)}, ${headerOf(500)}`);
  });

  it('reads the header only, columns and records when they are asked for', () => {
    const articles = Array.from({ length: 50 }, (_, i) => ({
      id: `blog/${i}`,
      markdown: 'x'.repeat(10_000),
    }));
    const bytes = aSnapshot(articles);
    const source = aSource(bytes);
    const catalog = createCatalog(decodeSnapshot(source), zone);
    assert.equal(source.bytesRead, 24 + bytes.readUInt32LE(12));
    createEdition(catalog, 0);
    assert.equal(catalog.sorted('title'), catalog.sorted('title'));
    const atBoot = source.bytesRead;
    assert.ok(atBoot < 20_000, `${atBoot} of ${bytes.length} bytes were read at boot`);
    catalog.records.summary(7);
    const summary = source.bytesRead - atBoot;
    assert.ok(summary > 0);
    catalog.records.text(7, 'markdown');
    assert.equal(source.bytesRead - atBoot - summary, 10_000);
  });

  const good = () => aSnapshot(fixtureArticles, world);
  const change = (edit: (bytes: Buffer) => void) => () => {
    const bytes = good();
    edit(bytes);
    return bytes;
  };
  const replace = (from: string, to: string) =>
    change((bytes) => {
      assert.equal(from.length, to.length);
      bytes.write(to, bytes.indexOf(from), 'latin1');
    });
  const refused: { name: string; bytes: () => Buffer; says: RegExp }[] = [
    { name: 'an empty file', bytes: () => Buffer.alloc(0), says: /too short/ },
    { name: 'a file of a few bytes', bytes: () => good().subarray(0, 23), says: /too short/ },
    {
      name: 'another kind of file',
      bytes: () => Buffer.from('{"articles": []}\n'.repeat(20)),
      says: /is not a content snapshot/,
    },
    {
      name: 'an older version',
      bytes: change((bytes) => bytes.writeUInt32LE(0, 8)),
      says: /has format version 0, and this server reads version 4 only/,
    },
    {
      name: 'a newer version',
      bytes: change((bytes) => bytes.writeUInt32LE(formatVersion + 1, 8)),
      says: /has format version 5/,
    },
    { name: 'one cut off in the prefix’s wake', bytes: () => good().subarray(0, 24), says: /is cut off/ },
    { name: 'one cut off in the header', bytes: () => good().subarray(0, 200), says: /is cut off/ },
    {
      name: 'one cut off by one byte',
      bytes: () => good().subarray(0, -1),
      says: /is damaged: it should have \d+ bytes and has \d+/,
    },
    {
      name: 'one with a byte more',
      bytes: () => Buffer.concat([good(), Buffer.from('x')]),
      says: /is damaged/,
    },
    {
      name: 'a header that is no JSON',
      bytes: replace('{"revision"', '["revision"'),
      says: /is damaged: its header/,
    },
    {
      name: 'a header length that is wrong',
      bytes: change((bytes) => bytes.writeUInt32LE(64, 12)),
      says: /is damaged: its header/,
    },
    {
      name: 'a header without a column',
      bytes: replace('"titleRank":', '"titleBank":'),
      says: /is damaged: its header/,
    },
    {
      name: 'columns longer than the file',
      bytes: change((bytes) => {
        // Two bytes more for the length, and two less for the name of the zone.
        const header = bytes
          .toString('latin1')
          .replace('"date":4,', '"date":4e9,')
          .replace('hanghai"', 'hangh"');
        bytes.write(header, 'latin1');
      }),
      says: /is damaged: its columns/,
    },
    {
      name: 'columns of less than nothing',
      bytes: replace('"recordLengths":20', '"recordLengths":-8'),
      says: /is damaged: its header/,
    },
    {
      name: 'columns of half an element',
      bytes: replace('"recordLengths":20', '"recordLengths":.5'),
      says: /is damaged: its header/,
    },
  ];
  for (const { name, bytes, says } of refused) {
    it(`refuses ${name}, saying what to do`, () => {
      assert.throws(
        () => decodeSnapshot(aSource(bytes())),
        (error) => {
          assert.ok(error instanceof SnapshotError, String(error));
          assert.match(error.message, says);
          assert.match(error.message, /^memory /);
          assert.match(error.message, /npm run build$/);
          return true;
        },
      );
    });
  }
});

for (const version of [1, 2, 3]) {
  describe(`fixture of format version ${version}`, () => {
    it('is refused with both versions and what to do', () => {
      const bytes = fs.readFileSync(fixtureFile(version));
      assert.throws(() => decodeSnapshot(aSource(bytes)), {
        name: 'SnapshotError',
        message: `memory has format version ${version}, and this server reads version 4 only. Make a new one with: npm run build`,
      });
    });
  });
}

describe('fixture of format version 4', () => {
  const bytes = fs.readFileSync(fixtureFile(4));
  const catalog = createCatalog(decodeSnapshot(aSource(bytes)), zone);
  const edition = createEdition(catalog, Date.parse('2021-01-01T00:00Z'));

  it('is what this code writes', () => {
    assert.ok(bytes.equals(aSnapshot(fixtureArticles, world)));
  });

  it('holds articles with their times', () => {
    assert.deepEqual(catalog.ids, ['case/b', 'case/draft', 'case/timed', 'blog/你好']);
    assert.deepEqual([...catalog.timed.day], [20200624, 0, 0, 20200623]);
    const times = (column: Float64Array) =>
      Array.from(column, (ms) => (Number.isFinite(ms) ? zone.format(ms) : String(ms)));
    assert.deepEqual(times(catalog.timed.publishedAt), [
      '2020-06-24T10:00:00+08:00',
      'NaN',
      '2020-01-01T08:00:00+08:00',
      '2020-06-23T00:00:00+08:00',
    ]);
    assert.deepEqual(times(catalog.timed.publicUntil), [
      'Infinity',
      'Infinity',
      '2030-01-01T00:00:00+08:00',
      'Infinity',
    ]);
    assert.deepEqual(times(catalog.timed.updatedAt), ['NaN', 'NaN', 'NaN', '2020-07-01T08:30:00+08:00']);
    assert.equal(edition.publicCount, 3);
  });

  it('has columns for a zone that a server would make itself', () => {
    const { columns, header } = decodeSnapshot(aSource(bytes));
    assert.equal(header.zone, zone.name);
    for (const [name, column] of Object.entries(makeTimedColumns(columns, zone)))
      assert.deepEqual(columns[name as keyof TimedColumns], column, name);
    const elsewhere = createCatalog(decodeSnapshot(aSource(bytes)), createZone('Pacific/Kiritimati'));
    assert.deepEqual([...elsewhere.timed.day], [20200624, 0, 0, 20200623]);
    assert.equal(elsewhere.timed.publishedAt[3], Date.parse('2020-06-22T10:00Z'));
  });

  it('holds terms, authors and old names', () => {
    const names = (taxonomy: 'tag' | 'category' | 'author') =>
      listTerms(edition, taxonomy, {}).map(({ name, count, url }) => `${name} ${count} ${url ?? '-'}`);
    assert.deepEqual(names('tag'), ['Egg 2 -', 'Serverless 2 -']);
    assert.deepEqual(names('category'), ['入门 1 -']);
    assert.deepEqual(names('author'), ['Ann 1 https://ann.example', '云 1 -']);
    assert.deepEqual([catalog.aliases.size, catalog.aliases.at(0)], [1, 'blog/hello']);
    assert.deepEqual([...catalog.columns.aliasArticle], [3]);
  });

  it('holds texts and digests', () => {
    assert.equal(catalog.records.summary(3).title, '你好，世界');
    assert.equal(catalog.records.text(3, 'markdown'), '# 你好\n\n世界 😀\n');
    assert.equal(catalog.records.text(0, 'html'), '<p>Text.</p>\n');
    assert.deepEqual(catalog.records.structure(3), { toc: [], images: [] });
    assert.equal(catalog.revision, '9731556ef6c86a89');
    assert.equal(digestOf(catalog, 0), '872bcb953b0a12e8');
  });
});
