import assert from 'node:assert/strict';
import { aContent, type ArticleParts } from '../../../support/builders';
import { messagesOf } from '../../../support/messages-of';

/** One article for each tag, and as many more as the tag says: `Serverless*5`. */
function tagged(tags: string[]): ArticleParts[] {
  return tags.flatMap((tag, i) => {
    const [name = '', count = '1'] = tag.split('*');
    return Array.from({ length: Number(count) }, (_, j) => ({ id: `blog/${i}-${j}`, tags: [name] }));
  });
}

function findingsOf(articles: ArticleParts[], taxonomy = ''): string[] {
  return aContent(articles, { taxonomy }).findings.map(
    ({ rule, file, expected }) => `${file} ${rule} ${String(expected)}`,
  );
}

describe('checkTerms', () => {
  const slips: { name: string; tags: string[]; meant: string | null }[] = [
    { name: 'one letter of a common term', tags: ['Servreles', 'Serverless*5'], meant: null },
    { name: 'a letter left out', tags: ['Serverles', 'Serverless*5'], meant: 'Serverless' },
    { name: 'a letter too many', tags: ['Framewoork', 'Framework*5'], meant: 'Framework' },
    {
      name: 'two letters of a long term',
      tags: ['Best-Practicse', 'Best-Practices*5'],
      meant: 'Best-Practices',
    },
    { name: 'a term that needs quotes', tags: ['Egg: basic', 'Egg: basics*5'], meant: "'Egg: basics'" },
    { name: 'a term that needs none', tags: ['Basic of C#', 'Basics of C#*5'], meant: 'Basics of C#' },
    { name: 'a term that is not common enough', tags: ['Serverles', 'Serverless*4'], meant: null },
    { name: 'two of a kind beside ten', tags: ['Serverles*2', 'Serverless*9'], meant: null },
    { name: 'short words', tags: ['Redux', 'Reduc*9'], meant: null },
    { name: 'numbered names', tags: ['Chapter 2', 'Chapter 1*9'], meant: null },
    {
      name: 'Han words that differ in a character',
      tags: ['云函数应用开发', '云函数应用开放*9'],
      meant: null,
    },
    { name: 'terms that differ in half of their letters', tags: ['Kubernetes', 'Serverless*9'], meant: null },
  ];
  for (const { name, tags, meant } of slips) {
    it(`${meant === null ? 'leaves alone' : 'takes for a slip'} ${name}`, () => {
      assert.deepEqual(findingsOf(tagged(tags)), meant === null ? [] : [`blog/0-0.md term-slip ${meant}`]);
    });
  }

  it('takes the most common of several near terms', () => {
    const found = findingsOf(tagged(['framework', 'frameworks*6', 'framewark*5']));
    assert.ok(found.includes('blog/0-0.md term-slip frameworks'), found.join('\n'));
  });

  it('does not ask about a rare term that taxonomy.yml names', () => {
    assert.deepEqual(findingsOf(tagged(['Serverles', 'Serverless*5']), 'tags:\n  Serverles: {}'), []);
  });

  const spellings: { name: string; tags: string[]; taxonomy?: string; expected: string[] }[] = [
    {
      name: 'spellings that differ from the most used',
      tags: ['EGG', 'egg*2'],
      expected: ['blog/0-0.md term-spelling egg'],
    },
    {
      name: 'of a tie, those not first by code point',
      tags: ['egg', 'EGG'],
      expected: ['blog/0-0.md term-spelling EGG'],
    },
    {
      name: 'spellings other than the key',
      tags: ['egg*2'],
      taxonomy: 'tags:\n  Egg: {}',
      expected: ['blog/0-0.md term-spelling Egg', 'blog/0-1.md term-spelling Egg'],
    },
    {
      name: 'nothing of aliases as they are written in taxonomy.yml',
      tags: ['eggjs*2', 'Egg'],
      taxonomy: 'tags:\n  Egg:\n    aliases: [eggjs]',
      expected: [],
    },
    { name: 'nothing of one spelling', tags: ['egg*3', 'koa'], expected: [] },
  ];
  for (const { name, tags, taxonomy, expected } of spellings) {
    it(`reports ${name}`, () => {
      assert.deepEqual(findingsOf(tagged(tags), taxonomy), expected);
    });
  }

  it('looks at categories and authors too, each by itself', () => {
    const found = findingsOf([
      { id: 'blog/a', categories: ['Case'], authors: ['ANN'], tags: ['ann'] },
      { id: 'blog/b', categories: ['case'], authors: ['Ann'] },
      { id: 'blog/c', categories: ['case'], authors: ['Ann'] },
    ]);
    assert.deepEqual(found, ['blog/a.md term-spelling case', 'blog/a.md term-spelling Ann']);
  });

  it('counts every spelling that an article has, and reports its first alone', () => {
    const both = { id: 'blog/a', tags: ['ALPHA', 'alpha'], authors: ['ANN', 'Ann'] };
    const found = findingsOf([both, { id: 'blog/b', tags: ['alpha'], authors: ['Ann'] }]);
    assert.deepEqual(found, ['blog/a.md term-spelling alpha', 'blog/a.md term-spelling Ann']);
    assert.deepEqual(
      findingsOf([{ id: 'blog/a', tags: ['alpha', 'ALPHA', 'Alpha'] }, { tags: ['alpha'] }]),
      [],
    );
  });

  it('takes an article with two spellings for one article, when it looks for slips', () => {
    const rare = { id: 'blog/rare', tags: ['Serverles'] };
    const doubled = Array.from({ length: 4 }, (_, i) => ({
      id: `blog/${i}`,
      tags: ['Serverless', 'serverless'],
    }));
    assert.ok(!findingsOf([rare, ...doubled]).some((found) => found.includes('term-slip')));
  });

  it('says who decided the name', () => {
    const say = (tags: string[], taxonomy?: string) =>
      messagesOf(aContent(tagged(tags), { taxonomy: taxonomy ?? '' }).findings);
    assert.deepEqual(say(['EGG', 'egg*2']), [
      '"EGG" is shown as "egg", the spelling that most articles use. Write "egg" here too.',
    ]);
    assert.deepEqual(say(['egg'], 'tags:\n  Egg: {}'), [
      '"egg" is shown as "Egg", as taxonomy.yml names it. Write "Egg" here too.',
    ]);
  });

  it('counts no drafts, and names a term after public spellings', () => {
    const drafts = [1, 2, 3].map((i) => ({ id: `blog/d${i}`, tags: ['EGG'], draft: true }));
    const found = findingsOf([{ id: 'blog/a', tags: ['egg'] }, ...drafts]);
    assert.deepEqual(
      found,
      [1, 2, 3].map((i) => `blog/d${i}.md term-spelling egg`),
    );
  });
});
