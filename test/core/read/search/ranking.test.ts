import assert from 'node:assert/strict';
import type { SearchDocument } from '../../../../core/format/search/search-document';
import { aSearch } from './support';

type Documents = Record<string, Partial<SearchDocument>>;

/** Searches named documents and names what is found, best first. */
function rank(query: string, documents: Documents, frequent = 1024): string[] {
  const names = Object.keys(documents);
  const { hits } = aSearch(Object.values(documents), { frequent }).search(query);
  return Array.from(hits.articles, (article) => names[article] ?? '');
}

const table: readonly { name: string; query: string; documents: Documents; expected: readonly string[] }[] = [
  {
    name: 'title, terms, headings, description, text',
    query: '云函数',
    documents: {
      text: { text: '云函数'.repeat(50) },
      description: { description: '云函数云函数' },
      heading: { headings: ['云函数'], text: '云函数' },
      author: { authors: ['云函数'] },
      title: { title: '云函数入门' },
      keyword: { keywords: ['云函数'], text: '云函数' },
      category: { categories: ['a', '云函数'] },
    },
    expected: ['title', 'keyword', 'author', 'category', 'heading', 'description', 'text'],
  },
  {
    name: 'whole words before parts of words',
    query: 'log',
    documents: {
      parts: { text: 'blog login catalog blog login catalog' },
      whole: { text: 'one log.' },
      title: { title: 'A blog' },
      both: { text: 'a log and a blog' },
    },
    expected: ['title', 'both', 'whole', 'parts'],
  },
  {
    name: 'whole words before parts where symbols are in between',
    query: 'node.js',
    documents: {
      part: { text: 'node.json node.json' },
      whole: { text: 'node.js' },
      partOfTitle: { title: 'my-inode.js' },
    },
    expected: ['partOfTitle', 'whole', 'part'],
  },
  {
    name: 'more before fewer',
    query: '冷启动',
    documents: Object.fromEntries(
      [1, 40, 3, 2, 300, 15, 16, 17, 4, 31, 19, 32, 33, 301, 41, 5].map((count) => [
        `times ${count}`,
        { text: '冷启动。'.repeat(count) },
      ]),
    ),
    expected: [301, 300, 41, 40, 33, 32, 31, 19, 17, 16, 15, 5, 4, 3, 2, 1].map((count) => `times ${count}`),
  },
  {
    name: 'a tag that is a keyword as well before one that is not',
    query: '云函数',
    documents: {
      tag: { tags: ['云函数'] },
      both: { tags: ['云函数'], keywords: ['云函数'] },
    },
    expected: ['both', 'tag'],
  },
  {
    name: 'rare words weigh more',
    query: 'common rare',
    documents: {
      commonTitle: { title: 'common', text: 'rare' },
      rareTitle: { title: 'rare', text: 'common' },
      ...Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`other ${i}`, { text: 'common' }])),
    },
    expected: ['rareTitle', 'commonTitle'],
  },
  {
    name: 'the order that was asked for where all is equal',
    query: '部署',
    documents: { a: { text: '部署' }, b: { text: '部署' }, c: { title: '部署' }, d: { text: '部署' } },
    expected: ['c', 'a', 'b', 'd'],
  },
  {
    name: 'phrases',
    query: '"serverless framework"',
    documents: {
      part: { text: 'serverless frameworks' },
      apart: { text: 'framework serverless' },
      text: { text: 'the Serverless\nFramework' },
      title: { title: 'Serverless Framework' },
    },
    expected: ['title', 'text', 'part'],
  },
];

describe('ranking of the search', () => {
  for (const { name, query, documents, expected } of table) {
    for (const frequent of [1024, 0]) {
      it(`puts first: ${name} (frequent above ${frequent})`, () => {
        assert.deepEqual(rank(query, documents, frequent), expected);
      });
    }
  }

  it('gives positive scores, descending, whatever else was searched before', () => {
    const { search } = aSearch(Object.values(table[0]?.documents ?? {}));
    const first = search('云函数').hits;
    search('a');
    assert.deepEqual(search('云函数').hits, first);
    const scores = Array.from(first.scores);
    assert.ok(scores.every((score) => Number.isFinite(score) && score > 0 && score <= 12));
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a),
    );
  });

  it('knows nothing of articles that were not asked about', () => {
    const documents = [{ text: 'a b' }, { title: 'a', text: 'b' }, { text: 'a' }, { text: 'b' }];
    const { engine } = aSearch(documents);
    const { engine: alone } = aSearch(documents.slice(0, 2));
    const query = { words: Array.from('ab').map((text) => ({ text, folded: text, isPhrase: false })) };
    assert.deepEqual(engine.search(query, [0, 1]), alone.search(query, [0, 1]));
    assert.deepEqual(Array.from(engine.search(query, [0]).hits.articles), [0]);
  });
});
