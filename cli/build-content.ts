import { parseArgs } from 'node:util';
import { countBuilt } from '../core/build/content/count-built';
import { buildSections } from '../core/build/snapshot/build-sections';
import { encodeSnapshot } from '../core/build/snapshot/encode-snapshot';
import { createZone } from '../core/model/time/zone';
import { openContentBuilder } from '../infra/content-builder';
import { atFolder } from '../infra/content-source';
import { hash } from '../infra/hash';
import { openFileStore } from '../infra/snapshot-file';
import { loadConfig, toBuilderOptions } from './content-options';
import { countFindings, formatFindings } from './print-findings';
import { createProgress } from './progress';
import { run } from './run';
import { createSectionProgress } from './section-progress';
import { chooseLanguage, describeUnread, summarize } from './wording';

/** Builds the snapshot, the last step of `npm run build`. Articles that are left out do not make it fail. */
async function buildSnapshot(): Promise<number> {
  const { values } = parseArgs({ options: { lang: { type: 'string' } } });
  const language = chooseLanguage(values.lang);
  const config = loadConfig();
  const builder = openContentBuilder(atFolder(config.contentDir), toBuilderOptions(config, false));
  try {
    const { content, unread, read } = await builder.build(
      createProgress('Rendered files'),
      createProgress('Inspected images'),
    );
    console.error('Preparing search, suggestions and related articles …');
    const sections = buildSections(content, createSectionProgress());
    const zone = createZone(config.timeZone);
    const snapshot = encodeSnapshot(content, hash, sections, zone);
    await openFileStore(config.snapshot).put(snapshot);
    const { articles, findings } = content;
    if (findings.length > 0) {
      console.log(formatFindings(findings, { root: config.contentDir, format: 'pretty', language }));
    }
    const left = describeUnread(unread, read, language);
    if (left !== null) console.log(left);
    const megabytes = (snapshot.length / 1e6).toFixed(1);
    console.log(summarize(countBuilt(articles, zone, Date.now()), countFindings(findings), language));
    console.log(`${config.snapshot}: revision ${snapshot.revision}, ${megabytes} MB`);
    return 0;
  } finally {
    await builder.close();
  }
}

run(buildSnapshot);
