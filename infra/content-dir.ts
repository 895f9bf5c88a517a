import * as fs from 'node:fs';
import * as path from 'node:path';
import { compareFindings, type Finding } from '../core/finding/finding';
import { toWords } from '../core/finding/to-message';
import { maxSourceBytes } from '../core/source/decode-source';
import { type SourceFile } from '../core/source/source-file';
import { taxonomyFile } from '../core/taxonomy/taxonomy-file';
import { compareCodePoints } from '../core/text/fold';
import { isArticleName, isHiddenFolder, listFolder, type FolderEntry } from './folder-entry';
import { describeError, inspectFile, isInside, nameKind, note, type FoundFile } from './inspect-file';

export type { FoundFile } from './inspect-file';

/** What a content directory holds: all articles and `taxonomy.yml`, by path in code-point order. */
export interface ContentDirScan {
  readonly files: readonly FoundFile[];
  readonly taxonomy: FoundFile | null;
  readonly findings: readonly Finding[];
}

/** A content directory that is not there or cannot be read. */
export class ContentDirError extends Error {
  override readonly name = 'ContentDirError';
}

/**
 * Finds the articles of a content directory: `*.md` files directly in a folder directly under `root`. Reads no file.
 *
 * Dot files, other endings, directories and deeper folders are not looked at. Links are followed to files inside
 * `root` that are no articles themselves. What cannot be served is a finding and stops nothing else.
 *
 * @throws ContentDirError when `root` is no directory that can be read.
 */
export function scanContentDir(root: string): ContentDirScan {
  const { realRoot, entries } = openRoot(root);
  const files: FoundFile[] = [];
  const findings: Finding[] = [];
  const linked = new Map<string, string>();
  let taxonomy: FoundFile | null = null;

  const add = (entry: FolderEntry, collection: string): FoundFile | null => {
    const file = collection === '' ? entry.name : `${collection}/${entry.name}`;
    const found = inspectFile(realRoot, { file, collection, isLink: entry.kind === 'link' }, linked);
    if (found === null || 'stamp' in found) return found;
    findings.push(found);
    return null;
  };

  const listArticles = (collection: string): void => {
    for (const entry of listFolder(path.join(realRoot, collection))) {
      if (!isArticleName(entry.name) || entry.kind === 'directory') continue;
      const problem = findNameProblem(`${collection}/${entry.name}`, entry);
      if (problem) findings.push(problem);
      const found = problem?.severity === 'error' ? null : add(entry, collection);
      if (found) files.push(found);
    }
  };

  for (const entry of entries) {
    if (isHiddenFolder(entry.name)) continue;
    if (entry.name === taxonomyFile && entry.kind !== 'directory') taxonomy = add(entry, '');
    if (entry.kind === 'link' && isDirectory(path.join(realRoot, entry.name))) {
      findings.push(note('link-collection', entry.name));
    }
    if (entry.kind !== 'directory') continue;
    const problem = findNameProblem(entry.name, entry);
    if (problem) findings.push(problem);
    if (problem?.severity === 'error') continue;
    try {
      listArticles(entry.name);
    } catch (error) {
      findings.push(note('folder-unreadable', entry.name, { reason: describeError(error) }));
    }
  }
  files.sort((a, b) => compareCodePoints(a.path, b.path));
  return { files, taxonomy, findings: findings.sort(compareFindings) };
}

/**
 * Reads a file that {@link scanContentDir} found.
 *
 * @returns a finding when it has vanished or changed its kind, cannot be read, or is larger than an article may be;
 * no more than that is read of it.
 */
export function readFoundFile(root: string, found: FoundFile): SourceFile | Finding {
  let descriptor: number | undefined;
  try {
    const realRoot = fs.realpathSync(root);
    const target = fs.realpathSync(path.join(realRoot, found.path));
    if (!isInside(realRoot, target)) return note('link-outside', found.path);
    // Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
    descriptor = fs.openSync(target, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    const stat = fs.fstatSync(descriptor);
    if (!stat.isFile()) return note('file-not-regular', found.path, { kind: nameKind(stat) });
    const bytes = readAtMost(descriptor, maxSourceBytes + 1);
    if (bytes.length > maxSourceBytes) {
      return note('file-too-large', found.path, { limit: maxSourceBytes / 1024 / 1024 });
    }
    return { path: found.path, collection: found.collection, stem: found.stem, bytes };
  } catch (error) {
    return note('file-unreadable', found.path, { reason: describeError(error) });
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

function readAtMost(descriptor: number, limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < limit) {
    const chunk = new Uint8Array(Math.min(64 * 1024, limit - length));
    const read = fs.readSync(descriptor, chunk);
    if (read === 0) break;
    chunks.push(chunk.subarray(0, read));
    length += read;
  }
  return Buffer.concat(chunks);
}

function findNameProblem(file: string, { name, isUtf8 }: FolderEntry): Finding | null {
  if (!isUtf8) return note('name-unusable', file, { problem: { phrase: 'name-not-utf8' } });
  if (/\p{Cc}/u.test(name)) return note('name-unusable', file, { problem: { phrase: 'name-control' } });
  return /\p{Bidi_Control}/u.test(name) ? note('name-bidi', file) : null;
}

/** Returns the directory that `root` names and what is in it. */
function openRoot(root: string): { realRoot: string; entries: FolderEntry[] } {
  try {
    const realRoot = fs.realpathSync(root);
    return { realRoot, entries: listFolder(realRoot) };
  } catch (error) {
    const reason = describeError(error);
    const said = typeof reason === 'string' ? reason : toWords(reason, 'en');
    throw new ContentDirError(
      `The content directory ${path.resolve(root)} cannot be read: ${said}. ` +
        'Create it, or set CONTENT_DIR to the directory that holds the collections.',
      { cause: error },
    );
  }
}

function isDirectory(target: string): boolean {
  try {
    return fs.statSync(target).isDirectory();
  } catch {
    return false;
  }
}
