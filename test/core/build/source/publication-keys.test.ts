import assert from 'node:assert/strict';
import { parseSource } from '../../../../core/build/source/parse-source';

function parse(keys: string, collection = 'blog') {
  const bytes = Buffer.from(`---\ntitle: A\n${keys}\n---\nText.\n`);
  return parseSource({ path: `${collection}/a.md`, collection, slug: 'a', bytes });
}

const date = 'date: 2020-06-01';

describe('keys that keep articles from the public elsewhere', () => {
  const refused: [keys: string, expected: string | null][] = [
    ['published: false', 'draft: true'],
    ['published: no', 'draft: true'],
    ['published: "false"', 'draft: true'],
    ['published: 0', 'draft: true'],
    ['published: off', 'draft: true'],
    ['published: ture', 'draft: true'],
    ['Published: False', 'draft: true'],
    ['is_published: false', 'draft: true'],
    ['publish: false', 'draft: true'],
    ['publish: 2099-01-01', 'publishAt: 2099-01-01'],
    ['public: false', 'draft: true'],
    ['dg-publish: false', 'draft: true'],
    ['visible: false', 'draft: true'],
    ['hidden: true', 'draft: true'],
    ['hidden: yes', 'draft: true'],
    ['hidden: 1', 'draft: true'],
    ['hide: true', 'draft: true'],
    ['private: true', 'draft: true'],
    ['unlisted: true', 'draft: true'],
    ['headless: true', 'draft: true'],
    ['wip: true', 'draft: true'],
    ['password: 123456', 'draft: true'],
    ['permalink: false', 'draft: true'],
    ['eleventyExcludeFromCollections: true', 'draft: true'],
    ['build: { list: never, render: never }', 'draft: true'],
    ['_build:\n  render: never', 'draft: true'],
    ['status: draft', 'draft: true'],
    ['status: Private', 'draft: true'],
    ['status: pending', 'draft: true'],
    ['status: future', 'draft: true'],
    ['post_status: auto-draft', 'draft: true'],
    ['status: 草稿', 'draft: true'],
    ['visibility: private', 'draft: true'],
    ['visibility: members', 'draft: true'],
    ['发布: false', 'draft: true'],
    ['草稿: true', 'draft: true'],
    ['草稿: 是', 'draft: true'],
    ['Draft: true', 'draft: true'],
    ['DRAFT: TRUE', 'draft: true'],
    ['Draft: yes', 'draft: true'],
    ['Draft: maybe', 'draft: true'],
    ['drafts: true', 'draft: true'],
    ['isDraft: true', 'draft: true'],
    ['drfat: true', 'draft: true'],
    ['darft: true', 'draft: true'],
    ['draf: yes', 'draft: true'],
    ['"draft ": true', 'draft: true'],
    ['dra\u200Bft: true', 'draft: true'],
    ['ｄｒａｆｔ: true', 'draft: true'],
    ['draft: false\nDraft: true', 'draft: true'],
    ['publishDate: 2099-01-01', 'publishAt: 2099-01-01'],
    ['publish_date: 2099/1/1', 'publishAt: 2099-01-01'],
    ['publish_at: 2099-01-01 08:00', 'publishAt: 2099-01-01 08:00'],
    ['PublishAt: soon', null],
    ['pubilshAt: 2099-01-01', 'publishAt: 2099-01-01'],
    ['scheduled: 2099-01-01', 'publishAt: 2099-01-01'],
    ['scheduled: true', null],
    ['定时发布: 2099年1月2日', 'publishAt: 2099-01-02'],
    ['expiryDate: 2019-01-01', 'unpublishAt: 2019-01-01'],
    ['expires: 2019-01-01', 'unpublishAt: 2019-01-01'],
    ['unpublishDate: 2019-01-01', 'unpublishAt: 2019-01-01'],
    ['unpublish-at: 2019-01-01', 'unpublishAt: 2019-01-01'],
    ['下线时间: 2019-01-01', 'unpublishAt: 2019-01-01'],
  ];
  for (const [keys, expected] of refused) {
    it(`leave the article out: ${keys.replaceAll('\n', ' ')}`, () => {
      const { source, findings } = parse(`${date}\n${keys}`);
      assert.equal(source, null);
      assert.deepEqual(
        findings.map((finding) => [finding.rule, finding.severity, finding.expected]),
        [['publication-key-unknown', 'error', expected]],
      );
    });
  }

  const refusedWithoutDate: [keys: string, expected: string | null][] = [
    ['Date: 2099-01-01', 'date: 2099-01-01'],
    ['dtae: 2099-01-01', 'date: 2099-01-01'],
    ['pubDate: 2099-01-01', 'date: 2099-01-01'],
    ['pubDate: Jul 08 2099', null],
    ['发布日期: 2099-01-01', 'date: 2099-01-01'],
  ];
  for (const [keys, expected] of refusedWithoutDate) {
    it(`leave the article out where there is no date: ${keys}`, () => {
      const { source, findings } = parse(keys);
      assert.equal(source, null);
      const error = findings.find(({ severity }) => severity === 'error');
      assert.deepEqual([error?.rule, error?.expected], ['publication-key-unknown', expected]);
    });
    it(`are the author's own where there is a date: ${keys}`, () => {
      const { source, findings } = parse(`${date}\n${keys}`);
      assert.deepEqual(findings, []);
      assert.equal(Object.keys(source?.frontMatter.extra ?? {}).length, 1);
    });
  }

  const harmless = [
    'published: true',
    'published: yes',
    'published: 2020-01-01',
    'published:',
    'publish: true',
    'publish: [wechat, juejin]',
    'public: 1',
    'hidden: false',
    'hidden: no',
    'hidden:',
    'hide: [toc, navigation]',
    'hide_title: true',
    'private: "false"',
    'unlisted: false',
    'status: published',
    'status: stable',
    'status: 已完成',
    'state: open',
    'visibility: public',
    'permalink: /a/',
    'render: true',
    'build: 12',
    'build: { list: always, render: always }',
    'comments: false',
    'toc: false',
    'expires: never',
    'scheduled: false',
    'publishAt: 2020-06-01\npublishDate: 2020-06-01',
    'unpublishAt: 2999-01-01\nexpiryDate: 2999-01-01',
    'created: 2099-01-01',
  ];
  for (const keys of harmless) {
    it(`say nothing of the public: ${keys.replaceAll('\n', ' ')}`, () => {
      const { source, findings } = parse(`${date}\n${keys}`);
      assert.deepEqual(findings, []);
      assert.equal(source?.frontMatter.draft, false);
    });
  }

  it('are no more than misspelled where they mean that an article is public', () => {
    const { source, findings } = parse(`${date}\nDraft: false`);
    assert.deepEqual(
      [source?.frontMatter.draft, findings.map(({ rule }) => rule)],
      [false, ['key-misspelled']],
    );
  });

  it('are no more than misspelled where they say nothing that draft could', () => {
    const { source, findings } = parse(`${date}\ncraft: beer`);
    assert.deepEqual(
      [source?.frontMatter.draft, findings.map(({ rule }) => rule)],
      [false, ['key-misspelled']],
    );
  });

  it('do not matter to a draft', () => {
    const { source, findings } = parse(`${date}\ndraft: true\npublished: false`);
    assert.deepEqual([source?.frontMatter.draft, findings], [true, []]);
  });
});

describe('values of draft', () => {
  const values: { written: string; isDraft: boolean; expected: string | null }[] = [
    { written: 'true', isDraft: true, expected: null },
    { written: '"true"', isDraft: true, expected: null },
    { written: 'false', isDraft: false, expected: null },
    { written: 'yes', isDraft: true, expected: 'draft: true' },
    { written: 'on', isDraft: true, expected: 'draft: true' },
    { written: '"yes"', isDraft: true, expected: 'draft: true' },
    { written: '1', isDraft: true, expected: 'draft: true' },
    { written: 'ture', isDraft: true, expected: 'draft: true' },
    { written: '是', isDraft: true, expected: 'draft: true' },
    { written: '[true]', isDraft: true, expected: 'draft: true' },
    { written: '""', isDraft: true, expected: 'draft: true' },
    // What may be meant is suggested; until it is written the article stays a draft.
    { written: 'no', isDraft: true, expected: 'draft: false' },
    { written: '0', isDraft: true, expected: 'draft: false' },
  ];
  for (const { written, isDraft, expected } of values) {
    it(`never publish by mistake: ${written}`, () => {
      const { source, findings } = parse(`${date}\ndraft: ${written}`);
      assert.equal(source?.frontMatter.draft, isDraft);
      assert.deepEqual(
        findings.map((finding) => [finding.rule, finding.expected]),
        expected === null ? [] : [['draft-unusable', expected]],
      );
    });
  }
});

describe('folders for drafts', () => {
  for (const folder of ['_drafts', 'drafts', '_draft', 'Drafts', '草稿', '草稿箱', '_unpublished']) {
    it(`leave their articles out: ${folder}`, () => {
      const { source, findings } = parse(date, folder);
      assert.deepEqual([source, findings.map(({ rule }) => rule)], [null, ['folder-not-public']]);
    });
  }
  for (const folder of ['draft-notes', 'blog', '_posts']) {
    it(`are no others: ${folder}`, () => {
      assert.deepEqual(parse(date, folder).findings, []);
    });
  }
});
