import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { toBuilderOptions } from '../../cli/content-options';
import { loadContentConfig } from '../../config/content';
import type { BuiltContent } from '../../core/build/content/build-content';
import { buildSections } from '../../core/build/snapshot/build-sections';
import { encodeSnapshot } from '../../core/build/snapshot/encode-snapshot';
import { createZone } from '../../core/model/time/zone';
import { openContentBuilder } from '../../infra/content-builder';
import { atFolder } from '../../infra/content-source';
import { hash } from '../../infra/hash';
import { openFileStore } from '../../infra/snapshot-file';

/** A snapshot in a temporary file, and its content. */
export interface BuiltSnapshot {
  readonly file: string;
  readonly content: BuiltContent;
  readonly revision: string;
  remove: () => void;
}

/**
 * Builds a content directory into a temporary snapshot, as `npm run build` does.
 *
 * @param env environment variables of the build
 */
export async function buildSnapshot(
  contentDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BuiltSnapshot> {
  const config = loadContentConfig(env, os.tmpdir());
  const builder = openContentBuilder(atFolder(path.resolve(contentDir)), toBuilderOptions(config, false));
  try {
    const { content } = await builder.build();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-test-'));
    const file = path.join(folder, 'content.snapshot');
    const snapshot = encodeSnapshot(content, hash, buildSections(content), createZone(config.timeZone));
    await openFileStore(file).put(snapshot);
    const remove = () => {
      fs.rmSync(folder, { recursive: true });
    };
    return { file, content, revision: snapshot.revision, remove };
  } finally {
    await builder.close();
  }
}
