import * as fs from 'node:fs';
import * as path from 'node:path';
import { compareFindings, type Finding } from '../core/build/finding/finding';
import { imagesFile } from '../core/build/image/image';
import { defaultLayout, type Layout, type UnreadReason } from '../core/build/layout/layout';
import { parseLayout } from '../core/build/settings/parse-layout';
import {
  dropTwins,
  isMarkdownName,
  placeFile,
  separateByDate,
  type Place,
} from '../core/build/layout/place-file';
import { settingsFile } from '../core/build/settings/settings';
import { createReport } from '../core/build/source/report';
import { toWords } from '../core/build/finding/to-message';
import { decodeSource, maxSourceBytes } from '../core/build/source/decode-source';
import { type SourceFile } from '../core/build/source/source-file';
import { historyFile } from '../core/build/history/history';
import { taxonomyFile } from '../core/build/taxonomy/taxonomy-file';
import { compareCodePoints } from '../core/model/text/fold';
import { isHiddenFolder, listFolder, type FolderEntry } from './folder-entry';
import { describeError } from './describe-file';
import { inspectFile, fileFinding, type FoundFile } from './inspect-file';
import { readFileInside } from './read-file';

export type { FoundFile } from './inspect-file';

/** The files of a content directory: articles and data files, by path in code-point order. */
export interface ContentDirScan {
  readonly files: readonly FoundFile[];
  /** How many Markdown files are not looked at, by reason. */
  readonly unread: readonly (readonly [reason: UnreadReason, files: number])[];
  /** What `casebook.yml` says. */
  readonly layout: Layout;
  readonly settings: FoundFile | null;
  readonly taxonomy: FoundFile | null;
  readonly images: FoundFile | null;
  readonly history: FoundFile | null;
  readonly findings: readonly Finding[];
}

/** A content directory that does not exist or cannot be read. */
export class ContentDirError extends Error {
  override readonly name = 'ContentDirError';
}

/** The deepest folder that is looked into. */
const maxDepth = 32;

/**
 * Finds the articles of a content directory, as `casebook.yml` says; without it, the `*.md` files directly in a folder
 * directly under `root`. Reads no other file.
 *
 * It ignores dot files, `node_modules`, and files that are not Markdown; Markdown that is no article is counted. It follows
 * links to files below `root` that are not articles themselves. A file that cannot be served becomes a finding.
 *
 * @throws ContentDirError if `root` is not a readable directory
 */
export function scanContentDir(root: string): ContentDirScan {
  const { realRoot, entries } = openRoot(root);
  const settings = readSettings(realRoot, entries);
  const { layout } = settings;
  const findings = [...settings.findings];
  const files: FoundFile[] = [];
  const unread = new Map<UnreadReason, number>();
  const linked = new Map<string, string>();
  const dataFiles = new Map<string, FoundFile | null>();

  const inspect = (entry: FolderEntry, file: string, place: Place): FoundFile | null => {
    const found = inspectFile(realRoot, { file, place, isLink: entry.kind === 'link' }, layout, linked);
    if (found === null || 'stamp' in found) return found;
    findings.push(found);
    return null;
  };

  const addMarkdown = (entry: FolderEntry, file: string): void => {
    const place = placeFile(file, layout);
    if (typeof place === 'string') {
      unread.set(place, (unread.get(place) ?? 0) + 1);
      return;
    }
    const problem = findNameProblem(file, entry);
    if (problem) findings.push(problem);
    const found = problem?.severity === 'error' ? null : inspect(entry, file, place);
    if (found) files.push(found);
  };

  const visitFolder = (entry: FolderEntry, folder: string, depth: number): void => {
    // What lies deeper than articles can is only counted, and so has no findings.
    const hasArticles = layout.folders === 'deep' || depth === 1;
    const problem = hasArticles ? findNameProblem(folder, entry) : null;
    if (problem) findings.push(problem);
    if (problem?.severity === 'error' || !entry.isUtf8) return;
    try {
      visit(listFolder(path.join(realRoot, folder)), folder, depth);
    } catch (error) {
      if (hasArticles)
        findings.push(fileFinding('folder-unreadable', folder, { reason: describeError(error) }));
    }
  };

  const visit = (listed: readonly FolderEntry[], folder: string, depth: number): void => {
    for (const entry of listed) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.kind === 'directory') {
        const isSkipped = isHiddenFolder(entry.name) || entry.name === 'node_modules' || depth === maxDepth;
        if (!isSkipped) visitFolder(entry, file, depth + 1);
      } else if (isMarkdownName(entry.name)) addMarkdown(entry, file);
      else if (
        entry.kind === 'link' &&
        depth === 0 &&
        !isHiddenFolder(entry.name) &&
        isDirectory(path.join(realRoot, file))
      )
        findings.push(fileFinding('link-collection', file));
    }
  };

  for (const entry of entries) {
    const isData = dataFileNames.includes(entry.name) && entry.kind !== 'directory';
    if (isData) dataFiles.set(entry.name, inspect(entry, entry.name, { collection: '', slug: '' }));
  }
  visit(entries, '', 0);
  const single = dropTwins(files, layout);
  if (single.length < files.length) unread.set('twin', files.length - single.length);
  const sorted = separateByDate(single, layout).sort((a, b) => compareCodePoints(a.path, b.path));
  return {
    ...{ files: sorted, layout, unread: [...unread].sort(([a], [b]) => compareCodePoints(a, b)) },
    settings: settings.found,
    taxonomy: dataFiles.get(taxonomyFile) ?? null,
    images: dataFiles.get(imagesFile) ?? null,
    history: dataFiles.get(historyFile) ?? null,
    findings: findings.sort(compareFindings),
  };
}

const dataFileNames: readonly string[] = [taxonomyFile, imagesFile, historyFile];

/** Reads `casebook.yml`. */
function readSettings(
  realRoot: string,
  entries: readonly FolderEntry[],
): Pick<ContentDirScan, 'layout' | 'findings'> & { readonly found: FoundFile | null } {
  const entry = entries.find(({ name, kind }) => name === settingsFile && kind !== 'directory');
  const none = { layout: defaultLayout, found: null };
  if (!entry) return { ...none, findings: [] };
  const candidate = {
    file: settingsFile,
    place: { collection: '', slug: '' },
    isLink: entry.kind === 'link',
  };
  const found = inspectFile(realRoot, candidate, defaultLayout, new Map());
  if (found === null || !('stamp' in found)) return { ...none, findings: found === null ? [] : [found] };
  const file = readFoundFile(realRoot, found);
  if ('rule' in file) return { ...none, findings: [file] };
  const { findings, report } = createReport(settingsFile);
  const text = decodeSource(file.bytes, report);
  if (text === null) return { ...none, findings };
  const parsed = parseLayout(text, (folder) => isDirectory(path.join(realRoot, folder)));
  return { layout: parsed.layout, found, findings: [...findings, ...parsed.findings] };
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
    return { ...found, bytes };
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
