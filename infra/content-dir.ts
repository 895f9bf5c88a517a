import * as fs from 'node:fs';
import * as path from 'node:path';
import { compareFindings, type Finding } from '../core/build/finding/finding';
import { imagesFile } from '../core/build/image/image';
import { toWords } from '../core/build/finding/to-message';
import { maxSourceBytes } from '../core/build/source/decode-source';
import { type SourceFile } from '../core/build/source/source-file';
import { historyFile } from '../core/build/history/history';
import { taxonomyFile } from '../core/build/taxonomy/taxonomy-file';
import { compareCodePoints } from '../core/model/text/fold';
import { isArticleName, isHiddenFolder, listFolder, type FolderEntry } from './folder-entry';
import { describeError } from './describe-file';
import { inspectFile, fileFinding, type FoundFile } from './inspect-file';
import { readFileInside } from './read-file';

export type { FoundFile } from './inspect-file';

/** What a content directory holds: all articles and the files that say more of them, by path in code-point order. */
export interface ContentDirScan {
  readonly files: readonly FoundFile[];
  readonly taxonomy: FoundFile | null;
  readonly images: FoundFile | null;
  readonly history: FoundFile | null;
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
  let images: FoundFile | null = null;
  let history: FoundFile | null = null;

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
    if (entry.name === imagesFile && entry.kind !== 'directory') images = add(entry, '');
    if (entry.name === historyFile && entry.kind !== 'directory') history = add(entry, '');
    if (entry.kind === 'link' && isDirectory(path.join(realRoot, entry.name))) {
      findings.push(fileFinding('link-collection', entry.name));
    }
    if (entry.kind !== 'directory') continue;
    const problem = findNameProblem(entry.name, entry);
    if (problem) findings.push(problem);
    if (problem?.severity === 'error') continue;
    try {
      listArticles(entry.name);
    } catch (error) {
      findings.push(fileFinding('folder-unreadable', entry.name, { reason: describeError(error) }));
    }
  }
  files.sort((a, b) => compareCodePoints(a.path, b.path));
  return { files, taxonomy, images, history, findings: findings.sort(compareFindings) };
}

/**
 * Reads a file that {@link scanContentDir} found.
 *
 * @returns a finding when it has vanished or changed its kind, cannot be read, or is larger than an article may be;
 * no more than that is read of it.
 * @param maxBytes what it may have at most
 */
export function readFoundFile(
  root: string,
  found: FoundFile,
  maxBytes = maxSourceBytes,
): SourceFile | Finding {
  const bytes = readFileInside(root, found.path, maxBytes);
  if (!('kind' in bytes)) {
    return { path: found.path, collection: found.collection, stem: found.stem, bytes };
  }
  switch (bytes.kind) {
    case 'outside':
      return fileFinding('link-outside', found.path);
    case 'not-regular':
      return fileFinding('file-not-regular', found.path, { kind: bytes.what });
    case 'too-large':
      return fileFinding('file-too-large', found.path, { limit: maxBytes / 1024 / 1024 });
    case 'unreadable':
      return fileFinding('file-unreadable', found.path, { reason: bytes.reason });
  }
}

function findNameProblem(file: string, { name, isUtf8 }: FolderEntry): Finding | null {
  if (!isUtf8) return fileFinding('name-unusable', file, { problem: { phrase: 'name-not-utf8' } });
  if (/\p{Cc}/u.test(name))
    return fileFinding('name-unusable', file, { problem: { phrase: 'name-control' } });
  return /\p{Bidi_Control}/u.test(name) ? fileFinding('name-bidi', file) : null;
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
