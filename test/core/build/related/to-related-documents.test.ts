import assert from 'node:assert/strict';
import { buildArticle } from '../../../../core/build/article/build-article';
import { buildContent } from '../../../../core/build/content/build-content';
import { buildRelated } from '../../../../core/build/related/build-related';
import { toRelatedDocuments } from '../../../../core/build/related/to-related-documents';
import { parseTaxonomy } from '../../../../core/build/taxonomy/parse-taxonomy';
import { hash } from '../../../../infra/hash';
import { aContent } from '../../../support/builders';

describe('toRelatedDocuments', () => {
  it('yields what is compared of a built article', () => {
    const text = [
      '---',
      'title: 云函数入门',
      'description: 从零开始',
      'keywords: [函数, SCF]',
      'tags: [Egg, egg.js]',
      'categories: [教程]',
      'authors: [张三]',
      'outdated: true',
      '---',
      '',
      '## 安装',
      '',
      '### 部署',
      '',
      '一行**代码**。',
    ].join('\n');
    const file = { path: 'blog/a.md', collection: 'blog', slug: 'a', bytes: new TextEncoder().encode(text) };
    const { article } = buildArticle(file, { iframeHosts: [], placeholders: {} }, hash);
    assert.ok(article);
    const { taxonomy } = parseTaxonomy('tags:\n  Egg:\n    aliases: [egg.js]\n');
    const content = buildContent([article], { taxonomy, siteHost: null, findings: [] });
    assert.deepEqual(
      [...toRelatedDocuments(content)],
      [
        {
          id: 'blog/a',
          outdated: true,
          title: '云函数入门',
          headings: ['安装', '部署'],
          about: ['从零开始', '函数', 'SCF'],
          text: '安装\n部署\n一行代码。',
          categories: [0],
          tags: [0],
          authors: [0],
        },
      ],
    );
  });

  it('gives equal bytes whatever the order of the files', () => {
    const articles = ['云函数', '云开发', '云函数日志', '日志', 'egg'].map((title, i) => ({
      id: `blog/${i}`,
      title,
      markdown: `${title}与日志`,
      tags: [title],
    }));
    assert.deepEqual(
      buildRelated(toRelatedDocuments(aContent(articles))),
      buildRelated(toRelatedDocuments(aContent([...articles].reverse()))),
    );
  });
});
