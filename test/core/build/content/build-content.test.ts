import assert from 'node:assert/strict';
import { aContent } from '../../../support/builders';
import { messagesOf } from '../../../support/messages-of';
import { idOf } from '../../../../core/build/article/article-keys';

describe('buildContent', () => {
  it('numbers articles by slug, then collection', () => {
    const { articles } = aContent([
      { id: 'b/x' },
      { id: 'c/a' },
      { id: 'a/x' },
      { id: 'a/😀' },
      { id: 'a/～' },
    ]);
    assert.deepEqual(articles.map(idOf), ['c/a', 'a/x', 'b/x', 'a/～', 'a/😀']);
  });

  it('leaves out every article whose id is used twice, and says so of each', () => {
    const { articles, findings } = aContent([
      { id: 'blog/a', path: 'blog/one.md' },
      { id: 'blog/b' },
      { id: 'blog/a', path: 'blog/two.md' },
    ]);
    assert.deepEqual(articles.map(idOf), ['blog/b']);
    assert.deepEqual(
      findings.map(({ rule, severity, file }) => [rule, severity, file]),
      [
        ['duplicate-id', 'error', 'blog/one.md'],
        ['duplicate-id', 'error', 'blog/two.md'],
      ],
    );
    assert.ok(messagesOf(findings)[0]?.includes('"blog/one.md" and "blog/two.md"'));
  });

  it('keeps slugs that differ in case, or are in two collections', () => {
    assert.equal(aContent([{ id: 'a/x' }, { id: 'a/X' }, { id: 'b/x' }]).articles.length, 3);
  });

  it('collects old names, with the collection of the article where they have none', () => {
    const { aliases, articles } = aContent([
      { id: 'blog/new', aliases: ['old', 'case/older'] },
      { id: 'blog/a' },
    ]);
    assert.deepEqual(
      aliases.map(([name, article]) => [name, articles[article]?.slug.value]),
      [
        ['blog/old', 'new'],
        ['case/older', 'new'],
      ],
    );
  });

  it('gives an old name that several claim to each of them in order, once, and warns of all but the first', () => {
    const { aliases, articles, findings } = aContent([
      { id: 'blog/b', aliases: ['old', 'blog/old'] },
      { id: 'blog/a', aliases: ['old', 'blog/old'] },
    ]);
    assert.deepEqual(
      aliases.map(([name, article]) => `${name} ${articles[article]?.slug.value ?? ''}`),
      ['blog/old a', 'blog/old b'],
    );
    assert.deepEqual(
      findings.map(({ rule, file, line }) => [rule, file, line]),
      [['alias-twice', 'blog/b.md', 4]],
    );
  });

  it('warns of old names that no path can have', () => {
    const { findings } = aContent([{ id: 'blog/a', aliases: ['old', 'case/old', 'a/b/c', '/old', 'blog/'] }]);
    assert.deepEqual(
      findings.map(({ rule, facts }) => [rule, facts.alias]),
      ['a/b/c', '/old', 'blog/'].map((alias) => ['alias-unusable', alias]),
    );
  });

  it('warns of an alias of a collection that is a collection itself', () => {
    const taxonomy = 'collections:\n  blog:\n    aliases: [news, case]';
    const { findings } = aContent([{ id: 'blog/a' }, { id: 'case/b' }], { taxonomy });
    assert.deepEqual(
      findings.map(({ rule, file }) => [rule, file]),
      [['taxonomy-alias-taken', 'taxonomy.yml']],
    );
  });

  it('warns of an old name that a live article has', () => {
    const { findings } = aContent([{ id: 'blog/a', aliases: ['b'] }, { id: 'blog/b' }]);
    assert.deepEqual(
      findings.map(({ rule, file }) => [rule, file]),
      [['alias-taken', 'blog/a.md']],
    );
  });

  it('describes collections by taxonomy.yml, those alone that have articles', () => {
    const taxonomy = 'collections:\n  blog:\n    label: { zh: 博客 }\n  none: {}';
    const { collections } = aContent([{ id: 'blog/a' }, { id: 'case/b' }], { taxonomy });
    assert.deepEqual(
      collections.map(({ name, label }) => [name, label]),
      [
        ['blog', { zh: '博客' }],
        ['case', null],
      ],
    );
  });

  it('orders findings by file, line and column', () => {
    const { findings } = aContent([
      { id: 'blog/b', links: ['gone'], aliases: ['a'] },
      { id: 'blog/a', links: ['gone', '#x', 'gone2'] },
    ]);
    assert.deepEqual(
      findings.map(({ file, line }) => `${file}:${line}`),
      ['blog/a.md:10', 'blog/a.md:12', 'blog/b.md:4', 'blog/b.md:10'],
    );
  });
});
