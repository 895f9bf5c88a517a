import { type FrontMatter } from '../../model/article/front-matter';
import { fileStart } from '../../model/article/source-position';
import { compareFindings, type Finding } from '../finding/finding';
import { decodeSource } from './decode-source';
import { toPlainKey } from './near-key';
import { readFrontMatter } from './read-front-matter';
import { createReport } from './report';
import { type SourceFile } from './source-file';
import { splitFrontMatter } from './split-front-matter';

/** A source file, read and checked. */
export interface ParsedSource {
  readonly frontMatter: FrontMatter;
  /** The body as written, after normalisation of its bytes. */
  readonly markdown: string;
  /** The line of the file on which `markdown` begins. */
  readonly bodyLine: number;
}

/** Folders that Jekyll, Hexo and others do not publish. */
const draftFolders = new Set(['draft', 'drafts', 'unpublished', '草稿', '草稿箱']);

/**
 * Parses one source file. Pure, and never throws: a problem of the file is a finding.
 *
 * @returns `source` is null when one of the findings, which come in the order of the file, is an error.
 */
export function parseSource(file: SourceFile): { source: ParsedSource | null; findings: readonly Finding[] } {
  const { findings, report } = createReport(file.path);
  if (draftFolders.has(toPlainKey(file.collection))) {
    report('folder-not-public', fileStart, { folder: file.collection });
  }
  const text = decodeSource(file.bytes, report);
  const split = text === null ? null : splitFrontMatter(text, report);
  const source = split && { ...split, frontMatter: readFrontMatter(split.frontMatter, report) };
  const hasError = findings.some(({ severity }) => severity === 'error');
  return { source: hasError ? null : source, findings: findings.sort(compareFindings) };
}
