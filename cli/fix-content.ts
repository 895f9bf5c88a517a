import path from 'node:path';
import type { Finding } from '../core/build/finding/finding';
import type { Language } from '../core/build/finding/language';
import { fixSource } from '../core/build/fix/fix-source';
import { renameTerms } from '../core/build/fix/rename-terms';
import type { ContentBuild, ContentBuilder } from '../infra/content-builder';
import { readFoundFile, scanContentDir, type FoundFile } from '../infra/content-dir';
import { replaceFile, ReplaceFileError } from '../infra/replace-file';
import { formatDiff } from './format-diff';

export interface FixOptions {
  /** The content directory as the user named it. */
  readonly root: string;
  readonly language: Language;
  /** Told the diff of each file that was mended. */
  readonly onFixed: (diff: string) => void;
  readonly onProgress: (done: number, total: number) => void;
}

/** What is left after mending. */
export interface FixResult {
  readonly build: ContentBuild;
  readonly fixedCount: number;
  /** What could not be written, in sentences. */
  readonly refused: readonly string[];
}

/**
 * Mends the articles of a content directory as far as that is safe, file by file, and checks what is left.
 *
 * First each file by itself, for an article that can be read again counts when terms are named; then the names of terms.
 */
export async function fixContent(builder: ContentBuilder, options: FixOptions): Promise<FixResult> {
  const { root, onProgress } = options;
  const mended = new Set<string>();
  const refused: string[] = [];
  const change = (found: FoundFile, toFresh: (text: string) => string): void => {
    try {
      const diff = changeFile(found, toFresh, options);
      if (diff === null) return;
      mended.add(found.path);
      options.onFixed(diff);
    } catch (error) {
      if (!(error instanceof ReplaceFileError)) throw error;
      refused.push(error.message);
    }
  };
  for (const found of scanContentDir(root).files) change(found, fixSource);
  const build = await builder.build(onProgress);
  const renames = groupByFile(build.content.findings);
  for (const found of scanContentDir(root).files) {
    const findings = renames.get(found.path);
    if (findings) change(found, (text) => renameTerms(text, findings));
  }
  const isRenamed = renames.size > 0;
  return { build: isRenamed ? await builder.build() : build, fixedCount: mended.size, refused };
}

/** Changes one file; returns the diff, or null when nothing is to be changed. */
function changeFile(
  found: FoundFile,
  toFresh: (text: string) => string,
  { root, language }: FixOptions,
): string | null {
  const source = readFoundFile(root, found);
  if ('rule' in source) return null;
  const text = decode(source.bytes);
  if (text === null) return null;
  const fresh = toFresh(text);
  if (fresh === text) return null;
  const name = path.join(root, found.path);
  replaceFile(name, source.bytes, new TextEncoder().encode(fresh));
  return formatDiff(name, text, fresh, language);
}

/** The text with its byte order mark; null for what is no UTF-8, which nobody can write back as it was. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function groupByFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.rule !== 'term-spelling') continue;
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}
