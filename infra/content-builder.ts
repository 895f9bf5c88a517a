import type { Article } from '../core/build/article/article';
import type { ArticleBuild } from '../core/build/article/build-article';
import { buildContent, type BuiltContent } from '../core/build/content/build-content';
import { checkHistoryFiles, dateArticles } from '../core/build/history/apply-history';
import { historyFile, maxHistoryBytes, noHistory, type History } from '../core/build/history/history';
import { parseHistory } from '../core/build/history/parse-history';
import type { Finding, Phrase } from '../core/build/finding/finding';
import { imagesFile, type LocalImage } from '../core/build/image/image';
import type { ParsedImagesFile } from '../core/build/image/parse-images-file';
import { defaultLayout } from '../core/build/layout/layout';
import { settingsFile } from '../core/build/settings/settings';
import type { RenderOptions } from '../core/build/markdown/rendered-markdown';
import { decodeSource } from '../core/build/source/decode-source';
import { createReport } from '../core/build/source/report';
import { parseTaxonomy } from '../core/build/taxonomy/parse-taxonomy';
import { taxonomyFile } from '../core/build/taxonomy/taxonomy-file';
import { compareCodePoints } from '../core/model/text/fold';
import { openBuildPool } from './build-pool';
import { hash } from './hash';
import type { ContentDirScan, FoundFile } from './content-dir';
import { openContentSource, type ContentSource, type SourceLocation } from './content-source';
import { maxImagesFileBytes, parseFoundImagesFile } from './images-file';
import { forEachConcurrently } from './for-each-concurrently';
import { createLocalImages } from './local-images';
import { fileFinding } from './inspect-file';

export interface ContentBuilderOptions extends RenderOptions {
  readonly siteHost: string | null;
  /** Serve the last good version of an article that cannot be built now. */
  readonly keepsLastGood: boolean;
}

type OnProgress = (done: number, total: number) => void;

/** Builds a content directory; later builds process only the changes. */
export interface ContentBuilder {
  /**
   * @param onProgress called after each article with the number of finished articles and the total
   * @param onImageProgress the same for the images of the content directory
   */
  build(onProgress?: OnProgress, onImageProgress?: OnProgress): Promise<ContentBuild>;
  close(): Promise<void>;
}

export interface ContentBuild {
  readonly content: BuiltContent;
  /** Paths of the files that were built this time, or removed since the last build. */
  readonly changed: readonly string[];
  /** How many Markdown files were not looked at, by reason. */
  readonly unread: ContentDirScan['unread'];
  /** How many were. */
  readonly read: number;
  /** Images of the content directory: paths below it, by served name. */
  readonly served: ReadonlyMap<string, string>;
  /** URLs of remote images, sorted. */
  readonly remoteImages: readonly string[];
}

interface Known {
  readonly stamp: string;
  /** Data of the images in the article at that time. */
  readonly imageStamp: string;
  readonly build: ArticleBuild;
  readonly lastGood: Article | null;
}

/** Opens a builder for the content at a location. */
export function openContentBuilder(location: SourceLocation, options: ContentBuilderOptions): ContentBuilder {
  const { siteHost, keepsLastGood, ...withoutLayout } = options;
  let render: RenderOptions = withoutLayout;
  const source = openContentSource(location);
  const localImages = createLocalImages(source);
  let remote = noImagesFile;
  let pool = openBuildPool(location, render);
  let known = new Map<string, Known>();
  let layout = JSON.stringify(defaultLayout);
  let taxonomyStamp: string | null = null;
  let lastHistory: ReadHistory = { ...nothingRead, stamp: null };

  const imageStampOf = async ({ localImages: local = [], remoteImages = [] }: ArticleBuild) =>
    JSON.stringify([await localImages.stampOf(local), remoteImages.map((url) => remote.images.get(url))]);

  const keep = async (found: FoundFile, build: ArticleBuild) => {
    const lastGood = build.article ?? known.get(found.path)?.lastGood ?? null;
    known.set(found.path, { stamp: found.stamp, imageStamp: await imageStampOf(build), build, lastGood });
  };

  const isStale = async ({ path, stamp }: FoundFile) => {
    const last = known.get(path);
    return last?.stamp !== stamp || last.imageStamp !== (await imageStampOf(last.build));
  };

  /** Workers hold the data of remote images, so a changed `images.json` needs new workers. */
  const readRemoteImages = async (found: FoundFile | null) => {
    const stamp = found?.stamp ?? null;
    if (stamp === remote.stamp) return [];
    const file = found && parseFoundImagesFile(await source.read(found, maxImagesFileBytes));
    remote = { stamp, ...(file ?? noImagesFile) };
    await pool.close();
    pool = openBuildPool(location, render, { remoteImages: remote.images });
    return [imagesFile];
  };

  /** Workers hold the layout as well, and every article depends on it. */
  const followLayout = async (scan: ContentDirScan) => {
    const current = JSON.stringify(scan.layout);
    if (current === layout) return [];
    layout = current;
    known = new Map();
    render = { ...withoutLayout, layout: scan.layout };
    await pool.close();
    pool = openBuildPool(location, render, { remoteImages: remote.images });
    return [settingsFile];
  };

  const readTaxonomyChange = (found: FoundFile | null) => {
    const stamp = found?.stamp ?? null;
    const changed = stamp === taxonomyStamp ? [] : [taxonomyFile];
    taxonomyStamp = stamp;
    return changed;
  };

  return {
    async build(onProgress = () => undefined, onImageProgress = () => undefined) {
      const scan = await source.list();
      const changedLayout = await followLayout(scan);
      const changedImages = await readRemoteImages(scan.images);
      const paths = new Set(scan.files.map(({ path }) => path));
      const removed = [...known.keys()].filter((path) => !paths.has(path));
      known = new Map([...known].filter(([path]) => paths.has(path)));
      const areStale = await Promise.all(scan.files.map(isStale));
      const stale = scan.files.filter((_, i) => areStale[i]);
      let done = 0;
      await forEachConcurrently(stale, pool.lanes, async (found) => {
        await keep(found, await pool.build(found));
        onProgress(++done, stale.length);
      });

      // Two passes. Building an article tells which images it uses. Those images are inspected, then the article is built again
      // with the results.
      const localOf = ({ path }: FoundFile) => known.get(path)?.build.localImages ?? [];
      const illustrated = stale.filter((found) => localOf(found).length > 0);
      await localImages.inspect(illustrated.flatMap(localOf), pool, onImageProgress);
      await forEachConcurrently(illustrated, pool.lanes, async (found) => {
        const images = localOf(found).map((file) => [file, localImages.known.get(file)] as const);
        const seen = images.filter((entry): entry is [string, LocalImage] => entry[1] !== undefined);
        await keep(found, await pool.build(found, new Map(seen)));
      });

      const builds = scan.files.flatMap(({ path }) => known.get(path) ?? []);
      const articles = builds.flatMap(
        ({ build, lastGood }) => build.article ?? (keepsLastGood ? (lastGood ?? []) : []),
      );
      const { taxonomy, findings } = await readTaxonomy(source, scan.taxonomy);
      const changedHistory = (scan.history?.stamp ?? null) === lastHistory.stamp ? [] : [historyFile];
      if (changedHistory.length > 0) lastHistory = await readHistory(source, scan.history);
      const { history } = lastHistory;
      const content = buildContent(dateArticles(articles, history, hash), {
        taxonomy,
        separatesByDate: scan.layout.date.includes('file-name'),
        history,
        siteHost,
        findings: [
          ...scan.findings,
          ...findings,
          ...remote.findings,
          ...lastHistory.findings,
          ...checkHistoryFiles(history, paths),
          ...builds.flatMap(({ build }) => build.findings),
        ],
      });
      const changed = [
        ...readTaxonomyChange(scan.taxonomy),
        ...changedLayout,
        ...changedImages,
        ...changedHistory,
      ];
      return {
        content,
        changed: [...removed, ...stale.map(({ path }) => path), ...changed],
        ...{ unread: scan.unread, read: scan.files.length },
        served: listServed(builds, localImages.known),
        remoteImages: [...new Set(builds.flatMap(({ build }) => build.remoteImages ?? []))].sort(),
      };
    },
    close: () => pool.close(),
  };
}

/** The data of remote images without an `images.json`. */
const noImagesFile: ParsedImagesFile & { readonly stamp: string | null } = {
  stamp: null,
  images: new Map(),
  findings: [],
};

function listServed(builds: readonly Known[], images: ReadonlyMap<string, LocalImage>): Map<string, string> {
  const files = builds.flatMap(({ build }) => build.localImages ?? []);
  const entries = files.flatMap((file) => {
    const name = images.get(file)?.servedName;
    return name == null ? [] : [[name, file] as const];
  });
  return new Map(entries.sort(([, a], [, b]) => compareCodePoints(a, b)));
}

/** Caches the parsed history, because parsing takes time for many articles. */
interface ReadHistory {
  readonly history: History;
  readonly findings: readonly Finding[];
  readonly stamp: string | null;
}

const nothingRead = { history: noHistory, findings: [] };

async function readHistory(source: ContentSource, found: FoundFile | null): Promise<ReadHistory> {
  if (!found) return { ...nothingRead, stamp: null };
  const { stamp } = found;
  const file = await source.read(found, maxHistoryBytes);
  if ('rule' in file) {
    const limit = maxHistoryBytes / 1024 / 1024;
    const problem: Phrase = { phrase: 'history-too-large', facts: { limit } };
    const isTooLarge = file.rule === 'file-too-large';
    const finding = isTooLarge ? fileFinding('history-unusable', historyFile, { problem }) : file;
    return { history: noHistory, findings: [finding], stamp };
  }
  return { ...parseHistory(file.bytes), stamp };
}

async function readTaxonomy(source: ContentSource, found: FoundFile | null) {
  const none = (findings: readonly Finding[]) => ({ ...parseTaxonomy(''), findings });
  if (!found) return none([]);
  const file = await source.read(found);
  if ('rule' in file) return none([file]);
  const { findings, report } = createReport(file.path);
  const text = decodeSource(file.bytes, report);
  if (text === null) return none(findings);
  const parsed = parseTaxonomy(text);
  return { ...parsed, findings: [...findings, ...parsed.findings] };
}
