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
  /** The content directory as the user typed it. */
  readonly root: string;
  readonly language: Language;
  /** Called with the diff of each fixed file. */
  readonly onFixed: (diff: string) => void;
  readonly onProgress: (done: number, total: number) => void;
}

/** The result of the fixes. */
export interface FixResult {
  /** The build after the fixes, with the remaining findings. */
  readonly build: ContentBuild;
  readonly fixedCount: number;
  /** A sentence for each file that could not be written. */
  readonly failures: readonly string[];
}

/**
 * Applies the safe fixes to the articles of a content directory, and builds it again.
 *
 * First each file is fixed on its own. Only then is the spelling of terms fixed, because an article that has become readable
 * counts when the preferred spelling is chosen.
 */
export async function fixContent(builder: ContentBuilder, options: FixOptions): Promise<FixResult> {
  const { root, onProgress } = options;
  const fixedFiles = new Set<string>();
  const failures: string[] = [];
  const applyFix = (found: FoundFile, rewrite: (text: string) => string): void => {
    try {
      const diff = fixFile(found, rewrite, options);
      if (diff === null) return;
      fixedFiles.add(found.path);
      options.onFixed(diff);
    } catch (error) {
      if (!(error instanceof ReplaceFileError)) throw error;
      failures.push(error.message);
    }
  };
  for (const found of scanContentDir(root).files) applyFix(found, fixSource);
  const build = await builder.build(onProgress);
  const renames = groupByFile(build.content.findings);
  for (const found of scanContentDir(root).files) {
    const findings = renames.get(found.path);
    if (findings) applyFix(found, (text) => renameTerms(text, findings));
  }
  const isRenamed = renames.size > 0;
  return { build: isRenamed ? await builder.build() : build, fixedCount: fixedFiles.size, failures };
}

/** Fixes one file. Returns the diff, or null if nothing changes. */
function fixFile(
  found: FoundFile,
  rewrite: (text: string) => string,
  { root, language }: FixOptions,
): string | null {
  const source = readFoundFile(root, found);
  if ('rule' in source) return null;
  const text = decode(source.bytes);
  if (text === null) return null;
  const fixed = rewrite(text);
  if (fixed === text) return null;
  const name = path.join(root, found.path);
  replaceFile(name, source.bytes, new TextEncoder().encode(fixed));
  return formatDiff(name, text, fixed, language);
}

/** Decodes UTF-8 and keeps a byte order mark. Null for invalid UTF-8, which could not be written back unchanged. */
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
