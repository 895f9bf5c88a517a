import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileStart } from '../core/model/article/source-position';
import { createFinding, type MessageParams, type Finding } from '../core/build/finding/finding';
import { type FindingRule } from '../core/build/finding/rules';
import type { Layout } from '../core/build/layout/layout';
import { isMarkdownName, placeFile, type Place } from '../core/build/layout/place-file';
import { escapeHidden } from '../core/model/text/hidden-characters';
import { codeOf, describeError, isInside, describeFileType, stampOf } from './describe-file';
import { isHiddenFolder } from './folder-entry';

/** A file that was found, but not read yet. Collection and slug of `taxonomy.yml` and the like are empty. */
export interface FoundFile extends Place {
  /** Path below the content directory, with `/`. */
  readonly path: string;
  /** A text that changes when the file changes; valid on this machine only. */
  readonly stamp: string;
}

/** A directory entry to inspect. */
export interface Candidate {
  /** Path below the content directory. */
  readonly file: string;
  readonly place: Place;
  readonly isLink: boolean;
}

/**
 * Inspects a directory entry.
 *
 * @param linked the link to each target so far; the function adds this one
 * @returns a file to read, a finding, or null for a directory
 */
export function inspectFile(
  realRoot: string,
  { file, place, isLink }: Candidate,
  layout: Layout,
  linked: Map<string, string>,
): FoundFile | Finding | null {
  try {
    const target = path.join(realRoot, file);
    const stat = fs.statSync(target, { bigint: true });
    if (stat.isDirectory()) return null;
    if (isLink) {
      const problem = inspectLink(realRoot, file, fs.realpathSync(target), layout, linked);
      if (problem) return problem;
    }
    if (!stat.isFile()) return fileFinding('file-not-regular', file, { kind: describeFileType(stat) });
    return { path: file, ...place, stamp: stampOf(stat) };
  } catch (error) {
    const isDangling = isLink && ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error));
    return isDangling
      ? fileFinding('link-dangling', file)
      : fileFinding('file-unreadable', file, { reason: describeError(error) });
  }
}

/** Rejects a link out of the content directory, or to a file that is served already. */
function inspectLink(
  realRoot: string,
  file: string,
  target: string,
  layout: Layout,
  linked: Map<string, string>,
): Finding | null {
  if (!isInside(realRoot, target)) return fileFinding('link-outside', file);
  const segments = path.relative(realRoot, target).split(path.sep);
  const isSeen = !segments.some(isHiddenFolder) && isMarkdownName(segments.at(-1) ?? '');
  const isArticle = isSeen && typeof placeFile(segments.join('/'), layout) !== 'string';
  const other = isArticle ? segments.join('/') : linked.get(target);
  if (other !== undefined) return fileFinding('link-to-article', file, { target: escapeHidden(other) });
  linked.set(target, file);
  return null;
}

/** Creates a finding about an entire file. */
export function fileFinding(rule: FindingRule, file: string, facts?: MessageParams): Finding {
  return createFinding(rule, file, fileStart, facts);
}
