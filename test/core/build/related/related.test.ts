import assert from 'node:assert/strict';
import { buildRelated } from '../../../../core/build/related/build-related';
import { buildVectors } from '../../../../core/build/related/build-vectors';
import { countFeatures } from '../../../../core/build/related/count-features';
import { findRelated } from '../../../../core/read/related/find-related';
import { decodeRelatedData } from '../../../../core/format/related/related-data';
import type { RelatedDocument } from '../../../../core/build/related/related-document';
import { all, documents, randomDocuments } from './builders';

function related(list: readonly RelatedDocument[], article: number, limit = 6): number[] {
  return findRelated(decodeRelatedData(buildRelated(list)), article, all, limit);
}

describe('related articles', () => {
  it('are those of the same subject, and nothing that shares nothing', () => {
    const list = documents(
      { title: '图片压缩与水印', text: '用云函数压缩图片，加上水印。' },
      { title: '视频压缩', text: '用云函数压缩视频，转换格式。' },
      { title: '给图片加水印', text: '上传图片，加上水印，再压缩。' },
      { title: '会员积分', text: '会员积分兑换礼品。' },
    );
    assert.deepEqual(related(list, 0), [2, 1]);
    assert.deepEqual(related(list, 3), []);
  });

  it('find the parts of a series', () => {
    const series = ['一', '二', '三'].map((n) => ({
      title: `建站教程（${n}）`,
      text: `第${n}课，安装主题。`,
    }));
    const others = ['数据库', '网络', '日志'].map((name) => ({
      title: `${name}教程`,
      text: `${name}的用法。`,
    }));
    const list = documents(...series, ...others);
    for (const article of [0, 1, 2]) {
      assert.deepEqual(
        related(list, article, 2).sort(),
        [0, 1, 2].filter((other) => other !== article),
      );
    }
  });

  it('count the title more than the body', () => {
    const list = documents(
      { title: 'wordpress', text: 'lighthouse' },
      { title: 'guide', text: 'lighthouse' },
      { title: 'wordpress', text: 'guide' },
      { title: 'guide', text: 'other words' },
      { title: 'other', text: 'words' },
    );
    assert.deepEqual(related(list, 0), [2, 1]);
  });

  it('share a rare tag rather than one that nearly all have', () => {
    const list = documents(
      ...Array.from({ length: 10 }, (_, i) => ({
        title: `t${i}a`,
        tags: i === 9 ? [1] : i % 5 === 0 ? [0, 1] : [0],
      })),
    );
    assert.deepEqual(related(list, 0, 3), [5, 9, 1]);
  });

  for (const taxonomy of ['categories', 'tags', 'authors'] as const) {
    it(`share ${taxonomy}, which are not mixed up with other terms of that number`, () => {
      const other = taxonomy === 'tags' ? 'authors' : 'tags';
      const list = documents({ [taxonomy]: [7] }, { [other]: [7] }, { [taxonomy]: [7] }, {}, {});
      assert.deepEqual(related(list, 0), [2]);
    });
  }

  it('come with outdated ones behind equal ones that are not', () => {
    const same = { title: '云函数', text: '部署云函数。' };
    const list = documents(same, { ...same, outdated: true }, same, { ...same, outdated: true }, same, {});
    assert.deepEqual(related(list, 0), [2, 4, 1, 3]);
    assert.deepEqual(related(list, 1), [0, 2, 4, 3]);
  });

  it('come in code-point order of the id when they are equal', () => {
    const same = { text: '部署云函数。' };
    const ids = ['blog/b', 'case/a', 'blog/a', 'blog/\uff21', 'blog/\u{1f600}'];
    const list = documents(...ids.map((id) => ({ ...same, id })), {});
    assert.deepEqual(related(list, 0), [2, 3, 4, 1]);
  });

  it('have vectors of whole numbers, none longer than the rest', () => {
    const list = randomDocuments(6, 60);
    for (const { weights } of buildVectors(countFeatures(list))) {
      const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
      assert.ok(length <= 4096 && (weights.length === 0 || length > 4000), `${length}`);
    }
  });

  it('are the same for the same content, whatever else the build did before', () => {
    const list = randomDocuments(7, 40);
    const bytes = buildRelated(list);
    buildRelated(randomDocuments(8, 40));
    assert.deepEqual(buildRelated(list), bytes);
  });

  it('need content: hostile texts and empty sites are no trouble', () => {
    assert.deepEqual(decodeRelatedData(buildRelated(documents())).nearest.length, 0);
    assert.deepEqual(related(documents({}), 0), []);
    const list = documents({ text: '\ud83d'.repeat(100) }, { text: '\ud83d' }, { text: '!'.repeat(1e5) });
    assert.deepEqual(related(list, 0), []);
  });
});
