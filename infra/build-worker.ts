import { workerData } from 'node:worker_threads';
import { buildArticle, type ArticleBuild } from '../core/build/article/build-article';
import { fileStart } from '../core/model/article/source-position';
import { createFinding } from '../core/build/finding/finding';
import type { LocalImage, RemoteImage } from '../core/build/image/image';
import type { RenderOptions } from '../core/build/markdown/rendered-markdown';
import type { FoundFile } from './content-dir';
import { openContentSource, type SourceLocation } from './content-source';
import { hash } from './hash';

/** An article to build. */
export interface BuildTask {
  readonly location: SourceLocation;
  readonly found: FoundFile;
  readonly options: RenderOptions;
  readonly localImages: ReadonlyMap<string, LocalImage>;
}

/** The data that all articles of a worker share. */
export interface BuildWorkerData {
  readonly remoteImages: ReadonlyMap<string, RemoteImage>;
}

/** Reads and builds an article in a worker. Every error becomes a finding of that file. */
export default async function buildInWorker({
  location,
  found,
  options,
  localImages,
}: BuildTask): Promise<ArticleBuild> {
  const { remoteImages } = workerData as BuildWorkerData;
  const source = await openContentSource(location).read(found);
  if ('rule' in source) return { article: null, findings: [source] };
  try {
    return buildArticle(source, options, hash, { local: localImages, remote: remoteImages });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { article: null, findings: [createFinding('build-failed', found.path, fileStart, { reason })] };
  }
}
