import assert from 'node:assert/strict';
import { parse as parseWithYaml } from 'yaml';
import { parseSource } from '../../../../core/build/source/parse-source';

function parse(keys: string) {
  const bytes = Buffer.from(`---\ndate: 2020-06-01\n${keys}\n---\nText.\n`);
  const { source, findings } = parseSource({ path: 'blog/a.md', collection: 'blog', slug: 'a', bytes });
  return {
    frontMatter: source?.frontMatter,
    found: findings.map(({ line, column, rule, expected }) => [`${line}:${column} ${rule}`, expected]),
  };
}

describe('comments behind texts', () => {
  const told: { keys: string; found: [string, string | null][] }[] = [
    { keys: 'title: 语言 C #1 课', found: [['3:8 comment-in-text', "title: '语言 C #1 课'"]] },
    { keys: 'title: C #入门', found: [['3:8 comment-in-text', "title: 'C #入门'"]] },
    { keys: 'title: C\t#1', found: [['3:8 comment-in-text', "title: 'C #1'"]] },
    { keys: 'title: 12 #3', found: [['3:8 comment-in-text', "title: '12 #3'"]] },
    { keys: 'title: #1 课', found: [['3:1 comment-in-text', "title: '#1 课'"]] },
    { keys: 'title: a\n  b #1', found: [['3:8 comment-in-text', "title: 'a b #1'"]] },
    { keys: "description: it's #1", found: [['3:14 comment-in-text', `description: "it's #1"`]] },
    { keys: 'tags:\n  - C #1\n  - Go', found: [['4:5 comment-in-text', "'C #1'"]] },
    { keys: 'tags: [a, C #1\n  , b]', found: [['3:11 comment-in-text', "'C #1'"]] },
    { keys: 'authors: 王 #2', found: [['3:10 comment-in-text', "authors: '王 #2'"]] },
    { keys: 'thumbnail: images/a #1.png', found: [['3:12 comment-in-text', "thumbnail: 'images/a #1.png'"]] },
    { keys: 'level: 入门 #1', found: [['3:8 comment-in-text', "level: '入门 #1'"]] },
    { keys: 'title: 标题 # 注释', found: [['3:8 comment-behind-text', null]] },
    { keys: 'title: C # 语言', found: [['3:8 comment-behind-text', null]] },
    { keys: 'tags:\n  - Egg # the main one', found: [['4:5 comment-behind-text', null]] },
  ];
  for (const { keys, found } of told) {
    it(`are told: ${JSON.stringify(keys)}`, () => {
      const read = parse(keys.startsWith('title') ? keys : `${keys}\ntitle: A`);
      assert.deepEqual(
        read.found.filter(([rule]) => !rule?.includes('title-missing')),
        found,
      );
    });
  }

  const honest = [
    'draft: false # 暂不公开',
    'draft: false #暂不公开',
    'date: 2020-06-02 # 发布日',
    'publishAt: 2020-06-02 #发布日',
    'outdated: true #旧',
    '# title: 旧标题',
    '#title: 旧标题',
    "description: 'C' #1",
    'description: "C" #1',
    'description: C#1',
    'description: # 一两句话',
    'tags: # 标签',
    'tags: [a, b] #标签',
    'tags:\n  # 主要的\n  - a\n  #次要的\n  - b',
    'tags: #标签\n  - a',
    'weight: 3 #排序',
    'math: true #公式',
    'description: |\n  # 不是注释\n  C #1',
    'thumbnail: https://example.com/#1',
  ];
  for (const keys of honest) {
    it(`are nobody's concern: ${JSON.stringify(keys)}`, () => {
      const source = keys.startsWith('date') ? keys : `date: 2020-06-01\n${keys}`;
      const bytes = Buffer.from(`---\ntitle: A\n${source}\n---\nText.\n`);
      const { findings } = parseSource({ path: 'blog/a.md', collection: 'blog', slug: 'a', bytes });
      assert.deepEqual(findings, []);
    });
  }
});

describe('texts that YAML reads as something else', () => {
  const kept = [
    '12:30',
    '1_000',
    '0x1F',
    '1e3',
    '1.0',
    'NO',
    'yes',
    '2020-01-01',
    'True',
    '.5',
    '?x',
    '--- a',
  ];
  for (const title of kept) {
    it(`stay as they are written: ${title}`, () => {
      const { frontMatter, found } = parse(`title: ${title}`);
      assert.deepEqual([frontMatter?.title, found], [title, []]);
    });
  }

  const told: { keys: string; title: string | null | undefined; found: [string, string | null][] }[] = [
    { keys: 'title: &a x', title: 'x', found: [['3:11 yaml-unusual', null]] },
    { keys: 'title: &锚', title: null, found: [['3:10 yaml-unusual', null]] },
    { keys: 'title: !x y', title: 'y', found: [['3:8 yaml-unusual', null]] },
    { keys: 'title: ! 重要', title: '重要', found: [['3:10 yaml-unusual', null]] },
    {
      keys: 'title: "C:\\temp\\new"',
      title: 'C: emp ew',
      found: [['3:8 escape-in-text', 'title: C:\\temp\\new']],
    },
    {
      keys: 'title: "a\\_b: \\"c\\""',
      title: 'a b: "c"',
      found: [['3:8 escape-in-text', `title: 'a\\_b: "c"'`]],
    },
    { keys: 'title: "a\\b"', title: 'a', found: [['3:8 hidden-characters', null]] },
    { keys: 'title: @某', title: undefined, found: [['3:8 yaml-syntax', "title: '@某'"]] },
    { keys: 'title: @某 #1', title: undefined, found: [['3:8 yaml-syntax', "title: '@某 #1'"]] },
    { keys: 'title: @某 # 注', title: undefined, found: [['3:8 yaml-syntax', "title: '@某' # 注"]] },
    { keys: '标题: `a`', title: undefined, found: [['3:5 yaml-syntax', "标题: '`a`'"]] },
    { keys: 'tags:\n  - @b', title: undefined, found: [['4:5 yaml-syntax', "  - '@b'"]] },
    { keys: 'title: a: b #1', title: undefined, found: [['3:8 yaml-syntax', "title: 'a: b #1'"]] },
    { keys: '[draft]: true\ntitle: x', title: 'x', found: [['3:1 yaml-unusual', null]] },
  ];
  for (const { keys, title, found } of told) {
    it(`are told: ${JSON.stringify(keys)}`, () => {
      const read = parse(keys);
      assert.equal(read.frontMatter?.title, title);
      assert.deepEqual(read.found, found);
      for (const [, expected] of found) if (expected !== null) assert.ok(parseWithYaml(expected));
    });
  }

  const silent = [
    'title: "a\\\\tb"',
    'base: &b [x]\ntags: *b\ntitle: a',
    'title: >-\n  a\n  b',
    "title: 'C:\\temp'",
  ];
  for (const keys of silent) {
    it(`are no others: ${JSON.stringify(keys)}`, () => {
      assert.deepEqual(parse(keys).found, []);
    });
  }
});
