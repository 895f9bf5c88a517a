import { parseArgs } from 'node:util';
import { buildSections } from '../core/snapshot/build-sections';
import { encodeSnapshot } from '../core/snapshot/encode-snapshot';
import { openZone } from '../core/time/zone';
import { openContentBuilder } from '../infra/content-builder';
import { hash } from '../infra/hash';
import { saveSnapshotFile } from '../infra/snapshot-file';
import { loadConfig, toBuilderOptions } from './content-options';
import { count } from './count';
import { countFindings, formatFindings } from './print-findings';
import { createProgress } from './progress';
import { run } from './run';

const help = `Usage: npm run build

Compiles the code to dist/ and writes the content of CONTENT_DIR, checked and rendered, to CONTENT_SNAPSHOT
(by default dist/content.snapshot), which npm start serves. Articles that cannot be served are reported and left out.`;

/** Builds the content artifact. Articles that had to be left out do not fail the build. */
async function buildContentArtifact(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const config = loadConfig();
  const builder = openContentBuilder(config.contentDir, toBuilderOptions(config, false));
  try {
    const { content } = await builder.build(createProgress('Rendered articles'));
    console.error('Preparing search, suggestions and related articles …');
    const snapshot = encodeSnapshot(content, hash, buildSections(content), openZone(config.timeZone));
    saveSnapshotFile(config.snapshot, snapshot);
    if (content.findings.length > 0)
      console.log(formatFindings(content.findings, config.contentDir, 'pretty'));
    const { errors, warnings } = countFindings(content.findings);
    const megabytes = (snapshot.length / 1e6).toFixed(1);
    console.log(
      `${count(content.articles.length, 'article')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    );
    console.log(`${config.snapshot}: revision ${snapshot.revision}, ${megabytes} MB`);
    return 0;
  } finally {
    await builder.close();
  }
}

run(buildContentArtifact);
