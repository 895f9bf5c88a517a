import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinList, parseQueryString, splitList } from '../../contract/parse-query-string';

describe('parseQuery', () => {
  const table: { name: string; query: string; expected: [string, string[]][] }[] = [
    { name: 'nothing of an empty text', query: '', expected: [] },
    { name: 'empty pairs as nothing', query: '&&a=1&', expected: [['a', ['1']]] },
    {
      name: 'repeated names in the order sent',
      query: 'a=2&b=0&a=1',
      expected: [
        ['a', ['2', '1']],
        ['b', ['0']],
      ],
    },
    {
      name: 'a name without a value as empty',
      query: 'a&b=',
      expected: [
        ['a', ['']],
        ['b', ['']],
      ],
    },
    { name: 'only the first equals sign as one', query: 'a=b=c', expected: [['a', ['b=c']]] },
    { name: 'a plus as a space', query: 'a+b=c+d', expected: [['a b', ['c d']]] },
    { name: 'an escaped plus as a plus', query: 'a=c%2B%2B', expected: [['a', ['c++']]] },
    { name: 'escapes in names and values', query: '%E6%A0%87=%E4%BA%91%26', expected: [['标', ['云&']]] },
    { name: 'what is not escaped as it is', query: 'tag=云函数', expected: [['tag', ['云函数']]] },
    {
      name: 'names of the prototype as names',
      query: '__proto__=1&constructor=2',
      expected: [
        ['__proto__', ['1']],
        ['constructor', ['2']],
      ],
    },
  ];
  for (const { name, query, expected } of table) {
    it(`reads ${name}`, () => {
      const { values, malformed } = parseQueryString(query);
      assert.deepEqual([...values], expected);
      assert.deepEqual(malformed, []);
    });
  }

  for (const pair of ['tag=%', 'tag=%zz', 'tag=%E4%BA', 'tag=%C0%80', 'tag=%ED%A0%80', 'tag=%FF']) {
    it(`names the parameter of a malformed escape: ${pair}`, () => {
      const { values, malformed } = parseQueryString(`a=1&${pair}&tag=ok`);
      assert.deepEqual(malformed, ['tag']);
      assert.deepEqual(
        [...values],
        [
          ['a', ['1']],
          ['tag', ['ok']],
        ],
      );
    });
  }

  it('names a parameter whose name is malformed as it was sent', () => {
    assert.deepEqual(parseQueryString('%ff=1').malformed, ['%ff']);
  });
});

describe('splitList', () => {
  const table: [value: string, expected: string[]][] = [
    ['a', ['a']],
    ['a,b', ['a', 'b']],
    ['a,,b', ['a', '', 'b']],
    ['a,', ['a', '']],
    ['', ['']],
    ['a\\,b,c', ['a,b', 'c']],
    ['a\\b', ['a\\b']],
    ['云，函数', ['云，函数']],
  ];
  for (const [value, expected] of table) {
    it(`splits ${JSON.stringify(value)} into ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(splitList(value), expected);
    });
  }
});

describe('joinList', () => {
  it('writes one value where it can', () => {
    assert.deepEqual(joinList(['a,b', 'c\\d', 'e\\']), ['a\\,b,c\\d,e\\']);
  });

  it('begins another value behind a backslash that a comma would turn into an escape', () => {
    assert.deepEqual(joinList(['a\\', 'b', 'c']), ['a\\', 'b,c']);
  });

  it('is undone by splitList, whatever the items are', () => {
    const item = fc.string({ unit: fc.constantFrom(',', '\\', 'a', '云', ' ') });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), (items) => {
        assert.deepEqual(joinList(items).flatMap(splitList), items);
      }),
    );
  });
});
