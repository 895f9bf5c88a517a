import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const options = { iframeHosts: [], placeholders: {} };

describe('a line break in running text', () => {
  // CSS Text 3, 4.1.3.
  const cases: [before: string, after: string, between: '' | ' '][] = [
    ['中文', '换行', ''],
    ['中，', '文', ''],
    ['中', '（文）', ''],
    ['カナ', 'ひら', ''],
    ['コーヒー', '店', ''],
    ['ﾊﾝｶｸ', '字', ''],
    ['ＡＢ', 'Ｃ', ''],
    ['𠀀', '𠀁', ''],
    ['说“', '好', ''],
    ['说', '“好”', ''],
    ['好……', '然后', ''],
    ['破折——', '号', ''],
    ['中\u200B', 'abc', ''],
    ['葛\u{E0100}', '城', ''],
    ['中\uFE01', '文', ''],
    ['说”', '“好', ' '],
    ['好……', '“好', ' '],
    ['가나다 라마', '바사 아자', ' '],
    ['中文', '한국어', ' '],
    ['한국어', '中文', ' '],
    ['“한', '“국', ' '],
    ['中文', 'abc', ' '],
    ['abc', '中文', ' '],
    ['abc”', '“def', ' '],
    ['数量 1', '中', ' '],
    ['Ж', '中', ' '],
  ];
  for (const [before, after, between] of cases) {
    it(`${between === '' ? 'is nothing' : 'is a space'} in ${before}⏎${after}`, () => {
      assert.equal(renderMarkdown(`${before}\n${after}`, options).text, before + between + after);
      assert.equal(
        renderMarkdown(`${before}  \n  ${after}`, options).text.includes('\n'),
        true,
        'a hard break stays',
      );
    });
  }
});
