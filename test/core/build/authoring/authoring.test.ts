import fc from 'fast-check';
import assert from 'node:assert/strict';
import { draftArticle } from '../../../../core/build/authoring/draft-article';
import { toSlug } from '../../../../core/build/authoring/to-slug';
import { parseSource } from '../../../../core/build/source/parse-source';

describe('toSlug', () => {
  const slugs: [title: string, slug: string][] = [
    ['标题', 'biao-ti'],
    ['用云函数处理图片：Serverless 入门', 'yong-yun-han-shu-chu-li-tu-pian-serverless-ru-men'],
    ['重构 Egg.js 应用（上）', 'chong-gou-egg-js-ying-yong-shang'],
    ['ＡＢＣ　１２３', 'abc-123'],
    ['Привет, мир', 'привет-мир'],
    ['🎉！', ''],
    ['很'.repeat(40), Array.from({ length: 20 }, () => 'hen').join('-')],
  ];
  for (const [title, slug] of slugs) {
    it(`makes "${slug}" of ${title.slice(0, 30)}`, () => {
      assert.equal(toSlug(title), slug);
    });
  }
});

describe('draftArticle', () => {
  it('writes every title so that it is read again, without a finding', () => {
    const title = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .map((text) => text.replace(/\s+/gu, ' ').trim());
    fc.assert(
      fc.property(
        fc.oneof(title, fc.constantFrom('Egg: a', "It's", '[译] b', '1.0', 'true', '*a')),
        (text) => {
          const file = { path: 'blog/a.md', collection: 'blog', slug: 'a' };
          const bytes = Buffer.from(draftArticle(text, '2020-06-23', true));
          const { source, findings } = parseSource({ ...file, bytes });
          if (findings.length > 0 || text === '') return;
          assert.equal(source?.frontMatter.title, text);
          assert.equal(source.frontMatter.draft, true);
        },
      ),
    );
  });
});
