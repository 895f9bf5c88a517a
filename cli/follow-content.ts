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
import { openFileStore } from '../infra/snapshot-file';
import { loadConfig, readProcessLanguage, toBuilderOptions } from './content-options';
import { countFindings, formatFindings } from './print-findings';
import { createProgress } from './progress';
import { pollIntervalMs, watchContentDir } from './watch-content-dir';
import {
  joinSentences,
  describeBack,
  describeGone,
  describeLastGood,
  describeUnread,
  describeWatchLimit,
  summarize,
} from './wording';

/** Below this many milliseconds, building the sections is not noticeable after a save. */
const slowSectionsMs = 80;

/** The images of a build, by the name under which each is served. */
type ServedImages = ContentBuild['served'];

/**
 * The child process of `npm run dev`. It watches the content directory, builds what changed, writes the snapshot and
 * notifies its parent. It exits with its parent.
 *
 * @param snapshotName path of the snapshot file, the first argument of the process
 */
async function followContent(snapshotName: string): Promise<void> {
  const config = loadConfig();
  const root = config.contentDir;
  const language = readProcessLanguage();
  const builder = openContentBuilder(atFolder(root), {
    ...toBuilderOptions(config, true),
    images: { base: config.imageBaseUrl ?? localImagesPath, variants: config.imageVariants },
  });

  let reported = new Set<string>();
  const zone = createZone(config.timeZone);
  const save = createSnapshotWriter(snapshotName, zone);
  const isNew = (finding: Finding) => !reported.has(JSON.stringify(finding));
  const listFindings = ({ content }: ContentBuild) =>
    new Set(content.findings.map((finding) => JSON.stringify(finding)));
  const publish = async (build: ContentBuild, isAll: boolean) => {
    const { content, changed, served } = build;
    saveFindings(snapshotName, content.findings);
    await save(content, served);
    // Show new findings, and all findings of the files that were just saved.
    const shown = content.findings.filter((finding) => changed.includes(finding.file) || isNew(finding));
    reported = listFindings(build);
    if (shown.length > 0) console.log(formatFindings(shown, { root, format: 'pretty', language }));
    const what = isAll || changed.length === 0 ? root : changed.join(', ');
    const left = isAll ? describeUnread(build.unread, build.read, language) : null;
    if (left !== null) console.log(left);
    const counts = countBuilt(content.articles, zone, Date.now());
    console.log(`${what}: ${summarize(counts, countFindings(content.findings), language)}`);
  };

  await publish(
    await builder.build(createProgress('Rendered files'), createProgress('Inspected images')),
    true,
  );

  let isBack = false;
  let isQueued = false;
  let work = Promise.resolve();
  const rebuild = async () => {
    isQueued = false;
    try {
      const build = await builder.build();
      const hasOtherFindings =
        build.content.findings.some(isNew) || listFindings(build).size !== reported.size;
      const isAll = isBack;
      isBack = false;
      if (isAll || build.changed.length > 0 || hasOtherFindings) await publish(build, isAll);
    } catch (error) {
      // The watcher checks whether the directory is really gone, and reports it then.
      if (error instanceof ContentDirError) watcher.look();
      else console.error(`${String(error)}\n${describeLastGood(language)}`);
    }
  };
  const watcher = watchContentDir(root, {
    // One build at a time, because each build reuses the results of the previous one.
    onChange() {
      if (!isQueued) work = work.then(rebuild);
      isQueued = true;
    },
    onGone(reason) {
      console.error(
        joinSentences([describeGone(root, reason, language), describeLastGood(language)], language),
      );
    },
    onLimit() {
      console.error(describeWatchLimit(pollIntervalMs / 1000, language));
    },
    onBack() {
      isBack = true;
      console.log(describeBack(root, language));
    },
  });
}

/**
 * Creates a function that writes a snapshot for each build. Search, suggestions and related articles are built from all
 * articles. If that is slow, a snapshot without new sections is written first, and the complete one follows.
 */
function createSnapshotWriter(
  name: string,
  zone: Zone,
): (content: BuiltContent, images: ServedImages) => Promise<void> {
  const store = openFileStore(name);
  let last: { readonly numbering: string; readonly sections: Sections; readonly tookMs: number } | undefined;
  const write = async (content: BuiltContent, sections: Sections, images: ServedImages) => {
    const snapshot = encodeSnapshot(content, hash, sections, zone);
    await store.put(snapshot);
    notifyParent({ kind: 'built', revision: snapshot.revision, images: [...images] });
  };
  return async (content, images) => {
    // Sections refer to articles and terms by number. While the numbers are the same, the previous sections can be used.
    const numbering = JSON.stringify([content.articles.map(idOf), content.terms]);
    if (last && last.tookMs > slowSectionsMs) {
      await write(content, last.numbering === numbering ? last.sections : noSections, images);
    }
    const started = performance.now();
    const sections = buildSections(content);
    last = { numbering, sections, tookMs: performance.now() - started };
    await write(content, sections, images);
  };
}

function notifyParent(message: FollowerMessage): void {
  process.send?.(message);
}

process.on('disconnect', () => process.exit());
followContent(process.argv[2] ?? '').catch((error: unknown) => {
  notifyParent({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
});
