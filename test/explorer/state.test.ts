import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kindNames, sortValues } from '../../contract/names';
import { filterNames } from '../../contract/parameters';
import {
  requestFormats,
  formatState,
  modeOfTerm,
  modes,
  nameFilters,
  parseState,
  articleFormats,
  toggleTerm,
  type ExplorerState,
} from '../../explorer/state';

const read = (url: string): ExplorerState => {
  const { search, hash } = new URL(url, 'http://explorer');
  return parseState(search, hash);
};

/** Terms as authors write them, commas and backslashes included; addresses hold no half characters. */
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() === text);
const terms = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
const some = <T>(values: readonly T[]) => fc.constantFrom(...values);

const state: fc.Arbitrary<ExplorerState> = fc
  .record({
    article: fc.option(name),
    heading: fc.option(name),
    show: some(articleFormats),
    q: fc.oneof(fc.constant(''), name),
    sort: fc.option(some(sortValues)),
    page: fc.integer({ min: 1, max: 9999 }),
    filters: fc.dictionary(some(nameFilters), terms, { noNullPrototype: true }),
    year: fc.option(fc.integer({ min: 1000, max: 9999 }).map(String)),
    modes: fc.dictionary(some(kindNames), some(modes.slice(1)), { noNullPrototype: true }),
    more: fc.uniqueArray(some(kindNames)),
    open: fc.option(some(['filters', 'request'] as const)),
    code: some(requestFormats),
    lang: fc.option(some(['zh', 'en'] as const)),
    theme: fc.option(some(['light', 'dark'] as const)),
    isHealth: fc.boolean(),
  })
  .map(({ isHealth, ...rest }) => ({
    ...rest,
    heading: rest.article === null ? null : rest.heading,
    view: rest.article !== null ? 'article' : isHealth ? 'health' : 'list',
  }));

describe('the state of the explorer', () => {
  it('is whole in the address', () => {
    fc.assert(
      fc.property(state, (given) => {
        assert.deepEqual(read(formatState(given)), given);
      }),
    );
  });

  it('is read from any address, and what makes no sense is left aside', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (search, hash) => void parseState(search, hash)));
    const odd = parseState(
      '?page=-1&sort=up&show=x&code=9&theme=red&lang=fr&open=all&mode.tag=maybe&from=2020',
    );
    assert.deepEqual(odd, parseState(''));
  });

  it('holds every filter of the contract that takes names', () => {
    const kinds: readonly string[] = kindNames;
    const expected = filterNames.filter((name) => kinds.includes(name.split('.')[0] ?? ''));
    assert.deepEqual(nameFilters, expected);
  });

  it('chooses a term in the mode of its facet, and gives it up in any', () => {
    const start = parseState('?mode.tag=not&page=3');
    const chosen = toggleTerm(start, 'tag', 'a, b');
    assert.deepEqual(chosen.filters, { 'tag.not': ['a, b'] });
    assert.equal(chosen.page, 1);
    assert.equal(modeOfTerm(chosen, 'tag', 'a, b'), 'not');
    assert.deepEqual(toggleTerm({ ...chosen, modes: {} }, 'tag', 'a, b').filters, {});
  });
});
