import assert from 'node:assert/strict';
import { listFeatures } from '../../../../core/build/related/features';

describe('listFeatures', () => {
  const table: readonly (readonly [text: string, ...expected: string[]])[] = [
    [''],
    ['云函数', '云函', '函数'],
    ['Serverless 云函数', 'serverless', '云函', '函数'],
    ['部署Egg应用', '部署', 'egg', '应用'],
    ['Node.js CI/CD', 'node', 'js', 'ci', 'cd'],
    ['ＡＢＣ　ｅｇｇ', 'abc', 'egg'],
    ['2020 年 6 月 v2', 'v2'],
    ['云', ...[]],
    ['云。函。数'],
    ['a b c'],
    ['x'.repeat(33)],
    ['x'.repeat(32), 'x'.repeat(32)],
    ['café Пример', 'café', 'пример'],
    ['サーバー 서버', 'サー', 'ーバ', 'バー', '서버'],
    ['egg egg', 'egg', 'egg'],
    ['\ud83d\ude00 \ud83d 函\ud83d数'],
  ];
  for (const [text, ...expected] of table) {
    it(`finds ${expected.join(', ') || 'nothing'} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(listFeatures(text), expected);
    });
  }
});
