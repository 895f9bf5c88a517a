import { buildArticle, type ArticleBuild } from '../core/article/build-article';
import { createFinding, wholeFile } from '../core/finding/finding';
import type { RenderOptions } from '../core/markdown/rendered-markdown';
import { readFoundFile, type FoundFile } from './content-dir';
import { hash } from './hash';

/** One article to build. */
export interface BuildTask {
  readonly root: string;
  readonly found: FoundFile;
  readonly options: RenderOptions;
}

/** Reads and builds one article in a worker; whatever goes wrong is a finding of that file. */
export default function buildInWorker({ root, found, options }: BuildTask): ArticleBuild {
  const source = readFoundFile(root, found);
  if ('rule' in source) return { article: null, findings: [source] };
  try {
    return buildArticle(source, options, hash);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { article: null, findings: [createFinding('build-failed', found.path, wholeFile, { reason })] };
  }
}
