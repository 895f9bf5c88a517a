import { idOf } from '../core/build/article/article-keys';
import type { BuiltContent } from '../core/build/content/build-content';
import { countBuilt } from '../core/build/content/count-built';
import { buildSections } from '../core/build/snapshot/build-sections';
import { encodeSnapshot, noSections } from '../core/build/snapshot/encode-snapshot';
import type { Sections } from '../core/format/snapshot/format';
import type { Finding } from '../core/build/finding/finding';
import { createZone, type Zone } from '../core/model/time/zone';
import { openContentBuilder, type ContentBuild } from '../infra/content-builder';
import { atFolder } from '../infra/content-source';
import { localImagesPath } from '../core/model/image/served-image';
import { ContentDirError } from '../infra/content-dir';
import type { FollowerMessage } from '../infra/follow-content';
import { saveFindings } from '../infra/save-findings';
import { hash } from '../infra/hash';
import { saveSnapshotFile } from '../infra/snapshot-file';
import { loadConfig, readProcessLanguage, toBuilderOptions } from './content-options';
import { countFindings, formatFindings } from './print-findings';
import { createProgress } from './progress';
import { pollInterval, watchContentDir } from './watch-content-dir';
import { joinSentences, sayBack, sayGone, sayKept, sayWatchLimit, summarize } from './wording';

/** Whoever saves a file does not notice this many ms. */
const slowSectionsMs = 80;

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
  const builder = openContentBuilder(atFolder(root), {
    ...toBuilderOptions(config, true),
    images: { base: config.imageBaseUrl ?? localImagesPath, variants: config.imageVariants },
  });

  let told = new Set<string>();
  const zone = createZone(config.timeZone);
  const save = createSaver(snapshotName, zone);
  const isNew = (finding: Finding) => !told.has(JSON.stringify(finding));
  const listFindings = ({ content }: ContentBuild) =>
    new Set(content.findings.map((finding) => JSON.stringify(finding)));
  const publish = (build: ContentBuild, isAll: boolean) => {
    const { content, changed, served } = build;
    saveFindings(snapshotName, content.findings);
    save(content, served);
    // What is new, and all of the files that were just saved: whoever saved one wants to know what is left in it.
    const shown = content.findings.filter((finding) => changed.includes(finding.file) || isNew(finding));
    told = listFindings(build);
    if (shown.length > 0) console.log(formatFindings(shown, { root, format: 'pretty', language }));
    const what = isAll || changed.length === 0 ? root : changed.join(', ');
    const counts = countBuilt(content.articles, zone, Date.now());
    console.log(`${what}: ${summarize(counts, countFindings(content.findings), language)}`);
  };

  publish(await builder.build(createProgress('Rendered files'), createProgress('Inspected images')), true);

  let isBack = false;
  let isQueued = false;
  let work = Promise.resolve();
  const rebuild = async () => {
    isQueued = false;
    try {
      const build = await builder.build();
      const hasOtherFindings = build.content.findings.some(isNew) || listFindings(build).size !== told.size;
      if (isBack || build.changed.length > 0 || hasOtherFindings) publish(build, isBack);
      isBack = false;
    } catch (error) {
      // Whoever watches says that the directory is gone, or that it was so for a moment.
      if (error instanceof ContentDirError) watcher.look();
      else console.error(`${String(error)}\n${sayKept(language)}`);
    }
  };
  const watcher = watchContentDir(root, {
    // One build at a time: the next one begins with what this one knows.
    onChange() {
      if (!isQueued) work = work.then(rebuild);
      isQueued = true;
    },
    onGone(reason) {
      console.error(joinSentences([sayGone(root, reason, language), sayKept(language)], language));
    },
    onLimit() {
      console.error(sayWatchLimit(pollInterval / 1000, language));
    },
    onBack() {
      isBack = true;
      console.log(sayBack(root, language));
    },
  });
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
    if (last && last.took > slowSectionsMs) {
      write(content, last.numbering === numbering ? last.sections : noSections, images);
    }
    const started = performance.now();
    const sections = buildSections(content);
    last = { numbering, sections, took: performance.now() - started };
    write(content, sections, images);
  };
}

function tell(message: FollowerMessage): void {
  process.send?.(message);
}

process.on('disconnect', () => process.exit());
followContent(process.argv[2] ?? '').catch((error: unknown) => {
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
});
