import path from 'node:path';
import { createProgress } from '../cli/progress';
import { UsageError } from '../cli/run';
import { createSectionProgress } from '../cli/section-progress';
import { loadContentConfig } from '../config/content';
import type { BuiltContent } from '../core/build/content/build-content';
import { buildSections } from '../core/build/snapshot/build-sections';
import { encodeSnapshot, noSections } from '../core/build/snapshot/encode-snapshot';
import type { Sections } from '../core/format/snapshot/format';
import { unpackRecord } from '../core/format/snapshot/unpack-record';
import { createZone } from '../core/model/time/zone';
import { openContentBuilder } from '../infra/content-builder';
import { atFolder } from '../infra/content-source';
import { hash } from '../infra/hash';
import { openFileStore } from '../infra/snapshot-file';

/** Snapshots of the same content, with and without the sections for search, suggestions and related articles. */
export interface SnapshotFiles {
  readonly complete: string;
  readonly withoutSections: string;
}

/** Times and sizes of a build. */
export interface BuildFigures {
  readonly articles: number;
  readonly build: { readonly renderMs: number; readonly sectionsMs: number };
  readonly bytes: {
    /** Plain texts of all articles, UTF-8. */
    readonly text: number;
    readonly snapshot: number;
    readonly search: number;
    readonly suggest: number;
    readonly related: number;
  };
}

export interface BuiltSnapshots {
  readonly files: SnapshotFiles;
  readonly figures: BuildFigures;
  /** The plain text of each article. */
  readonly texts: readonly string[];
}

/** Builds a content directory and writes both snapshots into a folder. */
export async function buildSnapshots(
  contentDir: string,
  folder: string,
  log: (line: string) => void,
): Promise<BuiltSnapshots> {
  log('Rendering articles');
  const options = { iframeHosts: [], placeholders: {}, siteHost: null, keepsLastGood: false };
  const builder = openContentBuilder(atFolder(contentDir), options);
  let content: BuiltContent;
  const started = performance.now();
  try {
    ({ content } = await builder.build(createProgress('       Rendered articles')));
  } finally {
    await builder.close();
  }
  const rendered = performance.now();
  if (content.articles.length === 0) throw new UsageError(`${contentDir} has no articles to measure.`);
  log(`Preparing search, suggestions and related articles for ${content.articles.length} articles`);
  const sections = buildSections(content, createSectionProgress());
  const prepared = performance.now();
  const files = {
    complete: path.join(folder, 'complete.snapshot'),
    withoutSections: path.join(folder, 'without-sections.snapshot'),
  };
  const zone = createZone(loadContentConfig({}, folder).timeZone);
  const complete = encodeSnapshot(content, hash, sections, zone);
  await openFileStore(files.complete).put(complete);
  await openFileStore(files.withoutSections).put(encodeSnapshot(content, hash, noSections, zone));
  const texts = content.articles.map(({ record }) => unpackRecord(record, 'text'));
  return {
    files,
    texts,
    figures: {
      articles: content.articles.length,
      build: { renderMs: rendered - started, sectionsMs: prepared - rendered },
      bytes: {
        text: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
        snapshot: complete.length,
        ...measureSections(sections),
      },
    },
  };
}

function measureSections({ search, suggest, related }: Sections) {
  const lengthOf = (chunks: readonly Uint8Array[]) => chunks.reduce((sum, { length }) => sum + length, 0);
  return { search: lengthOf(search), suggest: lengthOf(suggest), related: lengthOf(related) };
}
