import assert from 'node:assert/strict';
import type { SearchDocument } from '../../../../core/format/search/search-document';
import { foldTerm } from '../../../../core/model/text/fold';
import { articles, generateArticles, sampleParts } from './articles';
import { aSearch, bruteForce } from './support';

type Documents = readonly Partial<SearchDocument>[];

/** Worlds in which nothing is frequent, some things are, and everything is: each takes other ways to its answers. */
const worlds: readonly { name: string; documents: Documents; frequent: number }[] = [
  { name: 'few articles', documents: articles, frequent: 1024 },
  { name: 'few articles with grams', documents: articles, frequent: 0 },
  { name: 'many articles without grams', documents: generateArticles(150, 1), frequent: 1024 },
  { name: 'many articles with some grams', documents: generateArticles(150, 1), frequent: 20 },
  { name: 'many articles with all grams', documents: generateArticles(150, 2), frequent: 1 },
];

function hanParts(documents: Documents): string[] {
  const parts = new Set<string>();
  for (const { title = '', headings = [] } of documents) {
    for (const [text] of [title, ...headings].flatMap((line) => [...line.matchAll(/\p{sc=Han}+/gu)])) {
      const characters = Array.from(text);
      for (let length = 1; length <= 4; length++) {
        for (let i = 0; i + length <= characters.length; i++)
          parts.add(characters.slice(i, i + length).join(''));
      }
    }
  }
  return [...parts];
}

describe('recall of the search', () => {
  for (const { name, documents, frequent } of worlds) {
    const { find } = aSearch(documents, { frequent });
    const expected = bruteForce(documents);

    it(`finds Han characters of titles and headings, and nothing else: ${name}`, () => {
      for (const part of hanParts(documents)) assert.deepEqual(find(part), expected([part]), part);
    });

    it(`finds any part of a text as a phrase, and nothing else: ${name}`, () => {
      for (const part of sampleParts(documents, 1500, 3)) {
        if (part.includes('"') || foldTerm(part) === '') continue;
        assert.deepEqual(find(`"${part}"`), expected([part]), JSON.stringify(part));
      }
    });

    it(`finds articles that have all of several words: ${name}`, () => {
      const parts = sampleParts(documents, 600, 4);
      parts.forEach((part, i) => {
        const words = `${part} ${parts[i + 1] ?? ''}`
          .split(/[\s"]+/u)
          .filter((word) => foldTerm(word) !== '');
        if (words.length > 0) assert.deepEqual(find(words.join(' ')), expected(words), words.join(' '));
      });
    });
  }

  const { find } = aSearch(articles);
  const table: readonly [query: string, found: readonly number[]][] = [
    ['C++', [2]],
    ['c#', [2]],
    ['.env', [1]],
    ['node.js', [0, 2]],
    ['ＮＯＤＥ', [0, 2]],
    ['CI/CD', [1]],
    ['wordpress', [2]],
    ['2020', [2]],
    ['7.4', [2]],
    ['ブログ', [2]],
    ['123', [2]],
    ['②', [2, 3]],
    ['file', [2]],
    ['🚀', [0]],
    ['👩', [3]],
    ['👍', [3]],
    ['=>', [3]],
    ['&&', [3]],
    ['ПРИВЕТ', [3]],
    ['οδος', [3]],
    ['i̇stan', [3]],
    ['한국', [3]],
    ['がぎ', []],
    ['ガギ', [3]],
    ['été', [4]],
    ['zerowidth', [4]],
    ['𠮷野', [6]],
    ['小明', [0]],
    ['王小', [0]],
    ['佳实', [0]],
    ['gasu', [1]],
    ['secret_id', [1]],
    ['"npm install -g"', [1]],
    ['"install npm"', []],
    ['npm install', [1]],
    ['"预置并发 先把"', [0]],
    ['"性能优化 SCF"', []],
    ['。', [0, 1, 2, 4, 5, 6]],
    ['<script>', [3]],
    ['不存在的', []],
  ];
  for (const [query, found] of table) {
    it(`finds ${JSON.stringify(query)} where it stands`, () => {
      assert.deepEqual(find(query), found);
    });
  }

  it('finds no heading that is not in the text', () => {
    const world = aSearch([{ headings: ['one two', 'three'], text: 'three\none 🚀 two' }]);
    assert.deepEqual(world.find('"one two"'), []);
    assert.deepEqual(world.find('three one'), [0]);
  });
});
