import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { settingsFile } from '../../core/build/settings/settings';
import { lookAtFolder } from '../../infra/look-at-folder';
import { openContentBuilder, type ContentBuild } from '../../infra/content-builder';
import { atFolder } from '../../infra/content-source';
import { sites, type Site } from './sites';

describe('adopt', function () {
  this.timeout(120_000);
  let root: string;
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'adopt-'));
  });
  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  const build = async (): Promise<ContentBuild> => {
    const builder = openContentBuilder(atFolder(root), {
      ...{ iframeHosts: [], placeholders: {}, siteHost: null, keepsLastGood: false },
    });
    try {
      return await builder.build();
    } finally {
      await builder.close();
    }
  };

  for (const { name, preset, files, articles, hidden = [] } of sites satisfies readonly Site[]) {
    it(`serves ${name}`, async () => {
      for (const [file, text] of Object.entries(files)) write(file, text);
      const { recognized, keys } = lookAtFolder(root);
      const settings = Object.fromEntries(keys.map(({ key, value }) => [key, value]));
      const text = stringify(settings, { flowCollectionPadding: true, collectionStyle: 'any' });
      write(settingsFile, text);
      const { content, unread, read } = await build();
      const now = Date.now();
      const shown = content.articles.filter(
        ({ draft, unpublishAt }) => !draft && (unpublishAt === null || unpublishAt.ms > now),
      );
      assert.deepEqual(
        shown.map(({ title }) => title).sort(),
        [...articles].sort(),
        `${text}${JSON.stringify(recognized)}\n${content.findings.map(({ file, rule }) => `${file} ${rule}`).join('\n')}`,
      );
      assert.equal(settings.preset ?? null, preset);
      const markdown = Object.keys(files).filter((file) => /\.(?:md|mdx|markdown|Rmd)$/.test(file));
      const mentioned = read + unread.reduce((sum, [, count]) => sum + count, 0);
      assert.equal(mentioned, markdown.length);
      for (const title of hidden) assert.ok(!shown.some((article) => article.title === title));
    });
  }
});
