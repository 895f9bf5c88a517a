import assert from 'node:assert/strict';
import { chooseEncoding } from '../../../app/response/choose-encoding';

describe('chooseEncoding', () => {
  const table: [header: string, expected: string | null][] = [
    ['', null],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0.1, gzip', 'gzip'],
    ['gzip;q=0.5, br;q=0.5', 'br'],
    ['gzip;q=0.4, br;q=0.5', 'br'],
    ['GZIP ; Q=1', 'gzip'],
    ['br;q=0, gzip;q=0', null],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['*;q=0', null],
    ['identity', null],
    ['identity, gzip;q=0.5', null],
    ['identity;q=0.5, gzip', 'gzip'],
    ['deflate, zstd', null],
    ['gzip;q=x', null],
  ];
  for (const [header, expected] of table) {
    it(`takes ${expected ?? 'none'} for "${header}"`, () => {
      assert.equal(chooseEncoding(header), expected);
    });
  }
});
