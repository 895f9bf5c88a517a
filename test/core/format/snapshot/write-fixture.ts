import fs from 'node:fs';
import path from 'node:path';
import { formatVersion } from '../../../../core/format/snapshot/format';
import { aSnapshot, type ArticleParts } from '../../../support/builders';

/** What the fixture of every format version holds: each column and each part of the header has something in it. */
export const fixtureArticles: readonly ArticleParts[] = [
  {
    id: 'blog/你好',
    title: '你好，世界',
    date: '2020-06-23',
    updated: '2020-07-01T08:30',
    categories: ['入门'],
    tags: ['egg', 'sls'],
    authors: [['Ann', 'https://ann.example'], '云'],
    aliases: ['hello'],
    markdown: '# 你好\n\n世界 😀\n',
  },
  {
    id: 'case/b',
    title: 'B',
    date: '2020-06-24T10:00:00+08:00',
    tags: ['Egg', 'Serverless'],
    outdated: true,
  },
  { id: 'case/draft', draft: true, tags: ['egg'] },
  { id: 'case/timed', publishAt: '2020-01-01T00:00:00Z', unpublishAt: '2030-01-01' },
];
export const fixtureTaxonomy = 'tags:\n  Serverless:\n    aliases: [sls]\n    label: { zh: 无服务器 }\n';

/** The fixture of a format version. */
export function fixtureFile(version: number): string {
  return path.join(__dirname, '../../../fixtures/snapshot', `v${version}.snapshot`);
}

// Run once after the format version was raised: node --require esbuild-register test/core/format/snapshot/write-fixture.ts
// A fixture that exists is never written again: the point of it is that servers still read, or refuse, those bytes.
if (require.main === module) {
  fs.writeFileSync(fixtureFile(formatVersion), aSnapshot(fixtureArticles, { taxonomy: fixtureTaxonomy }), {
    flag: 'wx',
  });
}
