import assert from 'node:assert/strict';
import { findZoneName } from '../../../../core/model/time/find-zone-name';

describe('findZoneName', () => {
  const found: { name: string; input: string; expected: string }[] = [
    { name: 'a name as it is', input: 'Asia/Shanghai', expected: 'Asia/Shanghai' },
    { name: 'a name in small letters', input: 'asia/shanghai', expected: 'Asia/Shanghai' },
    { name: 'a name in capitals', input: 'EUROPE/LONDON', expected: 'Europe/London' },
    { name: 'a name in mixed case', input: 'Europe/london', expected: 'Europe/London' },
    { name: 'capitals within a word', input: 'antarctica/mcmurdo', expected: 'Antarctica/McMurdo' },
    { name: 'small words', input: 'AMERICA/PORT-AU-PRINCE', expected: 'America/Port-au-Prince' },
    {
      name: 'three parts',
      input: 'america/argentina/buenos_aires',
      expected: 'America/Argentina/Buenos_Aires',
    },
    { name: 'a new name of a zone', input: 'asia/kolkata', expected: 'Asia/Kolkata' },
    { name: 'the old name of a zone', input: 'asia/calcutta', expected: 'Asia/Calcutta' },
    { name: 'a link', input: 'asia/chongqing', expected: 'Asia/Chongqing' },
    { name: 'a link without a slash', input: 'prc', expected: 'PRC' },
    { name: 'a link with a hyphen', input: 'w-su', expected: 'W-SU' },
    { name: 'UTC', input: 'utc', expected: 'UTC' },
    { name: 'GMT', input: 'gmt', expected: 'GMT' },
    { name: 'GMT with a zero', input: 'gmt+0', expected: 'GMT+0' },
    { name: 'a fixed offset of the database', input: 'etc/gmt-8', expected: 'Etc/GMT-8' },
    { name: 'an abbreviation of the database', input: 'est', expected: 'EST' },
    { name: 'another', input: 'Hst', expected: 'HST' },
    { name: 'rules that the database names', input: 'est5edt', expected: 'EST5EDT' },
  ];
  for (const { name, input, expected } of found) {
    it(`finds ${name}: ${input}`, () => {
      assert.equal(findZoneName(input), expected);
    });
  }

  const refused: { name: string; inputs: string[] }[] = [
    {
      name: 'abbreviations that only ICU has',
      inputs: [
        ...[
          'ACT',
          'AET',
          'AGT',
          'ART',
          'AST',
          'BET',
          'BST',
          'CAT',
          'CNT',
          'CST',
          'CTT',
          'EAT',
          'ECT',
          'IET',
          'IST',
        ],
        ...['JST', 'MIT', 'NET', 'NST', 'PLT', 'PNT', 'PRT', 'PST', 'SST', 'VST', 'cst'],
      ],
    },
    { name: 'other names that only ICU has', inputs: ['SystemV/EST5', 'US/Pacific-New', 'Etc/Unknown'] },
    { name: 'abbreviations that nobody has', inputs: ['EDT', 'CEST', 'HKT', 'Z'] },
    {
      name: 'offsets',
      inputs: ['+08:00', '+0800', '+08', '-05:00', '8', 'UTC+8', 'GMT+8', 'GMT+08:00', 'GMT-8', 'UTC+08:00'],
    },
    {
      name: 'offsets that the database does not have',
      inputs: ['Etc/GMT+13', 'Etc/GMT-15', 'Etc/GMT+08', 'Etc/UTC+8'],
    },
    {
      name: 'rules of POSIX',
      inputs: ['CST-8', 'EST5EDT4', 'EST5EDT,M3.2.0,M11.1.0', '<+08>-8', ':Asia/Shanghai'],
    },
    {
      name: 'paths',
      inputs: [
        '../etc/localtime',
        '/etc/localtime',
        'Asia/../Asia/Shanghai',
        'posix/Asia/Shanghai',
        'Asia',
        'Asia/',
      ],
    },
    {
      name: 'places that no zone is named after',
      inputs: ['北京', '亚洲/上海', 'Asia/Beijing', 'Beijing', 'Shanghai'],
    },
    {
      name: 'names with something about them',
      inputs: ['', ' ', 'Asia/Shanghai ', 'Asia\\Shanghai', 'Asia/Shanghai\0'],
    },
    { name: 'words with a space for the low line', inputs: ['America/New York', 'America/NewYork'] },
    {
      name: 'letters that only look alike',
      inputs: ['Asia/Bang\u212Aok', 'A\u017Fia/Shanghai', 'Аsia/Shanghai'],
    },
    { name: 'names of files beside the zones', inputs: ['Factory', 'localtime', 'posixrules', 'zone.tab'] },
    { name: 'names of properties', inputs: ['constructor', '__proto__', 'toString'] },
  ];
  for (const { name, inputs } of refused) {
    it(`does not find ${name}`, () => {
      for (const input of inputs) assert.equal(findZoneName(input), undefined, input);
    });
  }

  it('finds every zone that the platform lists', () => {
    for (const name of Intl.supportedValuesOf('timeZone'))
      assert.equal(findZoneName(name.toLowerCase()), name);
  });
});
