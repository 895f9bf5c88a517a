import assert from 'node:assert/strict';
import { defaultLayout, type Layout, type Preset } from '../../../../core/build/layout/layout';
import { isMarkdownName, placeFile, separateByDate } from '../../../../core/build/layout/place-file';
import { layoutOf } from '../../../../core/build/layout/presets';

const deep: Layout = {
  ...defaultLayout,
  folders: 'deep',
  root: 'pages',
  index: ['index', 'readme', '_index'],
};

describe('placeFile', () => {
  const cases: readonly (readonly [path: string, layout: Layout, expected: unknown])[] = [
    ['blog/a.md', defaultLayout, { collection: 'blog', slug: 'a' }],
    ['a.md', defaultLayout, 'root'],
    ['blog/a/b.md', defaultLayout, 'deeper'],
    ['blog/a.mdx', defaultLayout, 'ending'],
    ['blog/2020-01-02-a.md', defaultLayout, { collection: 'blog', slug: '2020-01-02-a', date: '2020-01-02' }],
    ['blog/index.md', defaultLayout, { collection: 'blog', slug: 'index' }],
    ['a.md', deep, { collection: 'pages', slug: 'a' }],
    ['README.md', deep, { collection: 'pages', slug: 'readme' }],
    ['blog/README.md', deep, { collection: 'blog', slug: 'blog' }],
    ['blog/a/index.md', deep, { collection: 'blog', slug: 'a' }],
    ['blog/a/b/_index.md', deep, { collection: 'blog', slug: 'a/b' }],
    ['blog/2020/01/02/a.md', deep, { collection: 'blog', slug: '2020/01/02/a', date: '2020-01-02' }],
    ['blog/20180417 ls 命令.md', deep, { collection: 'blog', slug: '20180417 ls 命令', date: '2018-04-17' }],
    ['blog/2021-02-29-a.md', deep, { collection: 'blog', slug: '2021-02-29-a' }],
    [
      'blog/2020-1-2-a.md',
      { ...deep, dateInName: 'drop' },
      { collection: 'blog', slug: 'a', date: '2020-01-02' },
    ],
    [
      'blog/2020-01-02-a/index.md',
      { ...deep, dateInName: 'drop' },
      { collection: 'blog', slug: 'a', date: '2020-01-02' },
    ],
    [
      'blog/a.en.md',
      { ...deep, languages: ['zh-CN', 'en'] },
      { collection: 'blog', slug: 'a.en', lang: 'en' },
    ],
    ['blog/a.js.md', { ...deep, languages: ['en'] }, { collection: 'blog', slug: 'a.js' }],
    ['blog/_a.md', { ...deep, ignore: ['_*'] }, 'ignored'],
    ['blog/_x/a.md', { ...deep, ignore: ['_*'] }, 'ignored'],
    ['blog/x/a.md', { ...deep, ignore: ['/x'] }, { collection: 'blog', slug: 'x/a' }],
    ['x/y/z/a.md', { ...deep, ignore: ['x/**/z'] }, 'ignored'],
    ['x/yz.md', { ...deep, ignore: ['x/y'] }, { collection: 'x', slug: 'yz' }],
    [
      'blog/_drafts/a.md',
      { ...deep, drafts: ['_drafts'] },
      { collection: 'blog', slug: '_drafts/a', isDraft: true },
    ],
    ['docs/a.md', { ...deep, collections: { docs: 'guide' } }, { collection: 'guide', slug: 'a' }],
    ['docs/x/a.md', { ...deep, collections: { docs: '*' } }, { collection: 'x', slug: 'a' }],
    ['docs/a.md', { ...deep, collections: { docs: '*' }, root: null }, 'root'],
    ['a.md', { ...deep, collections: { docs: '*' } }, 'elsewhere'],
    ['constructor/a.md', { ...deep, collections: { docs: '*' } }, 'elsewhere'],
  ];
  for (const [path, layout, expected] of cases) {
    it(`places ${path}: ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(placeFile(path, layout), expected);
    });
  }

  const presets: readonly (readonly [Preset, folders: readonly string[], path: string, expected: unknown])[] =
    [
      ['hexo', ['source'], 'source/_posts/a/b.md', { collection: 'posts', slug: 'a/b' }],
      ['hexo', ['source'], 'source/_drafts/a.md', { collection: 'posts', slug: 'a', isDraft: true }],
      ['hexo', ['source'], 'source/about/index.md', { collection: 'about', slug: 'about' }],
      ['hexo', ['source'], 'README.md', 'elsewhere'],
      ['hexo', [], '_posts/a.md', { collection: 'posts', slug: 'a' }],
      ['jekyll', [], '_posts/2020-01-02-a.md', { collection: 'posts', slug: 'a', date: '2020-01-02' }],
      ['jekyll', [], '_drafts/a.markdown', { collection: 'posts', slug: 'a', isDraft: true }],
      ['jekyll', [], '_includes/a.md', 'ignored'],
      ['hugo', ['content'], 'content/post/a/index.md', { collection: 'post', slug: 'a' }],
      ['hugo', ['content'], 'archetypes/default.md', 'ignored'],
      ['vuepress', ['docs'], 'docs/java/README.md', { collection: 'java', slug: 'java' }],
      ['docusaurus', [], 'docs/_partial.md', 'ignored'],
      ['mkdocs', ['docs'], 'docs/index.md', { collection: 'pages', slug: 'docs' }],
      ['gitbook', [], 'SUMMARY.md', 'ignored'],
      ['obsidian', [], '首页.md', { collection: 'pages', slug: '首页' }],
      ['astro', ['src/content'], 'src/content/blog/a.mdx', { collection: 'blog', slug: 'a' }],
      ['plain', [], 'a/b/README.md', { collection: 'a', slug: 'b' }],
    ];
  for (const [preset, folders, path, expected] of presets) {
    it(`places ${path} of ${preset}`, () => {
      const layout = layoutOf(preset, (folder) => folders.includes(folder));
      assert.deepEqual(placeFile(path, layout), expected);
    });
  }
});

describe('separateByDate', () => {
  it('keeps the dates of files that would have the same slug, and of no other', () => {
    const layout: Layout = { ...deep, dateInName: 'drop' };
    const paths = ['blog/2019-01-02-rain.md', 'blog/2020-01-02-rain.md', 'blog/2020-01-03-sun.md'];
    const files = paths.flatMap((path) => {
      const place = placeFile(path, layout);
      return typeof place === 'string' ? [] : [{ path, ...place }];
    });
    assert.deepEqual(
      separateByDate(files, layout).map(({ slug }) => slug),
      ['2019-01-02-rain', '2020-01-02-rain', 'sun'],
    );
  });
});

describe('isMarkdownName', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['a.md', true],
    ['A.MD', true],
    ['a.Rmd', true],
    ['..%2fetc.md', true],
    ['.md', false],
    ['.a.md', false],
    ['...md', false],
    ['a.txt', false],
  ];
  for (const [name, expected] of cases) {
    it(`${expected ? 'takes' : 'refuses'} ${name}`, () => {
      assert.equal(isMarkdownName(name), expected);
    });
  }
});
