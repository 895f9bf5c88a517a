import assert from 'node:assert/strict';
import { unnamedTerm } from '../../../../core/model/taxonomy/term-source';
import { buildTermTable, nameTerms } from '../../../../core/build/taxonomy/term-table';

const term = (name: string, ...aliases: string[]) => ({ ...unnamedTerm, name, aliases });

describe('buildTermTable', () => {
  it('makes one term of all spellings with one folding', () => {
    const table = buildTermTable(['egg', 'Koa', 'EGG', 'egg', 'Meetup  ', 'meetup'], []);
    assert.deepEqual(table.spellings, ['EGG', 'Koa', 'Meetup  ', 'egg', 'meetup']);
    assert.deepEqual(table.termOfSpelling, [0, 1, 2, 0, 2]);
    assert.equal(table.terms.length, 3);
  });

  it('puts spellings under the term that taxonomy.yml makes them an alias of', () => {
    const table = buildTermTable(['SLS', 'egg'], [term('Serverless', 'sls'), term('Unused')]);
    assert.deepEqual(table.termOfSpelling, [2, 0].toReversed());
    assert.deepEqual(
      table.terms.map(({ name }) => name),
      ['Serverless', 'Unused', null],
    );
  });

  it('leaves a spelling that two terms claim with the first', () => {
    assert.deepEqual(buildTermTable(['x'], [term('A', 'x'), term('B', 'X')]).termOfSpelling, [0]);
  });

  it('numbers the same for any order of use', () => {
    const used = ['b', 'A', 'a', '😀', '～'];
    assert.deepEqual(buildTermTable(used, []), buildTermTable(used.toReversed(), []));
  });
});

describe('nameTerms', () => {
  const table = buildTermTable(['EGG', 'Egg', 'egg', 'koa', 'sls'], [term('Serverless', 'sls')]);
  const names = (uses: number[]) => nameTerms(table, uses);

  it('takes the spelling that most articles use', () => {
    assert.deepEqual(names([1, 2, 3, 1, 1]), ['Serverless', 'egg', 'koa']);
  });

  it('takes of a tie the first by code point', () => {
    assert.deepEqual(names([0, 2, 2, 1, 1])[1], 'Egg');
  });

  it('has no name for a term that no article uses, configured or not', () => {
    assert.deepEqual(names([0, 0, 0, 1, 0]), [null, null, 'koa']);
  });
});
