import assert from 'node:assert/strict';
import { describeArticles } from '../../cli/describe-articles';
import { summarize } from '../../cli/wording';

describe('the words for how much content there is', () => {
  const cases: { counts: [number, number, number, number]; en: string; zh: string }[] = [
    { counts: [0, 0, 0, 0], en: '0 public articles', zh: '0 篇公开文章' },
    { counts: [1, 0, 0, 0], en: '1 public article', zh: '1 篇公开文章' },
    {
      counts: [18, 1, 1, 0],
      en: '18 public articles, 1 draft, 1 scheduled',
      zh: '18 篇公开文章，1 篇草稿，1 篇定时发布',
    },
    {
      counts: [2, 2, 0, 3],
      en: '2 public articles, 2 drafts, 3 withdrawn',
      zh: '2 篇公开文章，2 篇草稿，3 篇已下线',
    },
    { counts: [0, 0, 7, 0], en: '0 public articles, 7 scheduled', zh: '0 篇公开文章，7 篇定时发布' },
  ];
  for (const { counts, en, zh } of cases) {
    it(`name what each number counts: ${en}`, () => {
      const [shown, drafts, scheduled, withdrawn] = counts;
      const named = { public: shown, drafts, scheduled, withdrawn };
      assert.equal(describeArticles(named, 'en'), en);
      assert.equal(describeArticles(named, 'zh'), zh);
      const found = { errors: 1, warnings: 2, notices: 0 };
      assert.equal(summarize(named, found, 'en'), `${en}, 1 error, 2 warnings`);
      assert.equal(summarize(named, { ...found, notices: 1 }, 'zh'), `${zh}，1 个错误，2 条警告，1 条提示`);
    });
  }
});
