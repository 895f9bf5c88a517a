import type { Article } from '../core/article/article';
import type { ArticleBuild } from '../core/article/build-article';
import { buildContent, type BuiltContent } from '../core/catalog/build-content';
import type { Finding } from '../core/finding/finding';
import type { RenderOptions } from '../core/markdown/rendered-markdown';
import { decodeSource } from '../core/source/decode-source';
import { createReport } from '../core/source/report';
import { parseTaxonomy } from '../core/taxonomy/parse-taxonomy';
import { taxonomyFile } from '../core/taxonomy/taxonomy-file';
import { openBuildPool } from './build-pool';
import { readFoundFile, scanContentDir, type FoundFile } from './content-dir';

export interface ContentBuilderOptions extends RenderOptions {
  readonly siteHost: string | null;
  /** Serve the last version that could be built of an article that now can't. */
  readonly keepsLastGood: boolean;
}

/** Builds a content directory, and again after changes, doing only what is new. */
export interface ContentBuilder {
  /** @param onProgress told after each article how many of those to be built are done */
  build(onProgress?: (done: number, total: number) => void): Promise<ContentBuild>;
  close(): Promise<void>;
}

export interface ContentBuild {
  readonly content: BuiltContent;
  /** Paths of the files that were built this time or are gone since the last. */
  readonly changed: readonly string[];
}

interface Known {
  readonly stamp: string;
  readonly build: ArticleBuild;
  readonly lastGood: Article | null;
}

/** Opens a builder for the directory `root`. */
export function openContentBuilder(root: string, options: ContentBuilderOptions): ContentBuilder {
  const { iframeHosts, placeholders } = options;
  const pool = openBuildPool(root, { iframeHosts, placeholders });
  let known = new Map<string, Known>();
  let taxonomyStamp: string | null = null;

  const buildFile = async (found: FoundFile) => {
    const build = await pool.build(found);
    const before = known.get(found.path)?.lastGood ?? null;
    known.set(found.path, { stamp: found.stamp, build, lastGood: build.article ?? before });
  };

  return {
    async build(onProgress = () => undefined) {
      const scan = scanContentDir(root);
      const paths = new Set(scan.files.map(({ path }) => path));
      const gone = [...known.keys()].filter((path) => !paths.has(path));
      known = new Map([...known].filter(([path]) => paths.has(path)));
      const stale = scan.files.filter(({ path, stamp }) => known.get(path)?.stamp !== stamp);
      let done = 0;
      await inLanes(stale, pool.lanes, async (found) => {
        await buildFile(found);
        onProgress(++done, stale.length);
      });

      const builds = scan.files.flatMap(({ path }) => known.get(path) ?? []);
      const articles = builds.flatMap(
        ({ build, lastGood }) => build.article ?? (options.keepsLastGood ? (lastGood ?? []) : []),
      );
      const { taxonomy, findings } = readTaxonomy(root, scan.taxonomy);
      const content = buildContent(articles, {
        taxonomy,
        siteHost: options.siteHost,
        findings: [...scan.findings, ...findings, ...builds.flatMap(({ build }) => build.findings)],
      });
      const stamp = scan.taxonomy?.stamp ?? null;
      const changedTaxonomy = stamp === taxonomyStamp ? [] : [taxonomyFile];
      taxonomyStamp = stamp;
      return { content, changed: [...gone, ...stale.map(({ path }) => path), ...changedTaxonomy] };
    },
    close: () => pool.close(),
  };
}

/** Works through items with a bounded number under way, in order of starting. */
async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function readTaxonomy(root: string, found: FoundFile | null) {
  const none = (findings: readonly Finding[]) => ({ ...parseTaxonomy(''), findings });
  if (!found) return none([]);
  const file = readFoundFile(root, found);
  if ('rule' in file) return none([file]);
  const { findings, report } = createReport(file.path);
  const text = decodeSource(file.bytes, report);
  if (text === null) return none(findings);
  const parsed = parseTaxonomy(text);
  return { ...parsed, findings: [...findings, ...parsed.findings] };
}
