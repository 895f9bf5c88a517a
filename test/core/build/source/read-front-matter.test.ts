import assert from 'node:assert/strict';
import { type FrontMatter } from '../../../../core/model/article/front-matter';
import { parseSource } from '../../../../core/build/source/parse-source';

const parse = (yaml: string) => {
  const bytes = new TextEncoder().encode(`---\n${yaml}\n---\n`);
  const { source, findings } = parseSource({ path: 'blog/a.md', collection: 'blog', slug: 'a', bytes });
  const rules = findings
    .filter(({ rule }) => rule !== 'date-missing')
    .map(({ rule, line }) => `${line} ${rule}`);
  return { frontMatter: source?.frontMatter, rules };
};
const values = (items: readonly { value: string }[] | undefined) => items?.map(({ value }) => value);

describe('front matter: texts', () => {
  const cases = [
    { name: 'a text', input: 'title: Egg', title: 'Egg', rules: [] },
    { name: 'a number as written', input: 'title: 1.0', title: '1.0', rules: [] },
    { name: 'a date as written', input: 'title: 2020-01-01', title: '2020-01-01', rules: [] },
    { name: 'a boolean as written', input: 'title: True', title: 'True', rules: [] },
    { name: 'a YAML 1.1 word', input: 'title: yes', title: 'yes', rules: [] },
    { name: 'no value as none', input: 'title:', title: null, rules: [] },
    { name: 'blanks as none', input: 'title: "  "', title: null, rules: [] },
    { name: 'two lines as one', input: 'title: |\n  a\n   b\n', title: 'a b', rules: [] },
    { name: 'joined emoji', input: 'title: 👨\u200D👩', title: '👨\u200D👩', rules: [] },
    {
      name: 'invisible characters as nothing',
      input: 'title: "a\\0\\u202Eb"',
      title: 'ab',
      rules: ['2 hidden-characters'],
    },
    { name: '300 characters', input: `title: ${'长'.repeat(300)}`, title: '长'.repeat(300), rules: [] },
    {
      name: 'no more',
      input: `title: ${'😀'.repeat(301)}`,
      title: '😀'.repeat(300),
      rules: ['2 text-too-long'],
    },
  ];
  for (const { name, input, title, rules } of cases) {
    it(`reads ${name}`, () => {
      const read = parse(input);
      assert.equal(read.frontMatter?.title, title);
      assert.deepEqual(read.rules, rules);
    });
  }

  it('ignores a description that is a list', () => {
    const { frontMatter, rules } = parse('description: [a]');
    assert.equal(frontMatter?.description, null);
    assert.deepEqual(rules, ['2 value-ignored']);
  });
});

describe('front matter: lists', () => {
  const cases = [
    { name: 'a list', input: 'tags: [a, b]', tags: ['a', 'b'], rules: [] },
    { name: 'one text as one item', input: 'tags: a b', tags: ['a b'], rules: [] },
    { name: 'separators as part of it', input: 'tags: a，b', tags: ['a，b'], rules: ['2 items-in-one-text'] },
    { name: 'a comma within a list item', input: 'tags: ["a,b"]', tags: ['a,b'], rules: [] },
    {
      name: 'scalars as written',
      input: 'tags: [1.0, true, 0x1F, .nan]',
      tags: ['1.0', 'true', '0x1F', '.nan'],
      rules: [],
    },
    { name: 'no null', input: 'tags: [a, ~]', tags: ['a'], rules: ['2 item-ignored'] },
    { name: 'no mapping', input: 'tags:\n  - a: b', tags: [], rules: ['3 item-ignored'] },
    { name: 'no list in a list', input: 'tags: [[a], b]', tags: ['b'], rules: ['2 item-ignored'] },
    { name: 'a mapping as nothing', input: 'tags: { a: b }', tags: [], rules: ['2 value-ignored'] },
    {
      name: 'each spelling of a term once',
      input: 'tags: [Egg, egg, " EGG", "E\\u200Bgg", Ｅgg, egg]',
      tags: ['Egg', 'egg', 'EGG', 'Ｅgg'],
      rules: [],
    },
    { name: 'the case and width that were written', input: 'tags: [Ｅgg]', tags: ['Ｅgg'], rules: [] },
    {
      name: 'hostile names',
      input: 'tags: [__proto__, "..", "CI/CD"]',
      tags: ['__proto__', '..', 'CI/CD'],
      rules: [],
    },
    {
      name: '100 characters',
      input: `tags: [${'长'.repeat(101)}]`,
      tags: ['长'.repeat(100)],
      rules: ['2 item-too-long'],
    },
  ];
  for (const { name, input, tags, rules } of cases) {
    it(`reads ${name}`, () => {
      const read = parse(input);
      assert.deepEqual(values(read.frontMatter?.tags), tags);
      assert.deepEqual(read.rules, rules);
    });
  }

  it('keeps the first 50 terms', () => {
    const { frontMatter, rules } = parse(
      `tags: [${Array.from({ length: 2_000 }, (_, i) => `t${i}`).join(',')}]`,
    );
    assert.equal(frontMatter?.tags.length, 50);
    assert.deepEqual(rules, ['2 too-many-items']);
  });

  it('counts terms up to the limit, and not their spellings', () => {
    const names = Array.from({ length: 50 }, (_, i) => `t${i}`);
    const { frontMatter, rules } = parse(`tags: [${[...names, 'T0', 't50'].join(',')}]`);
    assert.deepEqual([frontMatter?.tags.length, rules], [51, ['2 too-many-items']]);
  });

  it('says where each term stands', () => {
    assert.deepEqual(parse('tags:\n  - a\n  - b').frontMatter?.tags[1], { value: 'b', line: 4, column: 5 });
  });

  const keywords = [
    {
      name: 'a text at its separators',
      input: 'keywords: a, b，c;d；e、f g,',
      expected: ['a', 'b', 'c', 'd', 'e', 'f g'],
    },
    { name: 'a list nowhere', input: 'keywords: ["a,b", c]', expected: ['a,b', 'c'] },
  ];
  for (const { name, input, expected } of keywords) {
    it(`splits keywords that are ${name}`, () => {
      assert.deepEqual(parse(input), { frontMatter: parse(input).frontMatter, rules: [] });
      assert.deepEqual(parse(input).frontMatter?.keywords, expected);
    });
  }
});

describe('front matter: people', () => {
  const cases = [
    {
      name: 'by position',
      input: 'authors: [a, b]\nauthorslink: [https://a.example, http://b.example]',
      urls: ['https://a.example/', 'http://b.example/'],
      rules: [],
    },
    {
      name: 'past an empty place',
      input: 'authors: [a, b]\nauthorslink: [~, https://b.example]',
      urls: [null, 'https://b.example/'],
      rules: [],
    },
    {
      name: 'past a name that repeats',
      input: 'authors: [a, A, b]\nauthorslink: [~, ~, https://b.example]',
      urls: [null, null, 'https://b.example/'],
      rules: [],
    },
    {
      name: 'one to one',
      input: 'authors: a/b、c\nauthorslink: https://a.example',
      urls: ['https://a.example/'],
      rules: [],
    },
    {
      name: 'no script',
      input: 'authors: a\nauthorslink: "javascript:alert(1)"',
      urls: [null],
      rules: ['3 link-unusable'],
    },
    {
      name: 'no hidden script',
      input: 'authors: a\nauthorslink: "java\\tscript:alert(1)"',
      urls: [null],
      rules: ['3 link-unusable'],
    },
    {
      name: 'no host without scheme',
      input: 'authors: [a, b]\nauthorslink: [//a.example, b.example/x]',
      urls: [null, null],
      rules: ['3 link-unusable', '3 link-unusable'],
    },
    {
      name: 'none without a name',
      input: 'authors: a\nauthorslink: [~, ~, https://c.example]',
      urls: [null],
      rules: ['3 too-many-links'],
    },
    { name: 'nothing to a comma', input: 'authors: a, b', urls: [null], rules: ['2 items-in-one-text'] },
  ];
  for (const { name, input, urls, rules } of cases) {
    it(`gives links ${name}`, () => {
      const read = parse(input);
      assert.deepEqual(
        read.frontMatter?.authors.map(({ url }) => url),
        urls,
      );
      assert.deepEqual(read.rules, rules);
    });
  }

  it('reads translators in the same way, shared lists too', () => {
    const { frontMatter } = parse('authors: &a [x]\ntranslators: *a\ntranslatorslink: https://x.example');
    assert.deepEqual(
      frontMatter?.translators.map(({ name, url }) => [name, url]),
      [['x', 'https://x.example/']],
    );
    assert.equal(frontMatter.authors[0]?.url, null);
  });
});

describe('front matter: slug, thumbnail and flags', () => {
  const slugs = ['hello', '你好 世界', 'a%2Fb', '2020', '__proto__', 'a.b'];
  for (const slug of slugs)
    it(`takes the slug "${slug}"`, () => {
      assert.equal(parse(`slug: ${slug}`).frontMatter?.slug?.value, slug);
    });

  const badSlugs = ['a/b', '..', '.', 'a\\\\b', ' a', '', 'a\\u200Bb', 'a\\nb', 'a\\u2028b', 'x'.repeat(256)];
  for (const slug of badSlugs) {
    it(`uses the file name instead of "${slug.slice(0, 12)}"`, () => {
      const { frontMatter, rules } = parse(`slug: "${slug}"`);
      assert.equal(frontMatter?.slug, null);
      assert.deepEqual(rules, ['2 slug-unusable']);
    });
  }

  const thumbnails = [
    'https://a.example/b.png',
    'HTTP://a.example',
    '/a.png',
    'a b.png',
    '../a.png',
    '?a',
    '图.png',
  ];
  for (const url of thumbnails) {
    it(`takes the thumbnail "${url}"`, () => {
      assert.equal(parse(`thumbnail: "${url}"`).frontMatter?.thumbnail?.value, url);
    });
  }
  const badThumbnails = [
    '//a.example',
    '/\\\\a.example',
    '\\\\\\\\a.example',
    'javascript:alert(1)',
    'java\\tscript:x',
    'data:image/png;base64,x',
    'https:a.png',
    '/\\t/a.example',
  ];
  for (const url of badThumbnails) {
    it(`refuses the thumbnail "${url}"`, () => {
      const { frontMatter, rules } = parse(`thumbnail: "${url}"`);
      assert.equal(frontMatter?.thumbnail, null);
      assert.deepEqual(rules, ['2 thumbnail-unusable']);
    });
  }

  const flags = [
    { written: 'true', draft: true, outdated: true, isClear: true },
    { written: '"True"', draft: true, outdated: true, isClear: true },
    { written: 'FALSE', draft: false, outdated: false, isClear: true },
    { written: '', draft: false, outdated: false, isClear: true },
    { written: 'yes', draft: true, outdated: false, isClear: false },
    { written: '0', draft: true, outdated: false, isClear: false },
    { written: '[true]', draft: true, outdated: false, isClear: false },
  ];
  for (const { written, draft, outdated, isClear } of flags) {
    it(`reads the flag "${written}"`, () => {
      const { frontMatter, rules } = parse(`draft: ${written}\noutdated: ${written}`);
      assert.equal(frontMatter?.draft, draft);
      assert.equal(frontMatter.outdated, outdated);
      assert.deepEqual(rules, isClear ? [] : ['2 draft-unusable', '3 boolean-unusable']);
    });
  }
});

describe('front matter: times', () => {
  for (const key of ['date', 'publishAt', 'unpublishAt']) {
    for (const text of ['2020-13-45', '2020年6月3日', '1591142400', '2020', 'true', '[2020-01-01]']) {
      it(`leaves out an article with ${key}: ${text}`, () => {
        const { frontMatter, rules } = parse(`${key}: ${text}`);
        assert.equal(frontMatter, undefined);
        assert.deepEqual(rules, ['2 date-unusable']);
      });
    }
  }

  it('ignores an "updated" that is no date', () => {
    const { frontMatter, rules } = parse('updated: soon');
    assert.equal(frontMatter?.updated, null);
    assert.deepEqual(rules, ['2 updated-unusable']);
  });

  const ends = [
    {
      name: 'the date',
      input: 'date: 2020-01-02\nunpublishAt: 2020-01-02',
      rules: ['3 unpublish-before-publish'],
    },
    {
      name: 'publishAt',
      input: 'publishAt: 2020-01-02\nunpublishAt: 2020-01-01',
      rules: ['3 unpublish-before-publish'],
    },
    { name: 'neither', input: 'date: 2020-01-02\nunpublishAt: 2020-01-03', rules: [] },
    {
      name: 'what only a zone can tell',
      input: 'date: 2020-01-02\nunpublishAt: 2020-01-01T20:00Z',
      rules: [],
    },
  ];
  for (const { name, input, rules } of ends) {
    it(`compares the end with ${name}`, () => {
      assert.deepEqual(parse(input).rules, rules);
    });
  }

  it('warns of a missing date once, in the first line of front matter', () => {
    const bytes = new TextEncoder().encode('---\ntitle: a\n---\n');
    const { findings } = parseSource({ path: 'blog/a.md', collection: 'blog', slug: 'a', bytes });
    assert.deepEqual(
      findings.map(({ rule, line }) => `${line} ${rule}`),
      ['2 date-missing'],
    );
  });
});

describe('front matter: other keys', () => {
  const cases: { name: string; input: string; extra: FrontMatter['extra'] }[] = [
    {
      name: 'scalars',
      input: 'a: 1\nb: 1.50\nc: x\nd: true\ne: ~',
      extra: { a: 1, b: 1.5, c: 'x', d: true, e: null },
    },
    { name: 'lists of scalars', input: 'a: [1, x, ~]', extra: { a: [1, 'x', null] } },
    { name: 'dates as text', input: 'a: 2020-01-01', extra: { a: '2020-01-01' } },
    {
      name: 'numbers JSON would change as text',
      input: 'a: .inf\nb: 12345678901234567890',
      extra: { a: '.inf', b: '12345678901234567890' },
    },
    { name: 'no mappings', input: 'a: { b: c }\nd: [{ e: f }]', extra: {} },
    { name: 'aliases', input: 'a: &a [x]\nb: *a', extra: { a: ['x'], b: ['x'] } },
    { name: 'names of methods', input: 'toString: x', extra: Object.fromEntries([['toString', 'x']]) },
  ];
  for (const { name, input, extra } of cases) {
    it(`keeps ${name}`, () => {
      const read = parse(input);
      assert.deepEqual(read.frontMatter?.extra, extra);
      assert.deepEqual(read.rules, []);
    });
  }

  it('never copies keys of prototypes', () => {
    const { frontMatter, rules } = parse('__proto__:\n  isAdmin: true\nconstructor: a\nprototype: b');
    assert.deepEqual(Object.keys(frontMatter?.extra ?? {}), []);
    assert.deepEqual(rules, ['2 key-reserved', '4 key-reserved', '5 key-reserved']);
    assert.equal('isAdmin' in {}, false);
  });

  const misspelled = [
    ['Title', 'title'],
    ['tag', 'tags'],
    ['author', 'authors'],
    ['category', 'categories'],
    ['keyword', 'keywords'],
    ['alias', 'aliases'],
    ['authorLinks', 'authorslink'],
    ['desciption', 'description'],
    ['thumbnial', undefined],
    ['data', undefined],
    ['layout', undefined],
    ['link', undefined],
    ['series', undefined],
    ['status', undefined],
  ] as const;
  for (const [key, known] of misspelled) {
    it(known ? `asks whether "${key}" means "${known}"` : `takes "${key}" for the author's own`, () => {
      const { frontMatter, rules } = parse(`${key}: x`);
      assert.deepEqual(rules, known ? ['2 key-misspelled'] : []);
      assert.deepEqual(frontMatter?.extra, { [key]: 'x' });
    });
  }
});
