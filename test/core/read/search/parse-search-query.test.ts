import assert from 'node:assert/strict';
import { formatQuery, isEmptyQuery, parseSearchQuery } from '../../../../core/read/search/parse-search-query';

describe('parseQuery', () => {
  const table: readonly [query: string, words: readonly string[]][] = [
    ['云函数  部署', ['云函数', '部署']],
    ['  Node.JS ', ['node.js']],
    ['云函数\u3000ＳＣＦ', ['云函数', 'scf']],
    ['"Serverless  Framework" 部署', ['serverless framework', '部署']],
    ['a"b c"d', ['a', 'b c', 'd']],
    ['"never closed', ['never closed']],
    ['a "" b', ['a', 'b']],
    ['a A ａ', ['a']],
    ['“云 函数”', ['“云', '函数”']],
    ['＂a b＂', ['"a', 'b"']],
    ["it's (a|b)* \\d", ["it's", '(a|b)*', '\\d']],
    ['"', []],
    ['云\uFEFF函\u200B数', ['云函数']],
    ['\u200B \u00AD \uFEFF', []],
  ];
  for (const [query, words] of table) {
    it(`reads ${JSON.stringify(query)}`, () => {
      assert.deepEqual(
        parseSearchQuery(query).words.map(({ folded }) => folded),
        words,
      );
    });
  }

  it('says which queries are empty', () => {
    for (const query of ['', ' ', '"', '" "', '\u200B', '"'.repeat(100)])
      assert.ok(isEmptyQuery(query), query);
    for (const query of ['a', '。', '"a', '\u0301']) assert.ok(!isEmptyQuery(query), query);
  });

  it('writes what it reads again', () => {
    for (const query of ['a b', '"a b" c', '云函数 "冷 启动"'])
      assert.equal(formatQuery(parseSearchQuery(query)), query);
  });
});
