import { fieldTypes } from '../source/front-matter-schema';
import { createReport } from '../source/report';
import { findFrontMatterEnd, splitFrontMatter } from '../source/split-front-matter';
import { normalizeTime } from '../time/normalize-time';
import { applyEdits, listScalars, rewriteScalar } from './yaml-scalars';

/**
 * Makes the corrections that reading an article makes anyway, so that the file equals what is served: the byte order mark,
 * line ends, U+0000, tabs that indent. Also writes dates that can mean only one day as dates, and removes spaces after the
 * lines of dashes if the front matter can be read then. Changes nothing else. Idempotent.
 *
 * @param source a complete file, its byte order mark included
 */
export function fixSource(source: string): string {
  const text = source
    .replace(/\r\n?/gu, '\n')
    .replaceAll('\0', '')
    .replace(/^\uFEFF+/u, '');
  return fixTimes(fixTabs(fixDashes(text)));
}

function fixDashes(text: string): string {
  const rules = listRules(text);
  if (!rules.includes('front-matter-missing') && !rules.includes('front-matter-unclosed')) return text;
  const opened = text.replace(/^---[ \t]+(?=\n)/u, '---');
  const isClosed = findFrontMatterEnd(opened) !== -1;
  const fixed = isClosed ? opened : opened.replace(/\n---[ \t]+(?=\n|$)/u, '\n---');
  return isReadable(fixed) ? fixed : text;
}

function fixTabs(text: string): string {
  if (!listRules(text).includes('yaml-tab-indent')) return text;
  const close = findFrontMatterEnd(text);
  const block = text.slice(0, close).replace(/^[ \t]+/gmu, (indent) => ' '.repeat(indent.length));
  const fixed = block + text.slice(close);
  return isReadable(fixed) ? fixed : text;
}

function fixTimes(text: string): string {
  const edits = listScalars(text).flatMap((scalar) => {
    if (fieldTypes.get(scalar.key) !== 'date') return [];
    const fixed = normalizeTime(scalar.value);
    return fixed === null || fixed === scalar.value ? [] : (rewriteScalar(scalar, fixed) ?? []);
  });
  return applyEdits(text, edits);
}

/** The rules that the block of front matter breaks as a block. */
function listRules(text: string): string[] {
  const { findings, report } = createReport('');
  splitFrontMatter(text, report);
  return findings.map(({ rule }) => rule);
}

function isReadable(text: string): boolean {
  return splitFrontMatter(text, () => null) !== null;
}
