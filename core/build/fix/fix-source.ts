import { frontMatterSchema, type FieldType } from '../source/front-matter-schema';
import { createReport } from '../source/report';
import { findFrontMatterEnd, splitFrontMatter } from '../source/split-front-matter';
import { normalizeTime } from '../time/normalize-time';
import { applyEdits, listScalars, rewriteScalar } from './yaml-scalars';

const types = new Map<string, FieldType>(
  Object.entries(frontMatterSchema).map(([key, { type }]) => [key, type]),
);

/**
 * Mends what reading an article mends anyway, so that the file says what is served: the byte order mark, line ends,
 * U+0000, tabs that indent. Besides, dates that can mean only one day are written as dates, and the lines of dashes lose
 * the spaces behind them, if the front matter can be read then. Nothing else is touched; mending twice is mending once.
 *
 * @param source a whole file, its byte order mark included
 */
export function fixSource(source: string): string {
  const text = source
    .replace(/\r\n?/gu, '\n')
    .replaceAll('\0', '')
    .replace(/^\uFEFF+/u, '');
  return mendTimes(mendTabs(mendDashes(text)));
}

function mendDashes(text: string): string {
  if (!listRules(text).some((rule) => rule === 'front-matter-missing' || rule === 'front-matter-unclosed')) {
    return text;
  }
  const opened = text.replace(/^---[ \t]+(?=\n)/u, '---');
  const isClosed = findFrontMatterEnd(opened) !== -1;
  const mended = isClosed ? opened : opened.replace(/\n---[ \t]+(?=\n|$)/u, '\n---');
  return isReadable(mended) ? mended : text;
}

function mendTabs(text: string): string {
  if (!listRules(text).includes('yaml-tab-indent')) return text;
  const close = findFrontMatterEnd(text);
  const block = text.slice(0, close).replace(/^[ \t]+/gmu, (indent) => ' '.repeat(indent.length));
  const mended = block + text.slice(close);
  return isReadable(mended) ? mended : text;
}

function mendTimes(text: string): string {
  const edits = listScalars(text).flatMap((scalar) => {
    if (types.get(scalar.key) !== 'date') return [];
    const mended = normalizeTime(scalar.value);
    return mended === null || mended === scalar.value ? [] : (rewriteScalar(scalar, mended) ?? []);
  });
  return applyEdits(text, edits);
}

/** The rules that the block of front matter as a whole breaks. */
function listRules(text: string): string[] {
  const { findings, report } = createReport('');
  splitFrontMatter(text, report);
  return findings.map(({ rule }) => rule);
}

function isReadable(text: string): boolean {
  const { report } = createReport('');
  return splitFrontMatter(text, report) !== null;
}
