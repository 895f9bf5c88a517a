import { watch } from 'chokidar';
import path from 'node:path';
import { idOf, type BuiltContent } from '../core/catalog/build-content';
import { countBuilt } from '../core/catalog/count-visibility';
import { buildSections } from '../core/snapshot/build-sections';
import { encodeSnapshot, noSections } from '../core/snapshot/encode-snapshot';
import type { Sections } from '../core/snapshot/format';
import { openZone, type Zone } from '../core/time/zone';
import { openContentBuilder, type ContentBuild } from '../infra/content-builder';
import { localImagesPath } from '../core/image/served-image';
import type { FollowerMessage } from '../infra/follow-content';
import { saveFindings } from '../infra/findings-file';
import { hash } from '../infra/hash';
import { saveSnapshotFile } from '../infra/snapshot-file';
import { loadConfig, readProcessLanguage, toBuilderOptions } from './content-options';
import { countFindings, formatFindings } from './print-findings';
import { createProgress } from './progress';
import { summarize } from './wording';

/** Whoever saves a file does not notice this many ms. */
const patience = 80;

/**
 * Editors save in several steps; this many ms of quiet make one change of them. The watcher is silent for 50 ms after
 * each event of a file, so less would miss a second save.
 */
const quiet = 80;

/** Articles stand one folder deep; their images may stand in folders below. */
const maxDepth = 6;

/** The images of a build, by the name each is served by. */
type Served = ContentBuild['served'];

/**
 * The other half of `npm run dev`: follows the content directory, builds what changed, writes the snapshot named by the
 * first argument and tells its parent. It ends with its parent.
 */
async function followContent(snapshotName: string): Promise<void> {
  const config = loadConfig();
  const root = config.contentDir;
  const language = readProcessLanguage();
  const builder = openContentBuilder(root, {
    ...toBuilderOptions(config, true),
    images: { base: config.imageBaseUrl ?? localImagesPath, variants: config.imageVariants },
  });

  let told = new Set<string>();
  const zone = openZone(config.timeZone);
  const save = createSaver(snapshotName, zone);
  const publish = ({ content, changed, served }: ContentBuild, isFirst: boolean) => {
    saveFindings(snapshotName, content.findings);
    save(content, served);
    // What is new, and all of the files that were just saved: whoever saved one wants to know what is left in it.
    const shown = content.findings.filter(
      (finding) => changed.includes(finding.file) || !told.has(JSON.stringify(finding)),
    );
    told = new Set(content.findings.map((finding) => JSON.stringify(finding)));
    if (shown.length > 0) console.log(formatFindings(shown, { root, format: 'pretty', language }));
    const what = isFirst || changed.length === 0 ? root : changed.join(', ');
    const counts = countBuilt(content.articles, zone, Date.now());
    console.log(`${what}: ${summarize(counts, countFindings(content.findings), language)}`);
  };

  publish(await builder.build(createProgress('Rendered articles'), createProgress('Inspected images')), true);

  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const rebuild = async (isChanged: boolean) => {
    try {
      const build = await builder.build();
      if (isChanged || build.changed.length > 0) publish(build, false);
    } catch (error) {
      console.error(`${String(error)}\nThe last good content stays as it is.`);
    }
  };
  // One build at a time: the next one begins with what this one knows.
  const queue = (isChanged: boolean) => (work = work.then(() => rebuild(isChanged)));
  const watcher = watch(root, { ignoreInitial: true, depth: maxDepth, ignored: isHidden });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => queue(true), quiet);
  });
  // What was saved during the first build, before anybody watched, is no event.
  watcher.on('ready', () => queue(false));
}

/**
 * Writes snapshots of one content after the other. Search and the like are made from all articles, which takes longer
 * than to render one; so where that is felt, a change is shown first, and they follow.
 */
function createSaver(name: string, zone: Zone): (content: BuiltContent, images: Served) => void {
  let last: { readonly numbering: string; readonly sections: Sections; readonly took: number } | undefined;
  const write = (content: BuiltContent, sections: Sections, images: Served) => {
    const snapshot = encodeSnapshot(content, hash, sections, zone);
    saveSnapshotFile(name, snapshot);
    tell({ kind: 'built', revision: snapshot.revision, images: [...images] });
  };
  return (content, images) => {
    // Sections name articles and terms by number: as long as these stay, the old ones serve for a moment.
    const numbering = JSON.stringify([content.articles.map(idOf), content.terms]);
    if (last && last.took > patience) {
      write(content, last.numbering === numbering ? last.sections : noSections, images);
    }
    const started = performance.now();
    const sections = buildSections(content);
    last = { numbering, sections, took: performance.now() - started };
    write(content, sections, images);
  };
}

/** What begins with a dot is neither an article nor an image, and editors write such files all the time. */
function isHidden(name: string): boolean {
  return path.basename(name).startsWith('.') && !['.', '..'].includes(path.basename(name));
}

function tell(message: FollowerMessage): void {
  process.send?.(message);
}

process.on('disconnect', () => process.exit());
followContent(process.argv[2] ?? '').catch((error: unknown) => {
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
});
