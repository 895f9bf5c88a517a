import { type FrontMatter } from '../../model/article/front-matter';
import { fileStart } from '../../model/article/source-position';
import { compareFindings, type Finding } from '../finding/finding';
import { defaultLayout, type Layout } from '../layout/layout';
import { normalizeTime } from '../time/normalize-time';
import { parseAuthoredTime } from '../time/parse-authored-time';
import { decodeSource } from './decode-source';
import { fieldTypes } from './front-matter-schema';
import { toPlainKey } from './near-key';
import { readFrontMatter } from './read-front-matter';
import { createReport, type Report } from './report';
import { type SourceFile } from './source-file';
import { hasFrontMatter, splitFrontMatter, splitOtherForm, type SplitSource } from './split-front-matter';
import { type YamlMapping } from './yaml-mapping';

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
export function parseSource(
  file: SourceFile,
  layout: Layout = defaultLayout,
): { source: ParsedSource | null; findings: readonly Finding[] } {
  const { findings, report } = createReport(file.path);
  // Whoever names drafts in `casebook.yml` has said which folders are public.
  if (layout.drafts.length === 0 && draftFolders.has(toPlainKey(file.collection))) {
    report('folder-not-public', fileStart, { folder: file.collection });
  }
  const text = decodeSource(file.bytes, report);
  const split = text === null ? null : splitSource(text, layout, report);
  const source = split && { ...split, frontMatter: applyPlace(file, layout, split.frontMatter, report) };
  const hasError = findings.some(({ severity }) => severity === 'error');
  return { source: hasError ? null : source, findings: findings.sort(compareFindings) };
}

/** Splits a source file; one without front matter has an empty one, where the layout allows it. */
function splitSource(text: string, layout: Layout, report: Report): SplitSource | null {
  for (const form of ['toml', 'comment'] as const) {
    const split = layout.forms.includes(form) ? splitOtherForm(text, form, report) : undefined;
    if (split !== undefined) return split;
  }
  const isOptional = layout.frontMatter === 'optional';
  // It may say that the article is a draft.
  if (isOptional && text.startsWith('+++\n')) return report('front-matter-missing', fileStart);
  if (!isOptional || hasFrontMatter(text)) return splitFrontMatter(text, report, isOptional);
  return { frontMatter: new Map(), markdown: text, bodyLine: 1 };
}

/** Reads front matter, and adds what the path of the file says. */
function applyPlace(file: SourceFile, layout: Layout, entries: YamlMapping, report: Report): FrontMatter {
  const named = renameKeys(entries, layout.rename);
  const isDated = layout.date.includes('file-name') && file.date !== undefined && !named.has('date');
  const day = { ...fileStart, kind: 'string', text: file.date ?? '', value: file.date } as const;
  const complete = isDated
    ? new Map([...named, ['date', { key: 'date', keyPlace: fileStart, value: day }]])
    : named;
  const frontMatter = readFrontMatter(
    layout.isDeclared ? normalizeTimes(complete) : complete,
    report,
    layout,
  );
  return file.isDraft ? { ...frontMatter, draft: true } : frontMatter;
}

/** Writes days as they are written here: `2024/4/25` is 2024-04-25. */
function normalizeTimes(entries: YamlMapping): YamlMapping {
  return new Map(
    [...entries].map(([name, entry]) => {
      const { value } = entry;
      if (fieldTypes.get(name) !== 'date' || value.kind !== 'string') return [name, entry];
      const text = parseAuthoredTime(value.text.trim()) ? null : normalizeTime(value.text.trim());
      return [name, text === null ? entry : { ...entry, value: { ...value, text, value: text } }];
    }),
  );
}

/** Gives keys their names here. A key that has its name already wins. */
function renameKeys(entries: YamlMapping, rename: Layout['rename']): YamlMapping {
  const known = [...entries.keys()].filter((key) => !Object.hasOwn(rename, key));
  const named = new Map(known.map((key) => [key, entries.get(key)] as const));
  for (const [key, entry] of entries) {
    const name = Object.hasOwn(rename, key) ? (rename[key] ?? key) : key;
    if (!named.has(name)) named.set(name, { ...entry, key: name });
  }
  return named as YamlMapping;
}
