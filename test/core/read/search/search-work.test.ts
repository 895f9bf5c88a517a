import assert from 'node:assert/strict';
import { CostlySearchError } from '../../../../core/read/search/costly-search-error';
import { parseSearchQuery } from '../../../../core/read/search/parse-search-query';
import { SearchWork, workLimit } from '../../../../core/read/search/search-work';
import { generateArticles, generateQueries } from './articles';
import { aSearch } from './support';

const documents = generateArticles(300, 1);
const { engine } = aSearch(documents, { frequent: 30 });
const all = [...documents.keys()];

/** Searches with a bound on the work, and says how much it was. */
function searchWithin(most: number, query: string) {
  const work = new SearchWork(most);
  const result = engine.search(parseSearchQuery(query), all, work);
  return { ...result, units: work.done };
}

const countUnits = (query: string) => searchWithin(Number.POSITIVE_INFINITY, query).units;

describe('work of a search', () => {
  const costlyWords = ['e，', 's。', 'n的', '"e s"'];

  it('of 5,000 queries is at most ten times the median, whatever their words', () => {
    const units = generateQueries(documents, 5_000, 1)
      .map(countUnits)
      .sort((a, b) => a - b);
    const [median = 0, worst = 0] = [units[2_500], units.at(-1)];
    assert.ok(worst <= 10 * median, `${worst} units, and a median of ${median}`);
  });

  it('does not grow with the number of words that have to be searched for in texts', () => {
    const one = Math.max(...costlyWords.map(countUnits));
    const letters = Array.from('abcdefghiklmnoprstuvy');
    for (const symbol of ['，', '。', '的', '：', '-']) {
      const many = letters.map((letter) => letter + symbol).join(' ');
      assert.ok(countUnits(many) <= 3 * one, `${many}: ${countUnits(many)} units, and ${one} for one word`);
    }
  });

  it('goes first to the word that few texts have, where posting lists do not tell', () => {
    const texts = Array.from({ length: 500 }, () => ({ text: 'one， two。 has three。 '.repeat(20) }));
    const world = aSearch(texts);
    const count = (query: string) => {
      const work = new SearchWork(Number.POSITIVE_INFINITY);
      world.engine.search(parseSearchQuery(query), [...texts.keys()], work);
      return work.done;
    };
    // All texts have `e`, `s` and the comma, and none has `s，`.
    assert.ok(count('e， s，') < 1.5 * count('s，'), `${count('e， s，')} and ${count('s，')}`);
  });

  it('counts a word once that is there twice, also in another case or width', () => {
    assert.equal(countUnits('e， E， ｅ， "e，"'), countUnits('e，'));
  });

  it('that is too much ends the search, the same at every try', () => {
    for (const query of [...costlyWords, 'e 的', 'serverless']) {
      const { units, hits } = searchWithin(Number.POSITIVE_INFINITY, query);
      assert.deepEqual(searchWithin(units, query).hits, hits);
      assert.throws(() => searchWithin(units - 1, query), CostlySearchError);
    }
  });

  it('that is too much for a correction leaves the query as it is', () => {
    const { units, corrected } = searchWithin(Number.POSITIVE_INFINITY, 'servreless');
    assert.equal(corrected, 'serverless');
    const cut = searchWithin(units - 1, 'servreless');
    assert.deepEqual([cut.corrected, cut.hits.articles.length], [null, 0]);
  });

  it('may be as much as reading all texts, and enough for any query where articles are few', () => {
    assert.equal(workLimit(0), workLimit(1_000_000));
    assert.equal(workLimit(400_000_000), 120_000_000);
    for (const query of generateQueries(documents, 500, 2)) {
      assert.ok(searchWithin(workLimit(0), query).units < workLimit(0) / 10, query);
    }
  });
});
