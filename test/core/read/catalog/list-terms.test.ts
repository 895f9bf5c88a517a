import assert from 'node:assert/strict';
import { findTerm, listTerms, type Listable } from '../../../../core/read/catalog/list-terms';
import type { ArticleFilter } from '../../../../core/read/catalog/apply-filter';
import { anEdition } from '../../../support/builders';

const edition = anEdition(
  [
    { id: 'blog/a', date: '2020-06-23', tags: ['egg', 'sls'], authors: [['Ann', 'https://b.cn'], 'Bob'] },
    { id: 'blog/b', date: '2020-06-30', tags: ['Egg', 'sls'], authors: [['Ann', 'https://a.cn']] },
    {
      id: 'blog/c',
      tags: ['egg'],
      authors: [
        ['ann', 'https://a.cn'],
        ['Bob', 'https://z.cn'],
      ],
    },
    { id: 'case/d', date: '2019-01-01', tags: ['～', '😀'], authors: [['Bob', 'https://y.cn']] },
    { id: 'case/e', date: '2021-06-01', tags: ['later', 'EGG'], authors: ['Bob'] },
    {
      id: 'case/f',
      date: '2020-12-31',
      tags: ['EGG', 'secret'],
      draft: true,
      authors: [['Ann', 'https://b.cn']],
    },
  ],
  {
    taxonomy: [
      'tags:\n  Serverless:\n    aliases: [faas, sls]\n    label: { zh: 无服务器, en: Serverless }\n    description: Text',
      'collections:\n  case:\n    aliases: [cases]\n    label: { zh: 案例 }',
    ].join('\n'),
  },
);

const counts = (taxonomy: Listable, filter: ArticleFilter = {}) =>
  listTerms(edition, taxonomy, filter)
    .map(({ name, count }) => `${name}:${count}`)
    .join(' ');

describe('listTerms', () => {
  const table: { name: string; taxonomy: Listable; filter?: ArticleFilter; expected: string }[] = [
    {
      name: 'names terms by the most used public spelling, or the key',
      taxonomy: 'tag',
      expected: 'egg:3 Serverless:2 ～:1 😀:1',
    },
    { name: 'lists collections', taxonomy: 'collection', expected: 'blog:3 case:1' },
    { name: 'lists authors', taxonomy: 'author', expected: 'Ann:3 Bob:3' },
    { name: 'lists nothing where nothing is', taxonomy: 'category', expected: '' },
    {
      name: 'counts the matching articles only',
      taxonomy: 'tag',
      filter: { date: { from: '2020' } },
      expected: 'Serverless:2 egg:2',
    },
    {
      name: 'keeps its own filter',
      taxonomy: 'tag',
      filter: { tag: { any: ['faas'] } },
      expected: 'Serverless:2 egg:2',
    },
  ];
  for (const { name, taxonomy, filter, expected } of table) {
    it(name, () => {
      assert.equal(counts(taxonomy, filter), expected);
    });
  }

  it('describes a term by taxonomy.yml and its other spellings', () => {
    assert.deepEqual(findTerm(edition, 'tag', 'SLS'), {
      name: 'Serverless',
      label: { zh: '无服务器', en: 'Serverless' },
      description: 'Text',
      count: 2,
      aliases: ['faas', 'sls'],
      latest: '2020-06-30',
      url: null,
    });
  });

  it('gives the spellings of public articles alone', () => {
    assert.deepEqual(findTerm(edition, 'tag', 'egg')?.aliases, ['Egg']);
  });

  it('gives the newest date, null where no article has one', () => {
    assert.equal(findTerm(edition, 'tag', 'egg')?.latest, '2020-06-30');
    assert.equal(anEdition([{ tags: ['x'] }]).terms.tag.nameOf(0), 'x');
    assert.equal(findTerm(anEdition([{ tags: ['x'] }]), 'tag', 'x')?.latest, null);
  });

  it('gives the link that most public articles give an author, of a tie the first', () => {
    const urls = Object.fromEntries(listTerms(edition, 'author', {}).map(({ name, url }) => [name, url]));
    assert.deepEqual(urls, { Ann: 'https://a.cn', Bob: 'https://y.cn' });
  });

  it('gives the same link whatever the filter', () => {
    assert.equal(listTerms(edition, 'author', { ids: ['blog/a'] })[0]?.url, 'https://a.cn');
  });
});

describe('findTerm', () => {
  const table: { name: string; taxonomy: Listable; text: string; expected: string | null }[] = [
    { name: 'finds a term by folding', taxonomy: 'tag', text: ' ＥＧＧ ', expected: 'egg:3' },
    { name: 'finds a term by an alias', taxonomy: 'tag', text: 'FaaS', expected: 'Serverless:2' },
    { name: 'finds a collection exactly', taxonomy: 'collection', text: 'case', expected: 'case:1' },
    { name: 'finds a collection by its alias', taxonomy: 'collection', text: 'cases', expected: 'case:1' },
    { name: 'tells the case of collections apart', taxonomy: 'collection', text: 'Case', expected: null },
    { name: 'finds no unknown term', taxonomy: 'tag', text: 'vue', expected: null },
    { name: 'finds no term of drafts', taxonomy: 'tag', text: 'secret', expected: null },
    { name: 'finds no term of articles to come', taxonomy: 'tag', text: 'later', expected: null },
    { name: 'finds no tag among authors', taxonomy: 'author', text: 'egg', expected: null },
  ];
  for (const { name, taxonomy, text, expected } of table) {
    it(name, () => {
      const term = findTerm(edition, taxonomy, text);
      assert.equal(term ? `${term.name}:${term.count}` : null, expected);
    });
  }
});
