import assert from 'node:assert/strict';
import { parseSearchQuery } from '../../../../core/read/search/parse-search-query';
import { aSearch } from './support';

const documents = [
  { title: 'Serverless Framework', text: 'serverless components and kubernetes' },
  { title: '云函数 Serverless', text: 'framework 部署 deploy, word' },
  { title: 'draft', text: 'secretword', tags: ['Café'] },
  { title: 'wordy', text: 'words', keywords: ['python3'] },
];

describe('correction of a query that matches nothing', () => {
  const table: readonly { name: string; query: string; corrected: string | null }[] = [
    { name: 'a letter too many', query: 'serverlesss', corrected: 'serverless' },
    { name: 'a letter missing', query: 'kuberntes', corrected: 'kubernetes' },
    { name: 'another letter', query: 'kubernates', corrected: 'kubernetes' },
    { name: 'two letters swapped', query: 'servreless', corrected: 'serverless' },
    { name: 'in upper case and full width', query: 'ＳＥＲＶＲＥＬＥＳＳ', corrected: 'serverless' },
    { name: 'a letter with a mark', query: 'cafè', corrected: 'café' },
    {
      name: 'next to other words, which stay as they were',
      query: '云函数 Deplyo',
      corrected: '云函数 deploy',
    },
    { name: 'in a phrase', query: '"servreless framework"', corrected: '"serverless framework"' },
    { name: 'the beginning of a longer word', query: 'componnt', corrected: 'component' },
    { name: 'letters before a digit', query: 'pyhton', corrected: 'python' },
    { name: 'a beginning of four letters', query: 'kubb', corrected: null },
    { name: 'without a space', query: 'servreless框架', corrected: null },
    { name: 'two words', query: 'servreless framewrok', corrected: 'serverless framework' },
    { name: 'two edits', query: 'sevreles', corrected: null },
    { name: 'three letters', query: 'wrd', corrected: null },
    { name: 'Han characters', query: '运函数', corrected: null },
    { name: 'a word with digits', query: 'vue33', corrected: null },
    { name: 'the most frequent first', query: 'framewrk', corrected: 'framework' },
    { name: 'words that never meet', query: 'kubernetes wordi', corrected: null },
  ];
  for (const { name, query, corrected } of table) {
    it(`${corrected === null ? 'does not help' : 'helps'}: ${name}`, () => {
      const result = aSearch(documents).search(query);
      assert.equal(result.corrected, corrected);
      assert.equal(result.hits.articles.length > 0, corrected !== null);
    });
  }

  it('leaves alone what matches', () => {
    for (const query of ['serverles', 'framework'])
      assert.equal(aSearch(documents).search(query).corrected, null);
  });

  it('says what was searched, so that it can be highlighted', () => {
    const { searched, corrected } = aSearch(documents).search('servreless');
    assert.deepEqual(searched, parseSearchQuery(corrected ?? ''));
  });

  it('suggests no word that only other articles have', () => {
    const { engine } = aSearch(documents);
    const query = parseSearchQuery('secretwrod');
    assert.equal(engine.search(query, [0, 1, 3]).corrected, null);
    assert.equal(engine.search(query, [0, 1, 2, 3]).corrected, 'secretword');
  });
});
