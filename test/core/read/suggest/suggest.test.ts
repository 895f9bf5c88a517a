import assert from 'node:assert/strict';
import { aSuggestWorld, withTags } from './suggest-world';

describe('suggest', () => {
  it('gives an article its id and a term its count', () => {
    const world = aSuggestWorld([
      { id: 'blog/a', title: 'Egg 入门', tags: ['Egg'], categories: ['Egg 教程'], authors: ['Egger'] },
      { id: 'blog/b', title: 'Koa', tags: ['egg', 'Koa'] },
    ]);
    assert.deepEqual(world.ask('egg'), [
      { type: 'tag', text: 'Egg', id: null, count: 2 },
      { type: 'category', text: 'Egg 教程', id: null, count: 1 },
      { type: 'author', text: 'Egger', id: null, count: 1 },
      { type: 'article', text: 'Egg 入门', id: 'blog/a', count: null },
    ]);
  });

  it('puts better levels first, whatever the counts and types, but terms that hold the query by count', () => {
    const world = aSuggestWorld(
      [
        { id: 'blog/1', title: 'run it', tags: ['runtime', 'go run', 'prune', 'job'] },
        { id: 'blog/2', title: 'how to run', tags: ['go run', 'prune', 'job'] },
        { id: 'blog/3', title: 'a brunch', tags: ['prune', 'job', '润滑'] },
        { id: 'blog/4', title: '滋润你', tags: ['润滑'] },
      ],
      { taxonomy: 'tags:\n  job:\n    aliases: [runner]\n' },
    );
    assert.deepEqual(world.list('run'), [
      'tag runtime',
      'article run it',
      'tag job',
      'tag prune',
      'tag go run',
      'article how to run',
      'article a brunch',
      'tag 润滑',
      'article 滋润你',
    ]);
    for (const limit of [1, 4, 8])
      assert.deepEqual(world.list('run', limit), world.list('run').slice(0, limit));
  });

  it('orders terms of one level by count, then type, then code point', () => {
    const world = aSuggestWorld([
      { id: 'blog/1', title: '-', tags: ['scb', 'sca', 'scz'], authors: ['sc'], categories: ['scc'] },
      { id: 'blog/2', title: '-', tags: ['scz'] },
    ]);
    assert.deepEqual(world.list('sc'), ['tag scz', 'tag sca', 'tag scb', 'category scc', 'author sc']);
  });

  it('orders articles of one level newest first, those without a date last, then by slug', () => {
    const world = aSuggestWorld([
      { id: 'blog/a', title: '函数 a' },
      { id: 'blog/b', title: '函数 b', date: '2019-01-01' },
      { id: 'blog/c', title: '函数 c', date: '2020-01-01' },
      { id: 'blog/d', title: '函数 d', date: '2020-01-01' },
    ]);
    assert.deepEqual(world.list('函数'), [
      'article 函数 c',
      'article 函数 d',
      'article 函数 b',
      'article 函数 a',
    ]);
  });

  it('names a term once, as the edition does, however many spellings match', () => {
    const world = aSuggestWorld(
      [
        { id: 'blog/1', title: '1', tags: ['云函数 SCF'] },
        { id: 'blog/2', title: '2', tags: ['云函数'] },
        { id: 'blog/3', title: '3', tags: ['ＳＣＦ'] },
      ],
      { taxonomy: 'tags:\n  云函数:\n    aliases: [SCF, 云函数 SCF]\n' },
    );
    for (const query of ['scf', '云', 'SCF', 'yhs']) {
      assert.deepEqual(world.ask(query), [{ type: 'tag', text: '云函数', id: null, count: 3 }], query);
    }
  });

  it('compares by folding', () => {
    const world = aSuggestWorld(withTags('Node.js', 'ＡＢＣ', 'Straße', 'C++', '😀 emoji'));
    const table = [
      ['NODE', 'tag Node.js'],
      ['  node  ', 'tag Node.js'],
      ['no\u200Bde', 'tag Node.js'],
      ['ｎｏｄｅ．ｊｓ', 'tag Node.js'],
      ['nodejs', 'tag Node.js'],
      ['abc', 'tag ＡＢＣ'],
      ['c++', 'tag C++'],
      ['++', 'tag C++'],
      ['😀', 'tag 😀 emoji'],
    ] as const;
    for (const [query, expected] of table) assert.deepEqual(world.list(query), [expected], query);
  });

  it('begins a word behind symbols and where Han and other letters meet, not inside a run of either', () => {
    const world = aSuggestWorld(withTags('Serverless云函数', '用云函数', '【云函数】', 'cloud-云函数'));
    assert.deepEqual(world.list('云函数').slice(0, 3).sort(), [
      'tag Serverless云函数',
      'tag cloud-云函数',
      'tag 【云函数】',
    ]);
    assert.equal(world.list('云函数')[3], 'tag 用云函数');
  });

  it('shows nothing of articles that are not public, and all of it once they are', () => {
    const articles = [
      { id: 'blog/1', title: '云上', tags: ['云A', '云B'], date: '2020-01-01' },
      { id: 'blog/2', title: '云下', tags: ['云a', '云C'], date: '2020-01-01', draft: true },
      {
        id: 'blog/3',
        title: '云后',
        tags: ['云B', '云D'],
        date: '2021-01-02',
        publishAt: '2021-06-01T00:00Z',
      },
      { id: 'blog/4', title: '云前', tags: ['云E'], date: '2019-01-01', unpublishAt: '2020-06-01T00:00Z' },
    ];
    const before = aSuggestWorld(articles);
    assert.deepEqual(
      before.ask('云').map(({ text, count }) => [text, count]),
      [
        ['云A', 1],
        ['云B', 1],
        ['云上', null],
      ],
    );
    const after = aSuggestWorld(articles, { now: '2021-07-01T00:00Z' });
    assert.deepEqual(after.bytes, before.bytes);
    assert.deepEqual(
      after.ask('云').map(({ text, count }) => [text, count]),
      [
        ['云B', 2],
        ['云A', 1],
        ['云D', 1],
        ['云后', null],
        ['云上', null],
      ],
    );
  });

  it('does not find a term by a spelling that drafts alone use', () => {
    const articles = [
      { id: 'blog/1', title: '1', tags: ['job'] },
      { id: 'blog/2', title: '2', tags: ['secret'], draft: true },
    ];
    const taxonomy = 'tags:\n  job:\n    aliases: [work]\n';
    assert.deepEqual(aSuggestWorld(articles, { taxonomy }).list('work'), ['tag job']);
    assert.deepEqual(aSuggestWorld(articles, { taxonomy }).list('secret'), []);
  });

  it('calls a term by the spelling that most public articles use', () => {
    const articles = [
      { id: 'blog/1', title: '1', tags: ['egg'] },
      { id: 'blog/2', title: '2', tags: ['EGG'], publishAt: '2021-06-01' },
      { id: 'blog/3', title: '3', tags: ['EGG'], publishAt: '2021-06-01' },
    ];
    assert.deepEqual(aSuggestWorld(articles).list('egg'), ['tag egg']);
    assert.deepEqual(aSuggestWorld(articles, { now: '2021-07-01T00:00Z' }).list('egg'), ['tag EGG']);
  });

  it('has nothing to suggest for a query that folds to nothing', () => {
    const world = aSuggestWorld([{ title: '' }, { id: 'blog/b', title: 'b', tags: ['b'] }]);
    for (const query of ['', ' ', '\u200B', '\n\t'])
      assert.deepEqual(world.ask(query), [], JSON.stringify(query));
  });

  it('answers hostile queries without a mistake', () => {
    const world = aSuggestWorld([
      {
        id: 'blog/a',
        title: '😀 行行行行行行行行行行行行行行行行行行行行行行行行',
        tags: ['得地的了重长', '\ud83d'],
      },
      { id: 'blog/b', title: 'a\nb', tags: ['.*', "'"] },
    ]);
    const table: readonly (readonly [string, readonly string[]])[] = [
      ['.*', ['tag .*']],
      ['^', []],
      ["'", ["tag '"]],
      ['"'.repeat(100), []],
      ["'".repeat(100), []],
      ['\\', []],
      ['(a+)+$', []],
      ['\ud83d', []],
      ['\ude00', []],
      ['a\nb', ['article a\nb']],
      ['\u0301'.repeat(100), []],
      ['h'.repeat(100), []],
      [`${'h'.repeat(23)}z`, []],
      [`${'xing'.repeat(23)}z`, []],
      ['ﷺ'.repeat(100), []],
      ['a '.repeat(50), []],
      ['__proto__', []],
      ['constructor', []],
    ];
    for (const [query, expected] of table) {
      assert.deepEqual(world.list(query), expected, JSON.stringify(query));
    }
  });
});
