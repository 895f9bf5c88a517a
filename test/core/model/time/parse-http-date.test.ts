import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpDate } from '../../../../core/model/time/parse-http-date';

const now = Date.parse('2026-09-15T12:00Z');

describe('parseHttpDate', () => {
  const dates: { name: string; input: string; expected: string }[] = [
    { name: 'IMF-fixdate', input: 'Sun, 06 Nov 1994 08:49:37 GMT', expected: '1994-11-06T08:49:37' },
    { name: 'RFC 850', input: 'Sunday, 06-Nov-94 08:49:37 GMT', expected: '1994-11-06T08:49:37' },
    { name: 'asctime', input: 'Sun Nov  6 08:49:37 1994', expected: '1994-11-06T08:49:37' },
    { name: 'asctime, two digits', input: 'Wed Nov 16 08:49:37 1994', expected: '1994-11-16T08:49:37' },
    { name: 'every long day', input: 'Wednesday, 01-Jul-26 00:00:00 GMT', expected: '2026-07-01T00:00:00' },
    {
      name: 'RFC 850, fifty years from now',
      input: 'Tuesday, 15-Sep-76 12:00:00 GMT',
      expected: '2076-09-15T12:00:00',
    },
    {
      name: 'RFC 850, a second more',
      input: 'Wednesday, 15-Sep-76 12:00:01 GMT',
      expected: '1976-09-15T12:00:01',
    },
    {
      name: 'RFC 850, a year more',
      input: 'Saturday, 01-Jan-77 00:00:00 GMT',
      expected: '1977-01-01T00:00:00',
    },
    {
      name: 'RFC 850, the turn of the century',
      input: 'Saturday, 01-Jan-00 00:00:00 GMT',
      expected: '2000-01-01T00:00:00',
    },
    { name: 'a leap day', input: 'Sat, 29 Feb 2020 23:59:59 GMT', expected: '2020-02-29T23:59:59' },
    { name: 'a leap second', input: 'Sat, 31 Dec 2016 23:59:60 GMT', expected: '2016-12-31T23:59:59' },
    { name: 'a moment to come', input: 'Fri, 01 Jan 2100 00:00:00 GMT', expected: '2100-01-01T00:00:00' },
    { name: 'a year before 100', input: 'Sat, 01 Jan 0050 00:00:00 GMT', expected: '0050-01-01T00:00:00' },
  ];
  for (const { name, input, expected } of dates) {
    it(`reads ${name}: ${input}`, () => {
      assert.equal(parseHttpDate(input, now), Date.parse(`${expected}Z`));
    });
  }

  const refused: { name: string; inputs: string[] }[] = [
    { name: 'a year, a number or nothing', inputs: ['2027', '0', '1800000000', '', ' ', '-1'] },
    {
      name: 'ISO dates',
      inputs: ['2026-09-01', '2026-09-01T00:00:00Z', '2026-09-01T00:00:00+08:00', '20260901'],
    },
    { name: 'words', inputs: ['yesterday', 'x 2027', 'now', 'Invalid Date'] },
    {
      name: 'other zones',
      inputs: [
        ...['+0000', '+0800', 'UTC', 'EST', 'gmt', 'Z', ''].map(
          (zone) => `Sun, 06 Nov 1994 08:49:37 ${zone}`,
        ),
        'Sunday, 06-Nov-94 08:49:37 UTC',
        'Sun Nov  6 08:49:37 1994 GMT',
      ],
    },
    {
      name: 'other forms',
      inputs: [
        '06 Nov 1994 08:49:37 GMT',
        'Sun, 6 Nov 1994 08:49:37 GMT',
        'Sun, 06 Nov 94 08:49:37 GMT',
        'Sun, 06 Nov 1994 08:49 GMT',
        'Sun, 06 Nov 1994 8:49:37 GMT',
        'Sun, 06 Nov 1994 08:49:37.5 GMT',
        'Sun,06 Nov 1994 08:49:37 GMT',
        'Sun, 06-Nov-1994 08:49:37 GMT',
        'Sun, 06-Nov-94 08:49:37 GMT',
        'Sunday, 06 Nov 1994 08:49:37 GMT',
        'Sunday, 06-Nov-1994 08:49:37 GMT',
        'Sun Nov 6 08:49:37 1994',
        'Sun Nov 006 08:49:37 1994',
        'sun, 06 nov 1994 08:49:37 GMT',
        'SUN, 06 NOV 1994 08:49:37 GMT',
      ],
    },
    {
      name: 'something about them',
      inputs: [
        'Sun, 06 Nov 1994 08:49:37 GMT; length=5',
        '"Sun, 06 Nov 1994 08:49:37 GMT"',
        'Sun, 06 Nov 1994  08:49:37 GMT',
      ],
    },
    {
      name: 'several dates',
      inputs: ['Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT'],
    },
    {
      name: 'moments that do not exist',
      inputs: [
        'Sun, 30 Feb 2020 00:00:00 GMT',
        'Sat, 29 Feb 2021 00:00:00 GMT',
        'Mon, 29 Feb 2021 00:00:00 GMT',
        'Sun, 00 Nov 1994 08:49:37 GMT',
        'Thu, 32 Dec 2020 00:00:00 GMT',
        'Sun, 06 Nov 1994 24:00:00 GMT',
        'Mon, 07 Nov 1994 24:00:00 GMT',
        'Sun, 06 Nov 1994 08:60:00 GMT',
        'Sun, 06 Nov 1994 08:49:60 GMT',
        'Sun, 06 Nov 1994 08:49:61 GMT',
        'Sun Feb 30 00:00:00 2020',
      ],
    },
    {
      name: 'wrong names of days and months',
      inputs: [
        'Mon, 06 Nov 1994 08:49:37 GMT',
        'Xyz, 06 Nov 1994 08:49:37 GMT',
        'Sun, 06 Nev 1994 08:49:37 GMT',
        'Sundey, 06-Nov-94 08:49:37 GMT',
        'Monday, 06-Nov-94 08:49:37 GMT',
        'Mon Nov  6 08:49:37 1994',
      ],
    },
  ];
  for (const { name, inputs } of refused) {
    it(`does not read ${name}`, () => {
      for (const input of inputs) assert.equal(parseHttpDate(input, now), undefined, input);
    });
  }

  it('reads every date that is written as HTTP wants it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_167_219_200, max: 253_402_300_799 }), (second) => {
        assert.equal(parseHttpDate(new Date(second * 1000).toUTCString(), now), second * 1000);
      }),
    );
  });
});
