import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { LiveFile } from '../core/build/history/commit';
import { toMessage } from '../core/build/finding/to-message';
import { encodeHistory } from '../core/build/history/encode-history';
import { historyFile, maxHistoryBytes, type Past } from '../core/build/history/history';
import { mergePast } from '../core/build/history/merge-past';
import { parseHistory } from '../core/build/history/parse-history';
import { tracePast } from '../core/build/history/trace-past';
import { parseSource } from '../core/build/source/parse-source';
import { readFoundFile, scanContentDir, type FoundFile } from '../infra/content-dir';
import { readGitHistory } from '../infra/git-history';
import { writeFileAtomically } from '../infra/write-file-atomically';
import { loadConfig } from './content-options';
import { count } from './count';
import { createProgress } from './progress';
import { run, UsageError } from './run';

const help = `Usage: npm run history [-- DIR]

Writes what git knows of the articles in the content directory DIR (by default CONTENT_DIR) to DIR/${historyFile}: the names
that each had before it was renamed, which then redirect to it, and when it last changed, which is its updatedAt where
its front matter has no "updated". The build reads that file and never asks git, so check it in.

Run it after git mv, before or after the commit. What the file knew before is kept, also where git has forgotten it. A
change is a commit that changed the bytes of a file; making a file, or only renaming it, is none.`;

function writeHistory(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (positionals.length > 1) throw new UsageError('Name one content directory at a time.');
  const root = positionals[0] ?? loadConfig().contentDir;
  const scan = scanContentDir(root);
  const before = readBefore(root, scan.history);
  console.error('Asking git …');
  const { commits, untracked } = readGitHistory(fs.realpathSync(root), slugOf);
  const files = listFiles(root, scan.files);
  const { past, gone } = mergePast(files, tracePast(files, commits), before);

  const name = path.join(root, historyFile);
  const text = encodeHistory(past);
  const isNew = !fs.existsSync(name) || fs.readFileSync(name, 'utf8') !== text;
  if (isNew) writeFileAtomically(name, text);
  for (const file of gone)
    console.error(`${file} is gone; what was known of it is dropped, and its old names lead nowhere.`);
  const unseen = new Set(untracked);
  const unknown = files.filter((file) => unseen.has(file.path));
  if (unknown.length > 0) {
    const shown = count(unknown.length, 'article');
    console.error(
      `git does not know ${shown} yet (such as ${unknown[0]?.path ?? ''}), so a rename of it cannot be seen: git add it.`,
    );
  }
  const names = [...past.values()].reduce((total, file) => total + file.names.length, 0);
  const changed = [...past.values()].filter((file) => file.changed !== null).length;
  console.log(
    `${count(names, 'old name')}, ${count(changed, 'changed article')} of ${count(files.length, 'file')}`,
  );
  console.log(isNew ? `${name}: written; check it in` : `${name}: is up to date`);
  return 0;
}

/** Reads the existing file. @throws UsageError if it cannot be parsed, because overwriting it would lose its entries */
function readBefore(root: string, found: FoundFile | null): Past {
  if (!found) return new Map();
  const file = readFoundFile(root, found, maxHistoryBytes);
  const { history, findings } =
    'bytes' in file ? parseHistory(file.bytes) : { history: null, findings: [file] };
  const [problem] = findings;
  if (history && !problem) return history.past;
  const position = `${path.join(root, historyFile)}:${problem?.line ?? 1}`;
  throw new UsageError(
    `${position}: ${problem ? toMessage(problem, 'en') : ''}\nNothing was written, so that nothing it knows is lost.`,
  );
}

/** Lists the articles with the slugs from their front matter. */
function listFiles(root: string, found: readonly FoundFile[]): LiveFile[] {
  const progress = createProgress('Read files');
  return found.map((one, i) => {
    const file = readFoundFile(root, one);
    progress(i + 1, found.length);
    return { path: one.path, slug: 'bytes' in file ? slugOf(file.bytes) : null };
  });
}

/** Reads the slug from the front matter. Most files do not contain the word, and are not parsed. */
function slugOf(bytes: Uint8Array): string | null {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('slug')) return null;
  const { source } = parseSource({ path: 'blog/a.md', collection: 'blog', slug: 'a', bytes });
  return source?.frontMatter.slug?.value ?? null;
}

run(writeHistory);
