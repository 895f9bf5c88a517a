import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAuthoredTime } from '../../../../core/build/time/parse-authored-time';

describe('parseWrittenTime', () => {
  const day = Date.UTC(2020, 5, 3);
  const cases = [
    { name: 'a date', input: '2020-06-03', expected: { ms: day, isLocal: true } },
    { name: 'an unpadded date', input: '2020-6-3', expected: { ms: day, isLocal: true } },
    { name: 'white space around it', input: ' 2020-06-03 ', expected: { ms: day, isLocal: true } },
    { name: 'minutes', input: '2020-06-03 8:05', expected: { ms: day + 29_100_000, isLocal: true } },
    { name: 'seconds', input: '2020-06-03t00:00:09', expected: { ms: day + 9_000, isLocal: true } },
    { name: 'a fraction', input: '2020-06-03T00:00:00.5', expected: { ms: day + 500, isLocal: true } },
    {
      name: 'a long fraction',
      input: '2020-06-03T00:00:00.0019999',
      expected: { ms: day + 1, isLocal: true },
    },
    { name: 'UTC', input: '2020-06-03T00:00:00Z', expected: { ms: day, isLocal: false } },
    { name: 'an offset', input: '2020-06-03T08:00:00+08:00', expected: { ms: day, isLocal: false } },
    {
      name: 'an offset after a space',
      input: '2020-06-03 08:00:00 +8',
      expected: { ms: day, isLocal: false },
    },
    {
      name: 'an offset without colon',
      input: '2020-06-02T19:00-0500',
      expected: { ms: day, isLocal: false },
    },
    { name: 'a leap day', input: '2020-02-29', expected: { ms: Date.UTC(2020, 1, 29), isLocal: true } },
  ];
  for (const { name, input, expected } of cases) {
    it(`reads ${name}`, () => {
      assert.deepEqual(parseAuthoredTime(input), expected);
    });
  }

  it('reads years below 100 as they are', () => {
    assert.equal(new Date(parseAuthoredTime('0099-01-01')?.ms ?? NaN).getUTCFullYear(), 99);
  });

  const refused = [
    '2020-13-45',
    '2020-02-30',
    '2021-02-29',
    '2020-00-10',
    '2020-06-00',
    '0000-01-01',
    '2020年6月3日',
    '2020/06/03',
    '20200603',
    '2020',
    '2020-06',
    '1591142400',
    '2020-06-03T24:00',
    '2020-06-03T08:60',
    '2020-06-03T23:59:60',
    '2020-06-03T08:00+24:00',
    '2020-06-03T08:00+0860',
    '2020-06-03T',
    '2020-06-03Z',
    '2020-06-03 later',
    '',
  ];
  for (const input of refused)
    it(`refuses "${input}"`, () => {
      assert.equal(parseAuthoredTime(input), null);
    });

  it('reads what toISOString writes', () => {
    const noInvalid = { noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') };
    fc.assert(
      fc.property(fc.date(noInvalid), (date) => {
        assert.deepEqual(parseAuthoredTime(date.toISOString()), { ms: date.getTime(), isLocal: false });
      }),
    );
  });
});
