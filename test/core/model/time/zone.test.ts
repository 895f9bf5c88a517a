import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAuthoredTime } from '../../../../core/build/time/parse-authored-time';
import { createZone } from '../../../../core/model/time/zone';

const written = (text: string) => parseAuthoredTime(text) ?? assert.fail(text);
const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
];

describe('openZone', () => {
  const cases = [
    {
      name: 'gives midnight in the zone',
      zone: 'Asia/Shanghai',
      input: '2020-06-23',
      expected: '2020-06-23T00:00:00+08:00',
    },
    {
      name: 'keeps an instant',
      zone: 'Asia/Shanghai',
      input: '2020-06-22T16:00:00Z',
      expected: '2020-06-23T00:00:00+08:00',
    },
    {
      name: 'knows summer time',
      zone: 'America/New_York',
      input: '2020-07-01',
      expected: '2020-07-01T00:00:00-04:00',
    },
    {
      name: 'knows winter time',
      zone: 'America/New_York',
      input: '2020-12-01',
      expected: '2020-12-01T00:00:00-05:00',
    },
    {
      name: 'moves a skipped time past the gap',
      zone: 'America/New_York',
      input: '2020-03-08 02:30',
      expected: '2020-03-08T03:30:00-04:00',
    },
    {
      name: 'takes the first of a repeated time',
      zone: 'America/New_York',
      input: '2020-11-01 01:30',
      expected: '2020-11-01T01:30:00-04:00',
    },
    {
      name: 'takes the first of a repeated time east of Greenwich',
      zone: 'Europe/Berlin',
      input: '2020-10-25 02:30',
      expected: '2020-10-25T02:30:00+02:00',
    },
    {
      name: 'moves a midnight that summer time skips',
      zone: 'America/Sao_Paulo',
      input: '2018-11-04',
      expected: '2018-11-04T01:00:00-02:00',
    },
    {
      name: 'moves a day that a zone skipped',
      zone: 'Pacific/Apia',
      input: '2011-12-30 12:00',
      expected: '2011-12-31T12:00:00+14:00',
    },
    {
      name: 'shows milliseconds where there are some',
      zone: 'UTC',
      input: '2020-01-01T00:00:00.050Z',
      expected: '2020-01-01T00:00:00.050+00:00',
    },
    {
      name: 'rounds historic offsets to minutes',
      zone: 'Africa/Monrovia',
      input: '1971-01-01T00:00:00Z',
      expected: '1970-12-31T23:16:00-00:44',
    },
    {
      name: 'never writes the year 10000',
      zone: 'Asia/Shanghai',
      input: '9999-12-31T23:00:00Z',
      expected: '9999-12-31T23:59:59.999+08:00',
    },
  ];
  for (const { name, zone, input, expected } of cases) {
    it(name, () => {
      const { format, toInstant } = createZone(zone);
      assert.equal(format(toInstant(written(input))), expected);
    });
  }

  it('gives the calendar day in the zone', () => {
    const { toCalendarDate } = createZone('Asia/Shanghai');
    assert.equal(toCalendarDate(written('2020-06-23T00:00:00+08:00')), '2020-06-23');
    assert.equal(toCalendarDate(written('2020-06-22T23:00:00Z')), '2020-06-23');
    assert.equal(toCalendarDate(written('2020-06-23 23:59')), '2020-06-23');
  });

  it('writes instants that can be read back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: -2e12, max: 4e12 }), (name, ms) => {
        assert.equal(Date.parse(createZone(name).format(ms)), ms);
      }),
    );
  });

  it('finds the instant of every wall clock that exists', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 2e9 }), (name, second) => {
        const { offsetAt, toInstant } = createZone(name);
        const local = second * 1000 + offsetAt(second * 1000);
        const instant = toInstant({ ms: local, isLocal: true });
        assert.equal(instant + offsetAt(instant), local);
        assert.ok(instant <= second * 1000);
      }),
    );
  });

  it('refuses a zone that does not exist', () => {
    for (const name of ['Mars/Olympus', 'CST', '+08:00', 'SystemV/EST5', ''])
      assert.throws(() => createZone(name), RangeError, name);
  });

  it('compares names without case', () => {
    for (const name of ['asia/shanghai', 'ASIA/SHANGHAI', 'prc', 'etc/gmt-8'])
      assert.equal(createZone(name).format(Date.UTC(2020, 5, 23)), '2020-06-23T08:00:00+08:00', name);
  });
});
