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

/** The files of a content directory: articles and data files, by path in code-point order. */
export interface ContentDirScan {
  readonly files: readonly FoundFile[];
  readonly taxonomy: FoundFile | null;
  readonly images: FoundFile | null;
  readonly history: FoundFile | null;
  readonly findings: readonly Finding[];
}

/** A content directory that does not exist or cannot be read. */
export class ContentDirError extends Error {
  override readonly name = 'ContentDirError';
}

/**
 * Finds the articles of a content directory: `*.md` files directly in a folder directly under `root`. Reads no file.
 *
 * It ignores dot files, other endings, directories and deeper folders. It follows links to files below `root` that are not
 * articles themselves. A file that cannot be served becomes a finding.
 *
 * @throws ContentDirError if `root` is not a readable directory
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
 * @param maxBytes the maximum size; the function does not read more
 * @returns a finding if the file was removed, is not a file any more, cannot be read, or is too large
 */
export function readFoundFile(
  root: string,
  found: FoundFile,
  maxBytes = maxSourceBytes,
): SourceFile | Finding {
  const bytes = readFileInside(root, found.path, maxBytes);
  if (!('kind' in bytes)) {
    return { path: found.path, collection: found.collection, slug: found.slug, bytes };
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

/** Returns the real path of `root` and its entries. */
function openRoot(root: string): { realRoot: string; entries: FolderEntry[] } {
  try {
    const realRoot = fs.realpathSync(root);
    return { realRoot, entries: listFolder(realRoot) };
  } catch (error) {
    const reason = describeError(error);
    const detail = typeof reason === 'string' ? reason : toWords(reason, 'en');
    throw new ContentDirError(
      `The content directory ${path.resolve(root)} cannot be read: ${detail}. ` +
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
